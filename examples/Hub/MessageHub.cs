using System;
using System.Threading;

namespace ZmqInterop.Examples.Hub;

/// <summary>
/// A PUB drops what nobody has subscribed to, a PUSH waits until somebody pulls: so the hub tries to push, and goes on when it cannot. Otherwise subscribers
/// would get nothing while there are no pullers.
/// </summary>
internal static class MessageHub
{
    public static void Run(string publishers, string subscribers, string pullers, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket incoming = context.CreateSocket(ZmqSocketType.Sub);
        using ZmqSocket outgoing = context.CreateSocket(ZmqSocketType.Pub);
        using ZmqSocket pushing = context.CreateSocket(ZmqSocketType.Push);
        incoming.Subscribe("");
        Console.WriteLine($"publishers at {incoming.Bind(publishers)} subscribers at {outgoing.Bind(subscribers)} pullers at {pushing.Bind(pullers)}");

        using ZmqPoller poller = new();
        poller.Add(incoming);
        ZmqPollResult[] ready = new ZmqPollResult[1];
        using ZmqFrame frame = new();
        while (true)
        {
            poller.Wait(ready, cancellationToken: stop);
            while (incoming.TryReceive(frame, cancellationToken: stop))
            {
                // In front of the send, which takes the content.
                int space = frame.Span.IndexOf((byte)' ');
                if (space >= 0)
                {
                    pushing.TrySend(frame.Span[(space + 1)..], cancellationToken: stop);
                }

                outgoing.Send(frame, cancellationToken: stop);
            }
        }
    }
}
