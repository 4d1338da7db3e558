using System;
using System.Threading;

namespace ZmqInterop.Examples.Coordination;

/// <summary>
/// A subscription travels beside the request that reports it, and may come later. So the publisher says hello until everybody has reported, which
/// subscribers do when they have heard it.
/// </summary>
internal static class Publisher
{
    private static readonly TimeSpan s_helloInterval = TimeSpan.FromMilliseconds(10);

    public static void Run(string updates, string arrivals, int subscribers, int count, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket publisher = context.CreateSocket(ZmqSocketType.Pub);
        using ZmqSocket service = context.CreateSocket(ZmqSocketType.Rep);

        // Without a limit: at the high watermark, 1000 messages unless set, a PUB drops.
        publisher.Options.SendHighWatermark = 0;
        Console.WriteLine($"updates at {publisher.Bind(updates)} arrivals at {service.Bind(arrivals)}");
        for (int present = 0; present < subscribers;)
        {
            publisher.Send("hello", cancellationToken: stop);
            if (service.TryReceiveString(out _, s_helloInterval, stop))
            {
                service.Send("welcome", cancellationToken: stop);
                present++;
            }
        }

        for (int i = 0; i < count; i++)
        {
            publisher.Send("update"u8, cancellationToken: stop);
        }

        publisher.Send("end", cancellationToken: stop);
        Console.WriteLine($"published {count} updates");

        // At the end as much may be waiting to be sent as fits in memory.
        context.ShutdownTimeout = TimeSpan.FromMinutes(1);
    }
}
