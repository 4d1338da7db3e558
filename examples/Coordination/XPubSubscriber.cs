using System;
using System.Threading;

namespace ZmqInterop.Examples.Coordination;

/// <summary>A subscriber like any other: the publisher does the rest.</summary>
internal static class XPubSubscriber
{
    public static void Run(string updates, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket subscriber = context.CreateSocket(ZmqSocketType.Sub);
        subscriber.Options.Linger = TimeSpan.Zero; // A publisher that is gone needs no subscription.
        subscriber.Subscribe("");
        subscriber.Connect(updates);
        Console.WriteLine($"got {Counting.ToTheEnd(subscriber, stop)} updates");
    }
}
