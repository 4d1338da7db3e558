using System;
using System.Threading;

namespace ZmqInterop.Examples.Coordination;

/// <summary>An XPUB receives the subscriptions themselves: when it has one, the subscriber gets everything from then on.</summary>
internal static class XPubPublisher
{
    public static void Run(string updates, int subscribers, int count, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket publisher = context.CreateSocket(ZmqSocketType.XPub);

        // Every subscription, not only the first one; and a full queue makes the publisher wait, so that nothing has to be unlimited.
        publisher.Options.SetXPubVerbose(true);
        publisher.Options.SetXPubNoDrop(true);
        Console.WriteLine($"updates at {publisher.Bind(updates)}");
        for (int present = 0; present < subscribers; present++)
        {
            publisher.ReceiveBytes(stop);
        }

        for (int i = 0; i < count; i++)
        {
            publisher.Send("update"u8, cancellationToken: stop);
        }

        publisher.Send("end", cancellationToken: stop);
        Console.WriteLine($"published {count} updates");
        context.ShutdownTimeout = TimeSpan.FromMinutes(1);
    }
}
