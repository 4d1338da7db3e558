using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;

namespace ZmqInterop.Examples.Durable;

/// <summary>
/// In ZeroMQ 2 a publisher kept messages for a subscriber with a name, until its memory was full. Now the high watermark bounds what waits for a slow or
/// absent one: the rest is dropped, and asked for later. Only the publisher knows how much of its history is worth keeping.
/// </summary>
internal static class Publisher
{
    private const int HighWatermark = 100;

    // As many updates at most in one answer: who needs more asks again.
    private const int BatchSize = 100;

    public static void Run(string updates, string catchUp, int interval, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket publisher = context.CreateSocket(ZmqSocketType.Pub);
        using ZmqSocket service = context.CreateSocket(ZmqSocketType.Router);
        publisher.Options.SendHighWatermark = HighWatermark;

        // What subscribers that are gone would have got need not be waited for at the end.
        publisher.Options.Linger = TimeSpan.Zero;
        service.Options.Linger = TimeSpan.Zero;
        Console.WriteLine($"updates at {publisher.Bind(updates)} catch-up at {service.Bind(catchUp)}");

        List<string> history = [];
        long next = 0;
        using ZmqMessage message = new();
        while (true)
        {
            TimeSpan wait = TimeSpan.FromMilliseconds(Math.Max(0, next - Environment.TickCount64));
            if (service.TryReceive(message, wait, stop))
            {
                Answer(service, message, history, stop);
            }

            if (Environment.TickCount64 >= next)
            {
                history.Add($"update {history.Count + 1}");
                message.Add(Number(history.Count));
                message.Add(history[^1]);
                publisher.Send(message, stop);
                next = Environment.TickCount64 + interval;
            }
        }
    }

    /// <summary>The request: who asks, and the number of the last update that he has. The answer: that number, and the updates that follow.</summary>
    private static void Answer(ZmqSocket service, ZmqMessage message, List<string> history, CancellationToken stop)
    {
        int last = int.Parse(message[1].GetString(), CultureInfo.InvariantCulture);
        for (int i = last; i < Math.Min(history.Count, last + BatchSize); i++)
        {
            message.Add(history[i]);
        }

        service.Send(message, stop);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
