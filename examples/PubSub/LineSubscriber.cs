using System;
using System.Threading;

namespace ZmqInterop.Examples.PubSub;

/// <summary>Without a subscription a SUB receives nothing; the empty one means everything.</summary>
internal static class LineSubscriber
{
    public static void Run(string endpoint, string topic, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket subscriber = context.CreateSocket(ZmqSocketType.Sub);
        subscriber.Options.Linger = TimeSpan.Zero; // A publisher that is gone needs no subscription.
        subscriber.Subscribe(topic);
        subscriber.Connect(endpoint);

        while (true)
        {
            Console.WriteLine(subscriber.ReceiveString(stop));
        }
    }
}
