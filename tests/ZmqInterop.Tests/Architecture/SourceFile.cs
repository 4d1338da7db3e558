namespace ZmqInterop.Tests.Architecture;

/// <summary>A C# file of the repository.</summary>
/// <param name="Path">Relative to the root, with slashes.</param>
/// <param name="Text">Its text as it is in the file.</param>
internal sealed record SourceFile(string Path, string Text)
{
    internal string[] Lines => Text.Split('\n');

    internal string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public override string ToString() => Path;
}
