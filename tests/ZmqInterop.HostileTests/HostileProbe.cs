using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.HostileTests;

/// <summary>Runs tests/ZmqInterop.HostileProbe.</summary>
internal static class HostileProbe
{
    private const string Assembly = "ZmqInterop.HostileProbe.dll";

    /// <summary>Runs the probe and returns its exit code and what it wrote.</summary>
    /// <param name="limit">What it does not take unless it hangs.</param>
    /// <param name="prefix">A command that runs what follows it in another way, such as "sh -c ...", or nothing.</param>
    /// <param name="arguments">For the probe.</param>
    internal static async Task<(int Code, string Output, string Error)> RunAsync(TimeSpan limit, string[] prefix, params string[] arguments)
    {
        string path = Path.Combine(AppContext.BaseDirectory.Replace("ZmqInterop.HostileTests", "ZmqInterop.HostileProbe", StringComparison.Ordinal), Assembly);
        Assert.SkipUnless(File.Exists(path), $"{path} is not built.");
        string dotnet = Path.GetFullPath(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        string[] command = [.. prefix, dotnet, path, .. arguments];
        ProcessStartInfo start = new(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using CancellationTokenSource watchdog = new(limit);
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(watchdog.Token);
            string error = await process.StandardError.ReadToEndAsync(watchdog.Token);
            await process.WaitForExitAsync(watchdog.Token);
            return (process.ExitCode, await output, error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', arguments)}: the process did not end within {limit.TotalSeconds} s.");
        }
    }
}
