using System;
using System.Threading;

namespace ZmqInterop.Examples.Hub;

/// <summary>Gets the messages that begin with the topic.</summary>
internal static class Subscriber
{
    public static void Run(string endpoint, string topic, int count, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket subscriber = context.CreateSocket(ZmqSocketType.Sub);
        subscriber.Options.Linger = TimeSpan.Zero; // A publisher that is gone needs no subscription.
        subscriber.Subscribe($"{topic} ");
        subscriber.Connect(endpoint);
        for (int i = 0; i < count; i++)
        {
            Console.WriteLine(subscriber.ReceiveString(stop));
        }
    }
}
