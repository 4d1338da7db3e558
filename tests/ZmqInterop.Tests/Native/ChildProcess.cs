using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Tests.Native;

internal static class ChildProcess
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    internal static async Task<ChildResult> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        using CancellationTokenSource limit = new(s_limit);
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ChildResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{start.FileName} did not end within {s_limit.TotalSeconds} s.");
        }
    }
}
