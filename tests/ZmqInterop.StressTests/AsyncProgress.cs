using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.StressTests;

/// <summary>Counts what happens and tells when nothing happens any more.</summary>
internal sealed class AsyncProgress
{
    /// <summary>Part of the message of a test that has stalled.</summary>
    internal const string Stalled = "STALLED";

    /// <summary>Environment variable with the seconds without progress that count as a stall.</summary>
    internal const string StallVariable = "ZMQINTEROP_STRESS_STALL_SECONDS";

    private static readonly TimeSpan s_stall = TimeSpan.FromSeconds(
        int.Parse(Environment.GetEnvironmentVariable(StallVariable) ?? "45", CultureInfo.InvariantCulture));

    private long _steps;

    internal long Steps => Volatile.Read(ref _steps);

    /// <summary>The part of a test's time that one of its cases has.</summary>
    internal static TimeSpan Slice { get; } = TimeSpan.FromSeconds(Duration.Seconds) / 5;

    internal void Step() => Interlocked.Increment(ref _steps);

    /// <summary>Waits for the work, for as long as there is progress.</summary>
    internal async Task FinishAsync(Task work, Func<string> report)
    {
        long steps = -1;
        long since = Stopwatch.GetTimestamp();
        while (await Task.WhenAny(work, Task.Delay(100)) != work)
        {
            if (Steps != steps)
            {
                steps = Steps;
                since = Stopwatch.GetTimestamp();
            }

            Assert.True(Stopwatch.GetElapsedTime(since) < s_stall, $"{Stalled} after {steps} steps. {report()}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(report());
        await work;
    }
}
