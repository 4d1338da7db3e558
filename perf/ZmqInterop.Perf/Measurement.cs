using System;
using System.Diagnostics;
using System.Globalization;

namespace ZmqInterop.Perf;

/// <summary>What the process spends between <see cref="Start"/> and <see cref="Stop"/>.</summary>
internal sealed class Measurement
{
    private long _wall;
    private TimeSpan _cpu;
    private long _allocated;
    private int _collections;

    private Measurement()
    {
    }

    /// <summary>Time that went by.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Processor time of all threads, libzmq's own included.</summary>
    public TimeSpan Cpu { get; private set; }

    /// <summary>Managed bytes that all threads allocated.</summary>
    public long Allocated { get; private set; }

    /// <summary>Garbage collections of all generations.</summary>
    public int Collections { get; private set; }

    /// <summary>Starts the clock, after everything that itself takes time or memory.</summary>
    public static Measurement Start()
    {
        // Once before: what the first call allocates for itself is not to be counted.
        _ = Environment.CpuUsage;
        Measurement measurement = new()
        {
            _collections = GC.CollectionCount(0),
            _allocated = GC.GetTotalAllocatedBytes(precise: true),
            _cpu = Environment.CpuUsage.TotalTime,
        };
        measurement._wall = Stopwatch.GetTimestamp();
        return measurement;
    }

    /// <summary>Stops the clock.</summary>
    public Measurement Stop()
    {
        Elapsed = Stopwatch.GetElapsedTime(_wall);
        Cpu = Environment.CpuUsage.TotalTime - _cpu;
        Allocated = GC.GetTotalAllocatedBytes(precise: true) - _allocated;
        Collections = GC.CollectionCount(0) - _collections;
        return this;
    }

    /// <summary>libzmq's lines for a throughput.</summary>
    public void ReportThroughput(Run run)
    {
        double throughput = run.Count / Elapsed.TotalSeconds;
        Print($"message size: {run.Size} [B]");
        Print($"message count: {run.Count}");
        Print($"mean throughput: {(long)throughput} [msg/s]");
        Print($"mean throughput: {throughput * run.Size * 8 / 1e6:F3} [Mb/s]");
        ReportStats(run);
    }

    /// <summary>libzmq's lines for a latency, which is half a round trip.</summary>
    public void ReportLatency(Run run)
    {
        Print($"message size: {run.Size} [B]");
        Print($"roundtrip count: {run.Count}");
        Print($"average latency: {Elapsed.TotalMicroseconds / (run.Count * 2):F3} [us]");
        ReportStats(run);
    }

    /// <summary>How often something was opened and closed.</summary>
    public void ReportRate(Run run)
    {
        Print($"cycle count: {run.Count}");
        Print($"mean rate: {run.Count / Elapsed.TotalSeconds:F1} [1/s]");
        ReportStats(run);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private void ReportStats(Run run)
    {
        if (!run.Stats)
        {
            return;
        }

        using Process process = Process.GetCurrentProcess();
        Print($"cpu time: {Cpu.TotalNanoseconds / run.Count:F1} [ns/msg]");
        Print($"peak memory: {process.PeakWorkingSet64 / 1024} [KiB]");
        Print($"managed allocation: {(double)Allocated / run.Count:F4} [B/msg]");
        Print($"managed allocation in all: {Allocated} [B]");
        Print($"garbage collections: {Collections}");
    }
}
