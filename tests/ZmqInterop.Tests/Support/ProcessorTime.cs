using System;
using System.Diagnostics;
using System.Threading;
using Xunit;

namespace ZmqInterop.Tests.Support;

/// <summary>Tells who sleeps from who loops, by the processor time of the process.</summary>
internal static class ProcessorTime
{
    private const int Windows = 10;
    private static readonly TimeSpan s_window = TimeSpan.FromMilliseconds(400);

    /// <summary>
    /// Fails when the process uses half a processor or more all the time. A loop that does not sleep takes a whole one; the runtime, which compiles in the
    /// background, does so for a while.
    /// </summary>
    internal static void AssertLittle()
    {
        double share = double.MaxValue;
        for (int i = 0; i < Windows; i++)
        {
            share = Math.Min(share, MeasureShare());
            if (share < 0.5)
            {
                return;
            }
        }

        Assert.Fail($"At least {share:P0} of a processor in each of {Windows} times {s_window.TotalMilliseconds} ms.");
    }

    private static double MeasureShare()
    {
        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        long begin = Stopwatch.GetTimestamp();
        Thread.Sleep(s_window);
        process.Refresh();
        return (process.TotalProcessorTime - before) / Stopwatch.GetElapsedTime(begin);
    }
}
