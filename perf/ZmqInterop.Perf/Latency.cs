using System;
using System.Threading;

namespace ZmqInterop.Perf;

/// <summary>REQ to REP and back, one message at a time.</summary>
internal static class Latency<TWire>
    where TWire : struct, IWire<TWire>
{
    /// <summary>Both ends in this process: two threads, one context.</summary>
    public static void Pair(Run run)
    {
        using ZmqContext context = new();
        using ZmqContext? other = run.Apart ? new() : null;
        using ZmqSocket requester = context.CreateSocket(ZmqSocketType.Req);
        string endpoint = requester.Bind(run.Endpoint);
        Thread replier = new(() =>
        {
            using ZmqSocket socket = (other ?? context).CreateSocket(ZmqSocketType.Rep);
            socket.Connect(endpoint);
            ReplyAll(socket, run);
        });
        replier.Start();
        RequestAll(requester, run);
        replier.Join();
    }

    public static void Local(Run run)
    {
        using ZmqContext context = new() { ShutdownTimeout = Timeout.InfiniteTimeSpan };
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
        Console.Error.WriteLine($"endpoint: {socket.Bind(run.Endpoint)}");
        ReplyAll(socket, run);
    }

    public static void Remote(Run run)
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Req);
        socket.Connect(run.Endpoint);
        RequestAll(socket, run);
    }

    private static void RequestAll(ZmqSocket socket, Run run)
    {
        TWire wire = TWire.Over(socket, run);
        Messages<TWire>.Request(wire, run.Size, run.Warmup);
        Measurement measurement = Measurement.Start();
        Messages<TWire>.Request(wire, run.Size, run.Count);
        measurement.Stop().ReportLatency(run);
        wire.Close();
    }

    private static void ReplyAll(ZmqSocket socket, Run run)
    {
        TWire wire = TWire.Over(socket, run);
        Messages<TWire>.Reply(wire, run.Size, run.Warmup + run.Count);
        wire.Close();
    }
}
