using System;
using System.Threading;

namespace ZmqInterop.Examples.Coordination;

/// <summary>Hears the publisher, reports, and counts.</summary>
internal static class Subscriber
{
    public static void Run(string updates, string arrivals, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket subscriber = context.CreateSocket(ZmqSocketType.Sub);
        using ZmqSocket client = context.CreateSocket(ZmqSocketType.Req);
        subscriber.Options.ReceiveHighWatermark = 0;
        subscriber.Options.Linger = TimeSpan.Zero; // A publisher that is gone needs no subscription.
        subscriber.Subscribe("");
        subscriber.Connect(updates);
        client.Connect(arrivals);

        subscriber.ReceiveString(stop);
        client.Send("here", cancellationToken: stop);
        client.ReceiveString(stop);
        Console.WriteLine($"got {Counting.ToTheEnd(subscriber, stop)} updates");
    }
}
