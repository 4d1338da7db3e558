using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Tests.Support;

/// <summary>Runs tests/ZmqInterop.ExitProbe.</summary>
internal static class ExitProbe
{
    /// <summary>Runs the probe and returns its exit code and what it wrote to the error output.</summary>
    internal static async Task<(int Code, string Error)> RunAsync(params string[] arguments)
    {
        ProcessStartInfo start = DotnetProgram.StartInfoOrSkip(DotnetProgram.PathOrSkip("ZmqInterop.ExitProbe"), arguments);
        start.RedirectStandardError = true;
        using CancellationTokenSource limit = new(BackgroundCall.Limit);
        using Process process = Process.Start(start)!;
        try
        {
            string error = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', arguments)}: the process did not end within {BackgroundCall.Limit.TotalSeconds} s.");
        }
    }
}
