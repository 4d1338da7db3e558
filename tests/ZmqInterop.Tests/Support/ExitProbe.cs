using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.Tests.Support;

/// <summary>Runs tests/ZmqInterop.ExitProbe.</summary>
internal static class ExitProbe
{
    private const string Assembly = "ZmqInterop.ExitProbe.dll";

    /// <summary>Runs the probe and returns its exit code and what it wrote to the error output.</summary>
    internal static async Task<(int Code, string Error)> RunAsync(params string[] arguments)
    {
        string path = Path.Combine(AppContext.BaseDirectory.Replace("ZmqInterop.Tests", "ZmqInterop.ExitProbe", StringComparison.Ordinal), Assembly);
        Assert.SkipUnless(File.Exists(path), $"{path} is not built.");
        string dotnet = Path.GetFullPath(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        ProcessStartInfo start = new(dotnet, [path, .. arguments]) { RedirectStandardError = true };
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
