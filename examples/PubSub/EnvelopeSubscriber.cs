using System;
using System.Threading;

namespace ZmqInterop.Examples.PubSub;

/// <summary>Receives topic and body.</summary>
internal static class EnvelopeSubscriber
{
    public static void Run(string endpoint, string city, int count, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket subscriber = context.CreateSocket(ZmqSocketType.Sub);
        subscriber.Options.Linger = TimeSpan.Zero; // A publisher that is gone needs no subscription.
        subscriber.Subscribe(city);
        subscriber.Connect(endpoint);

        using ZmqMessage message = new();
        string report = "";
        for (int i = 0; i < count; i++)
        {
            subscriber.Receive(message, stop);
            report = message[1].GetString();
        }

        Console.WriteLine($"got {count} reports for {city}, the last one \"{report}\"");
    }
}
