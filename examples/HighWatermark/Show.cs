using System;
using System.Threading;

namespace ZmqInterop.Examples.HighWatermark;

/// <summary>
/// Sends until the queue is full, to a peer that does not receive, and then counts what has arrived. Over inproc there is one queue, which holds as many as
/// both sides allow together. Over tcp there are two, and the buffers of the system between them.
/// </summary>
internal static class Show
{
    public static void Run(int limit, CancellationToken stop)
    {
        Console.WriteLine($"limits: {limit} to send and {limit} to receive");
        Fill("PUSH", ZmqSocketType.Push, ZmqSocketType.Pull, limit, stop);
        Fill("DEALER", ZmqSocketType.Dealer, ZmqSocketType.Dealer, limit, stop);
        Fill("PUB", ZmqSocketType.Pub, ZmqSocketType.Sub, limit, stop);
        Fill("ROUTER", ZmqSocketType.Router, ZmqSocketType.Dealer, limit, stop);
        Fill("ROUTER, mandatory", ZmqSocketType.Router, ZmqSocketType.Dealer, limit, stop);
        Fill("REQ", ZmqSocketType.Req, ZmqSocketType.Router, limit, stop);
    }

    private static void Fill(string name, ZmqSocketType senderType, ZmqSocketType receiverType, int limit, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket sender = context.CreateSocket(senderType);
        using ZmqSocket receiver = context.CreateSocket(receiverType);
        sender.Options.SendHighWatermark = limit;
        receiver.Options.ReceiveHighWatermark = limit;
        if (receiverType == ZmqSocketType.Sub)
        {
            receiver.Subscribe("");
        }

        if (senderType == ZmqSocketType.Router)
        {
            sender.Options.SetRouterMandatory(name.EndsWith("mandatory", StringComparison.Ordinal));
            receiver.Options.SetRoutingId("peer");
        }

        sender.Bind("inproc://queue");
        receiver.Connect("inproc://queue");
        int tries = 10 * limit;
        (int accepted, string end) = Send(sender, tries, stop);
        Console.WriteLine($"{name}: {accepted} of {tries} sends accepted, {Count(receiver)} arrived; {end}");
    }

    /// <summary>How many sends were accepted, and how the others ended.</summary>
    private static (int Accepted, string End) Send(ZmqSocket sender, int tries, CancellationToken stop)
    {
        using ZmqMessage message = new();
        for (int accepted = 0; accepted < tries; accepted++)
        {
            message.Clear();
            if (sender.Type == ZmqSocketType.Router)
            {
                message.Add("peer");
            }

            message.Add("message");
            try
            {
                if (!sender.TrySend(message, cancellationToken: stop))
                {
                    return (accepted, "then a send waits");
                }
            }
            catch (ZmqException exception) when (exception.Error == ZmqError.InvalidState)
            {
                return (accepted, "then a reply has to be received");
            }
        }

        return (tries, "the others were dropped");
    }

    private static int Count(ZmqSocket receiver)
    {
        int count = 0;
        using ZmqMessage message = new();
        while (receiver.TryReceive(message))
        {
            count++;
        }

        return count;
    }
}
