using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>Programs of this repository in a process of their own.</summary>
internal static class AsyncChildProcess
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs tests/ZmqInterop.AsyncProbe, which must end well.</summary>
    internal static async Task RunProbeAsync(params string[] arguments)
    {
        (int code, string output) = await RunAsync(DotnetProgram.PathOrSkip("ZmqInterop.AsyncProbe"), new Dictionary<string, string>(), arguments);
        Assert.True(code == 0, $"Exit code {code}. {output}");
    }

    /// <summary>Runs a .NET program and returns its exit code and everything that it wrote.</summary>
    internal static async Task<(int Code, string Output)> RunAsync(string assembly, Dictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = DotnetProgram.StartInfoOrSkip(assembly, arguments);
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using CancellationTokenSource limit = new(s_limit);
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', arguments)}: the process did not end within {s_limit.TotalSeconds} s.");
        }
    }
}
