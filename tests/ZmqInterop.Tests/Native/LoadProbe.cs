using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Native;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Native;

/// <summary>A copy of tests/ZmqInterop.LoadProbe in a folder of its own, which holds no libzmq but what a test puts there.</summary>
internal sealed class LoadProbe : IDisposable
{
    private const string Project = "ZmqInterop.LoadProbe";

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
        Assert.SkipWhen(DotnetProgram.IsSelfContained, "The tests have the probe only where the runtime is installed.");
        return new LoadProbe(Path.GetDirectoryName(DotnetProgram.PathOrSkip(Project))!);
    }

    internal string PathOf(string name) => _folder.File(name);

    /// <summary>Runs the probe, which must end well whatever it met, and returns what it printed.</summary>
    internal async Task<string> RunAsync(params string[] arguments)
    {
        ProcessStartInfo start = DotnetProgram.StartInfoOrSkip(Path.Combine(Folder, Project + ".dll"), arguments);
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
