using System;
using System.IO;

namespace ZmqInterop.Tests.Native;

/// <summary>An empty folder that is deleted at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("zmqinterop-").FullName;

    internal string File(string name)
    {
        string file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
