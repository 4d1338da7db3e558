using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.StressTests;

/// <summary>The duplex tests against a library that does not look again after a call: they have to see it stall.</summary>
public sealed class AsyncNegativeControlTests
{
    // Of the library; for this test only.
    private const string NoServeVariable = "ZMQINTEROP_TEST_NO_SERVE";

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Duplex_WithoutLookingAgain_Stalls()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(NoServeVariable) is not null, "This is the child process already.");
        string dotnet = Path.GetFullPath(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        ProcessStartInfo start = new(
            dotnet,
            [
                Path.Combine(AppContext.BaseDirectory, "ZmqInterop.StressTests.dll"),
                "-noLogo",
                "-noColor",
                "-stopOnFail",
                "-class",
                typeof(AsyncDuplexTests).FullName!,
            ])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[NoServeVariable] = "1";
        start.Environment[AsyncProgress.StallVariable] = "4";
        start.Environment["ZMQINTEROP_STRESS_SECONDS"] = "15";
        using CancellationTokenSource limit = new(s_limit);
        using Process child = Process.Start(start)!;
        string output = await child.StandardOutput.ReadToEndAsync(limit.Token);
        await child.WaitForExitAsync(limit.Token);
        Assert.NotEqual(0, child.ExitCode);
        Assert.Contains(AsyncProgress.Stalled, output, StringComparison.Ordinal);
    }
}
