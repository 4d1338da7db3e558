using System;
using System.Collections.Generic;
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
        Dictionary<string, string> environment = new()
        {
            [NoServeVariable] = "1",
            [AsyncProgress.StallVariable] = "4",
            [Duration.Variable] = "15",
        };
        (int exitCode, string output) = await StressProcess.RunAsync(s_limit, environment, typeof(AsyncDuplexTests));
        Assert.NotEqual(0, exitCode);
        Assert.Contains(AsyncProgress.Stalled, output, StringComparison.Ordinal);
    }
}
