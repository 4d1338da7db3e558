using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>What needs a process of its own: its end while calls wait, and calls completed by the watching threads.</summary>
[Collection(AloneCollection.Name)]
public sealed class AsyncProcessTests
{
    [Theory]
    [InlineData("exit-return")]
    [InlineData("exit-return-shared")]
    [InlineData("exit-in-continuation")]
    public Task ProcessEnd_CallsWait_IsClean(string probe) => AsyncChildProcess.RunProbeAsync(probe);

    [Theory]
    [InlineData("watchers-blocked")]
    [InlineData("watchers-without-pool")]
    [InlineData("watchers-left")]
    [InlineData("watchers-at-once")]
    [InlineData("watchers-throw")]
    [InlineData("watchers-context")]
    [InlineData("watchers-setting")]
    public Task WatcherThreads_UserCode_CannotStopThem(string probe)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(WaitSet.PortableVariable) is "1" || !OperatingSystem.IsLinux(), "Watching threads complete calls on Linux only.");
        return AsyncChildProcess.RunProbeAsync(probe);
    }

    [Fact]
    public async Task WatcherThreads_AllTestsOfThisNamespace_Pass()
    {
        Assert.SkipWhen(AsyncSettings.WatcherThreads > 0, "This is the child process already.");
        Assert.SkipWhen(Environment.GetEnvironmentVariable(WaitSet.PortableVariable) is "1" || !OperatingSystem.IsLinux(), "Watching threads complete calls on Linux only.");
        string assembly = Path.Combine(AppContext.BaseDirectory, "ZmqInterop.Tests.dll");
        (int code, string output) = await AsyncChildProcess.RunAsync(
            assembly,
            new Dictionary<string, string> { [AsyncSettings.Variable] = "3" },
            "-noLogo",
            "-noColor",
            "-namespace",
            "ZmqInterop.Tests.Async");
        Assert.True(code == 0, output);
        Assert.Contains("Failed: 0", output, StringComparison.Ordinal);
    }
}
