using System;
using System.Threading;

namespace ZmqInterop.Perf;

/// <summary>PUSH to PULL, one way, as fast as it goes.</summary>
internal static class Throughput<TWire>
    where TWire : struct, IWire<TWire>
{
    /// <summary>Both ends in this process: two threads, one context.</summary>
    public static void Pair(Run run)
    {
        using ZmqContext context = new();
        using ZmqContext? other = run.Apart ? new() : null;
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        Curve.SecureServer(pull, run);
        string endpoint = pull.Bind(run.Endpoint);
        Thread sender = new(() =>
        {
            using ZmqSocket push = (other ?? context).CreateSocket(ZmqSocketType.Push);
            Curve.SecureClient(push, run);
            push.Connect(endpoint);
            SendAll(push, run);
        });
        sender.Start();
        ReceiveAll(pull, run);
        sender.Join();
    }

    public static void Local(Run run)
    {
        using ZmqContext context = new();
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        Curve.SecureServer(pull, run);
        Console.Error.WriteLine($"endpoint: {pull.Bind(run.Endpoint)}");
        ReceiveAll(pull, run);
    }

    public static void Remote(Run run)
    {
        using ZmqContext context = new() { ShutdownTimeout = Timeout.InfiniteTimeSpan };
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        Curve.SecureClient(push, run);
        push.Connect(run.Endpoint);
        SendAll(push, run);
    }

    private static void SendAll(ZmqSocket socket, Run run)
    {
        TWire wire = TWire.Over(socket, run);
        Messages<TWire>.Send(wire, run.Warmup + run.Count);
        wire.Close();
    }

    /// <summary>The arrival of the first measured message starts the clock, as in libzmq's programs.</summary>
    private static void ReceiveAll(ZmqSocket socket, Run run)
    {
        TWire wire = TWire.Over(socket, run);
        Messages<TWire>.Receive(wire, run.Size, run.Warmup + 1);
        Measurement measurement = Measurement.Start();
        Messages<TWire>.Receive(wire, run.Size, run.Count - 1);
        measurement.Stop().ReportThroughput(run);
        wire.Close();
    }
}
