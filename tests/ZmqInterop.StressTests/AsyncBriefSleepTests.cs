using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.StressTests;

/// <summary>The others once more where every wait begins with a brief sleep, not only those of streams.</summary>
public sealed class AsyncBriefSleepTests
{
    // Of the library; for this test only.
    private const string AlwaysVariable = "ZMQINTEROP_TEST_BRIEF_SLEEPS";

    // Several times what it takes, which grows with how long each test runs.
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(10 * Duration.Seconds);

    [Fact]
    public async Task AsynchronousCalls_EveryWaitBeginsWithABriefSleep_NeverStallOrLose()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(AlwaysVariable) is not null, "This is the child process already.");
        Dictionary<string, string> environment = new()
        {
            [AlwaysVariable] = "1",
            [Duration.Variable] = Math.Max(Duration.Seconds / 4, 1).ToString(CultureInfo.InvariantCulture),
        };
        (int exitCode, string output) = await StressProcess.RunAsync(s_limit, environment, typeof(AsyncDuplexTests), typeof(AsyncCancellationTests));
        Assert.True(exitCode == 0, output);
    }
}
