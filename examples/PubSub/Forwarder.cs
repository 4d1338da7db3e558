using System;
using System.Threading;

namespace ZmqInterop.Examples.PubSub;

/// <summary>Messages go from the XSUB to the XPUB, subscriptions the other way, so that publishers filter for the network behind as well.</summary>
internal static class Forwarder
{
    public static void Run(string publishers, string subscribers, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket frontend = context.CreateSocket(ZmqSocketType.XSub);
        using ZmqSocket backend = context.CreateSocket(ZmqSocketType.XPub);
        Console.WriteLine($"publishers at {frontend.Bind(publishers)} subscribers at {backend.Bind(subscribers)}");

        ZmqProxy.Run(frontend, backend, cancellationToken: stop);
    }
}
