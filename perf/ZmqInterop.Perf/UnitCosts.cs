using System;
using System.Diagnostics;
using System.Globalization;

namespace ZmqInterop.Perf;

/// <summary>
/// What making, sending and receiving one message costs when nothing waits and no second thread is at work: inproc, one thread. All ways of calling take
/// turns every millisecond or so in the same process, so that the differences hold on a machine that has other work, too.
/// </summary>
internal sealed class UnitCosts : IDisposable
{
    // Within the default high watermarks, and few enough to stay in the processor's cache.
    private const int Burst = 100;
    private const int BurstsPerRound = 100;

    private readonly Run _run;
    private readonly ZmqContext _context = new();
    private readonly ZmqSocket _pull;
    private readonly ZmqSocket _push;

    private UnitCosts(Run run)
    {
        _run = run;
        _pull = _context.CreateSocket(ZmqSocketType.Pull);
        _push = _context.CreateSocket(ZmqSocketType.Push);
        _push.Connect(_pull.Bind(run.Endpoint));
    }

    public static void Measure(Run run)
    {
        using UnitCosts costs = new(run);
        costs.MeasureAll();
    }

    public void Dispose()
    {
        _push.Dispose();
        _pull.Dispose();
        _context.Dispose();
    }

    private static void Report(string name, double[] nanoseconds)
    {
        Array.Sort(nanoseconds);
        int quarter = nanoseconds.Length / 4;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {nanoseconds[nanoseconds.Length / 2]:F2} [ns] ({nanoseconds[quarter]:F2} to {nanoseconds[^(quarter + 1)]:F2})"));
    }

    private void MeasureAll()
    {
        double[][] results = [new double[_run.Count], new double[_run.Count], new double[_run.Count], new double[_run.Count]];
        for (long round = -_run.Warmup; round < _run.Count; round++)
        {
            long index = Math.Max(round, 0);
            results[0][index] = Time<FrameWire>();
            results[1][index] = Time<RawFrameWire>();
            results[2][index] = Time<SpanWire>();
            results[3][index] = Time<RawSpanWire>();
        }

        Report("frame", results[0]);
        Report("raw-frame", results[1]);
        Report("span", results[2]);
        Report("raw-span", results[3]);
    }

    /// <summary>Nanoseconds per message.</summary>
    private double Time<TWire>()
        where TWire : struct, IWire<TWire>
    {
        TWire sender = TWire.Over(_push, _run.Size);
        TWire receiver = TWire.Over(_pull, _run.Size);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < BurstsPerRound; i++)
        {
            Messages<TWire>.Send(sender, Burst);
            Messages<TWire>.Receive(receiver, _run.Size, Burst);
        }

        double nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds / (Burst * BurstsPerRound);
        sender.Close();
        receiver.Close();
        return nanoseconds;
    }
}
