using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Xunit;

namespace ZmqInterop.Tests.Support;

/// <summary>Tells who sleeps from who loops, by the processor time of the process.</summary>
internal static class ProcessorTime
{
    private static readonly TimeSpan s_window = TimeSpan.FromMilliseconds(400);

    // Under an emulator half a minute: so long the runtime compiles in the background where each of its instructions is emulated.
    private static readonly int s_windows = DotnetProgram.IsSelfContained ? 75 : 10;

    /// <summary>
    /// Fails when the process uses half a processor or more all the time. A loop that does not sleep takes a whole one; the runtime, which compiles in the
    /// background, does so for a while.
    /// </summary>
    internal static void AssertLittle() =>
        Assert.Contains(Enumerable.Range(0, s_windows).Select(_ => MeasureShare()), share => share < 0.5);

    private static double MeasureShare()
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long begin = Stopwatch.GetTimestamp();

        // Nothing is waited for: this is the time of which the share is taken.
        Thread.Sleep(s_window);
        return (Environment.CpuUsage.TotalTime - before) / Stopwatch.GetElapsedTime(begin);
    }
}
