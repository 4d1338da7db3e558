namespace ZmqInterop.Perf;

/// <summary>Opens and closes again and again.</summary>
internal static class Cycles
{
    /// <summary>A context with one socket, which is what starts libzmq's threads.</summary>
    public static void MeasureContexts(Run run)
    {
        OpenContexts(run.Warmup);
        Measurement measurement = Measurement.Start();
        OpenContexts(run.Count);
        measurement.Stop().ReportRate(run);
    }

    /// <summary>Sockets of one context, one after the other.</summary>
    public static void MeasureSockets(Run run)
    {
        // A thread of libzmq closes them, which may lag behind.
        using ZmqContext context = new() { MaxSockets = (int)(run.Warmup + run.Count) };
        OpenSockets(context, run.Warmup);
        Measurement measurement = Measurement.Start();
        OpenSockets(context, run.Count);
        measurement.Stop().ReportRate(run);
    }

    private static void OpenContexts(long count)
    {
        for (long i = 0; i < count; i++)
        {
            using ZmqContext context = new();
            OpenSockets(context, 1);
        }
    }

    private static void OpenSockets(ZmqContext context, long count)
    {
        for (long i = 0; i < count; i++)
        {
            using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Dealer);
        }
    }
}
