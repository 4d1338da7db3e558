using System;
using System.Globalization;
using System.Threading;

namespace ZmqInterop.Examples.PubSub;

/// <summary>Two frames, the topic and the body: subscriptions are compared with the first frame only, and the body may be anything.</summary>
internal static class EnvelopePublisher
{
    private static readonly string[] s_cities = ["berlin", "lisbon", "oslo"];

    public static void Run(string endpoint, int count, int subscribers, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket publisher = context.CreateSocket(ZmqSocketType.XPub);
        Subscriptions.TellAll(publisher);
        Console.WriteLine($"publishing at {publisher.Bind(endpoint)}");
        Subscriptions.WaitFor(publisher, subscribers, stop);

        using ZmqMessage message = new();
        for (int i = 1; i <= count; i++)
        {
            foreach (string city in s_cities)
            {
                message.Add(city);
                message.Add(string.Create(CultureInfo.InvariantCulture, $"{10 + i} degrees"));
                publisher.Send(message, stop);
            }
        }

        Console.WriteLine($"published {count * s_cities.Length} reports");
    }
}
