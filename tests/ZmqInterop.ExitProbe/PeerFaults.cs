#pragma warning disable ZMQDRAFT001 // A RADIO is a draft.

using System;
using System.Buffers.Binary;
using System.Threading;
using ZmqInterop.BehaviorTests.Support;

namespace ZmqInterop.ExitProbe;

/// <summary>What a peer could end the process with. Part of <see cref="LibraryFaults"/>.</summary>
internal static class PeerFaults
{
    // What nothing takes unless it hangs.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    // A stranger has the id that comes next. Peers that get one made up after that are served as ever.
    internal static void MadeUpId(ZmqContext context)
    {
        using ZmqSocket router = context.CreateSocket(ZmqSocketType.Router);
        string endpoint = router.Bind("tcp://127.0.0.1:*");
        using RawPeer stranger = Connect(router, endpoint, Next(MadeUp(context, router, endpoint)));
        for (int i = 0; i < 3; i++)
        {
            _ = MadeUp(context, router, endpoint);
        }
    }

    // A peer whose id is taken over by another gets a made-up one for the time in which it is sent away.
    internal static void MadeUpIdOnHandover(ZmqContext context)
    {
        using ZmqSocket router = context.CreateSocket(ZmqSocketType.Router);
        router.Options.SetRouterHandover(true);
        string endpoint = router.Bind("tcp://127.0.0.1:*");
        using RawPeer stranger = Connect(router, endpoint, Next(MadeUp(context, router, endpoint)));
        for (int i = 0; i < 3; i++)
        {
            using RawPeer old = Connect(router, endpoint, "name"u8.ToArray());
            using RawPeer successor = Connect(router, endpoint, "name"u8.ToArray());
        }
    }

    // Its subscription is received when it has gone, and subscribed to then. What becomes of its memory next is in most cases the queue of the next subscriber,
    // which then gets what it has not asked for; otherwise whatever is there is written to.
    internal static void SubscriberGone(ZmqContext context, bool unsubscribes)
    {
        using ZmqSocket publisher = context.CreateSocket(ZmqSocketType.XPub);
        publisher.Options.SetXPubManual(true);
        publisher.Bind("inproc://publisher");
        for (int round = 0; round < 50; round++)
        {
            using (ZmqSocket subscriber = Subscriber(context, "A"))
            {
                if (unsubscribes)
                {
                    subscriber.Send([0, (byte)'A']);
                }

                Until(() => publisher.Events.HasFlag(ZmqPollEvents.In), "The subscription does not arrive.");
            }

            // The end of its queue is a matter of some commands, which the socket takes here.
            Until(() => publisher.Events >= 0 && context.SocketCount == 1, "The subscriber does not go.");
            for (int i = 0; i < 10; i++)
            {
                _ = publisher.Events;
                Thread.Sleep(1);
            }

            while (publisher.TryReceiveBytes(out byte[]? notification))
            {
                publisher.Subscribe(notification.AsSpan(1));
            }

            using ZmqSocket next = Subscriber(context, "B");
            publisher.Send("A message for nobody");
            Until(() => publisher.TryReceiveBytes(out _), "The next subscription does not arrive.");
            publisher.Subscribe("B");
            publisher.Send("B message for the next one");
            if (next.ReceiveString() is not ['B', ..])
            {
                throw new NotSupportedException("The next subscriber gets what the one before wanted.");
            }
        }
    }

