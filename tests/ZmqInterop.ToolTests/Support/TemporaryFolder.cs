using System;
using System.IO;

namespace ZmqInterop.ToolTests.Support;

/// <summary>An empty folder, deleted with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("zmqi").FullName;

    public string this[string name] => Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
