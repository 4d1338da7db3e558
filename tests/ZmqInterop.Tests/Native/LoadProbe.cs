using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Native;

namespace ZmqInterop.Tests.Native;

/// <summary>A copy of tests/ZmqInterop.LoadProbe in a folder of its own, which holds no libzmq but what a test puts there.</summary>
internal sealed class LoadProbe : IDisposable
{
    private const string Assembly = "ZmqInterop.LoadProbe.dll";

    private readonly TemporaryFolder _folder = new();

    private LoadProbe(string source)
    {
        foreach (string file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, _folder.File(Path.GetFileName(file)));
        }
    }

    internal string Folder => _folder.Path;

    internal Dictionary<string, string?> Environment { get; } = new() { [NativeSearch.PathVariable] = null };

    internal static LoadProbe CopyOrSkip()
    {
        string source = AppContext.BaseDirectory.Replace("ZmqInterop.Tests", "ZmqInterop.LoadProbe", StringComparison.Ordinal);
        Assert.SkipUnless(File.Exists(Path.Combine(source, Assembly)), $"{source} is not built.");
        return new LoadProbe(source);
    }

    internal string PathOf(string name) => _folder.File(name);

    /// <summary>Runs the probe, which must end well whatever it met, and returns what it printed.</summary>
    internal async Task<string> RunAsync(params string[] arguments)
    {
        string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        ProcessStartInfo start = new(dotnet, [Path.Combine(Folder, Assembly), .. arguments]);
        foreach ((string name, string? value) in Environment)
        {
            start.Environment[name] = value;
        }

        ChildResult result = await ChildProcess.RunAsync(start);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }

    public void Dispose() => _folder.Dispose();
}