    // The peer reads nothing, so that a part of the message is on its way when it resets the connection and the socket is closed.
    internal static void ResetWhileClosing(ZmqContext context)
    {
        byte[] part = new byte[4096];
        using Barrier barrier = new(2);
        for (int round = 0; round < 400; round++)
        {
            using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Push);
            socket.Options.Linger = TimeSpan.Zero;
            socket.Options.SendBufferSize = 4096;
            RawPeer peer = RawPeer.Connect(socket.Bind("tcp://127.0.0.1:*"));
            peer.Handshake("PULL");
            for (int i = 0; i < 2000; i++)
            {
                socket.Send(part, more: i < 1999);
            }

            _ = peer.Read(1);
            int pause = round % 200;
            Thread thread = new(() =>
            {
                barrier.SignalAndWait();
                Thread.SpinWait(pause * 10);
                peer.Reset();
            });
            thread.Start();
            barrier.SignalAndWait();
            socket.Dispose();
            thread.Join();
        }
    }

    // No DISH joins a group that is so long.
    internal static void LongGroup(ZmqContext context)
    {
        using ZmqSocket radio = context.CreateSocket(ZmqSocketType.Radio);
        string endpoint = radio.Bind("tcp://127.0.0.1:*");
        foreach (string command in new[] { "JOIN", "LEAVE" })
        {
            using RawPeer peer = RawPeer.Connect(endpoint);
            peer.Handshake("DISH");
            peer.WriteFrame(RawPeer.Command, RawPeer.CommandBody(command, new byte[256]));
            peer.WaitForEnd();
        }
    }

    // The request of the stranger has no end of its envelope, and the stranger has gone when it is received.
    internal static void HalfRequest(ZmqContext context)
    {
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
        using ZmqSocket client = context.CreateSocket(ZmqSocketType.Req);
        string endpoint = server.Bind("tcp://127.0.0.1:*");
        client.Connect(endpoint);
        for (int round = 0; round < 10; round++)
        {
            using ZmqMonitor monitor = server.Monitor(ZmqMonitorEvents.Disconnected);
            using (RawPeer stranger = RawPeer.Connect(endpoint))
            {
                stranger.Handshake("REQ");
                stranger.WriteFrame(RawPeer.More, (byte)'x');
                stranger.WriteFrame(0, (byte)'y');
            }

            if (!monitor.TryReceive(out _, s_limit))
            {
                throw new TimeoutException("The end of the connection is not noticed.");
            }

            client.Send("request");
            _ = server.ReceiveString();
            server.Send("reply");
            if (!client.TryReceiveString(out _, s_limit / 10))
            {
                throw new TimeoutException("The reply is lost.");
            }
        }
    }

    // Set for one connection and taken back for those after it, as the option is meant to be used; then that connection breaks, and is made again.
    internal static void ImmediateTakenBack(ZmqContext context)
    {
        using ZmqSocket client = context.CreateSocket(ZmqSocketType.Dealer);
        client.Options.Immediate = true;
        string endpoint;
        using (ZmqSocket first = context.CreateSocket(ZmqSocketType.Dealer))
        {
            endpoint = first.Bind("tcp://127.0.0.1:*");
            client.Connect(endpoint);
            client.Send("for the first");
            _ = first.ReceiveString();
            client.Options.Immediate = false;
        }

        Until(() => !client.TrySend("for nobody"), "The end of the connection is not noticed.");
        using ZmqSocket second = context.CreateSocket(ZmqSocketType.Dealer);
        Until(() => IsBound(second, endpoint), "The address is not free.");
        Until(() => client.TrySend("for the second"), "The connection is not made again.");
        _ = second.ReceiveString();
    }

    private static bool IsBound(ZmqSocket socket, string endpoint)
    {
        try
        {
            _ = socket.Bind(endpoint);
            return true;
        }
        catch (ZmqException exception) when (exception.Error == ZmqError.AddressInUse)
        {
            return false;
        }
    }

    private static RawPeer Connect(ZmqSocket router, string endpoint, byte[] id)
    {
        RawPeer peer = RawPeer.Connect(endpoint);
        peer.Handshake("DEALER", 0, id);
        peer.WriteFrame(0, (byte)'x');
        using ZmqMessage message = router.ReceiveMessage();
        return message[0].Span.SequenceEqual(id) ? peer : throw new NotSupportedException("The peer has another id.");
    }

    private static ZmqSocket Subscriber(ZmqContext context, string topic)
    {
        ZmqSocket subscriber = context.CreateSocket(ZmqSocketType.XSub);
        subscriber.Connect("inproc://publisher");
        subscriber.Send([1, (byte)topic[0]]);
        return subscriber;
    }

    private static byte[] MadeUp(ZmqContext context, ZmqSocket router, string endpoint)
    {
        using ZmqSocket dealer = context.CreateSocket(ZmqSocketType.Dealer);
        dealer.Connect(endpoint);
        dealer.Send("hello");
        using ZmqMessage message = router.ReceiveMessage();
        return message[0].ToArray();
    }

    private static byte[] Next(byte[] madeUp)
    {
        byte[] next = [.. madeUp];
        BinaryPrimitives.WriteUInt32BigEndian(next.AsSpan(1), BinaryPrimitives.ReadUInt32BigEndian(madeUp.AsSpan(1)) + 1);
        return next;
    }

    private static void Until(Func<bool> condition, string otherwise)
    {
        if (!SpinWait.SpinUntil(condition, s_limit))
        {
            throw new TimeoutException(otherwise);
        }
    }
}
