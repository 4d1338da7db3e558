using System;
using System.Diagnostics;

namespace ZmqInterop.ExitProbe;

/// <summary>Connections with a routing id that a peer of the socket has: libzmq ends the process when it is asked for one.</summary>
internal static class RoutingIds
{
    private const string Id = "taken";
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    /// <summary>Returns when the connection was refused with an exception, or made because the id is free.</summary>
    internal static void Run(string way)
    {
        using ZmqContext context = new();
        switch (way)
        {
            case "router":
                Twice(context.CreateSocket(ZmqSocketType.Router), "tcp://127.0.0.1:9", "tcp://127.0.0.1:9");
                break;
            case "router-inproc":
                Twice(context.CreateSocket(ZmqSocketType.Router), "inproc://first", "inproc://second");
                break;
            case "rep":
                Twice(context.CreateSocket(ZmqSocketType.Rep), "tcp://127.0.0.1:9", "inproc://second");
                break;
            case "stream":
                Twice(context.CreateSocket(ZmqSocketType.Stream), "tcp://127.0.0.1:9", "tcp://127.0.0.1:9");
                break;
            case "by-number":
                ByNumber(context.CreateSocket(ZmqSocketType.Router));
                break;
            case "immediate":
                Immediate(context.CreateSocket(ZmqSocketType.Router));
                break;
            case "peer-tcp":
                PeerOf(context.CreateSocket(ZmqSocketType.Router), context.CreateSocket(ZmqSocketType.Dealer), "tcp://127.0.0.1:*");
                break;
            case "peer-inproc":
                PeerOf(context.CreateSocket(ZmqSocketType.Router), context.CreateSocket(ZmqSocketType.Dealer), "inproc://server");
                break;
            case "peer-unseen":
                UnseenPeerOf(context.CreateSocket(ZmqSocketType.Router), context.CreateSocket(ZmqSocketType.Dealer));
                break;
            case "peer-closed":
                ClosedPeerOf(context.CreateSocket(ZmqSocketType.Router), context.CreateSocket(ZmqSocketType.Dealer));
                break;
            case "router-disconnected":
                Disconnected(context.CreateSocket(ZmqSocketType.Router), context.CreateSocket(ZmqSocketType.Router));
                break;
            case "router-once":
                Once(context.CreateSocket(ZmqSocketType.Router), context.CreateSocket(ZmqSocketType.Router));
                break;
            case "stream-disconnected":
                Disconnected(context.CreateSocket(ZmqSocketType.Stream), context.CreateSocket(ZmqSocketType.Stream));
                break;
            case "made-up":
                MadeUp(context);
                break;
            default:
                throw new ArgumentException($"Unknown: {way}.", nameof(way));
        }

        context.ShutdownTimeout = TimeSpan.Zero;
    }

    private static void Twice(ZmqSocket socket, string first, string second)
    {
        Connect(socket, first);
        ExpectRefusal(socket, second);
    }

    private static void ByNumber(ZmqSocket router)
    {
        Connect(router, "inproc://first");
        router.Options.SetBytes(ZmqSocketOption.ConnectRoutingId, "taken"u8);
        Expect<InvalidOperationException>(() => router.Connect("inproc://second"));
    }

    // An immediate connection has no routing id of its own: the next one gets it.
    private static void Immediate(ZmqSocket router)
    {
        router.Options.Immediate = true;
        Connect(router, "tcp://127.0.0.1:9");
        router.Options.Immediate = false;
        router.Connect("tcp://127.0.0.1:9");
        router.Options.Immediate = true;
        Connect(router, "tcp://127.0.0.1:9");
        router.Options.Immediate = false;
        Expect<InvalidOperationException>(() => router.Connect("tcp://127.0.0.1:9"));
    }

    private static void PeerOf(ZmqSocket router, ZmqSocket peer, string endpoint)
    {
        peer.Options.SetRoutingId(Id);
        peer.Connect(router.Bind(endpoint));
        peer.Send("hello");
        _ = router.ReceiveMessage();
        ExpectRefusal(router, "inproc://second");
    }

    private static void UnseenPeerOf(ZmqSocket router, ZmqSocket peer)
    {
        peer.Options.SetRoutingId(Id);
        peer.Connect(router.Bind("inproc://server"));
        ExpectRefusal(router, "inproc://second");
    }

    // What it has sent is not received yet, so that the connection stays.
    private static void ClosedPeerOf(ZmqSocket router, ZmqSocket peer)
    {
        peer.Options.SetRoutingId(Id);
        peer.Connect(router.Bind("inproc://server"));
        peer.Send("hello");
        peer.Dispose();
        ExpectRefusal(router, "inproc://second");
        _ = router.ReceiveMessage();
        ConnectWhenFree(router, "inproc://third");
    }

    private static void Disconnected(ZmqSocket socket, ZmqSocket server)
    {
        string endpoint = server.Bind("tcp://127.0.0.1:*");
        for (int i = 0; i < 50; i++)
        {
            ConnectWhenFree(socket, endpoint);
            socket.Disconnect(endpoint);
        }
    }

    private static void Once(ZmqSocket socket, ZmqSocket server)
    {
        string endpoint = server.Bind("tcp://127.0.0.1:*");
        Connect(socket, endpoint);
        socket.Disconnect(endpoint);
        ExpectRefusal(socket, endpoint);
    }

    // libzmq counts up from a random number. The next one given to a socket by hand would be in its way.
    private static void MadeUp(ZmqContext context)
    {
        using ZmqSocket router = context.CreateSocket(ZmqSocketType.Router);
        string endpoint = router.Bind("inproc://server");
        byte[] id = MadeUpId(context, router, endpoint);
        id[^1]++;
        using ZmqSocket second = context.CreateSocket(ZmqSocketType.Dealer);
        Expect<ArgumentException>(() => second.Options.SetRoutingId(id));
        Expect<ArgumentException>(() => second.Options.SetBytes(ZmqSocketOption.RoutingId, id));
        Expect<ArgumentException>(() => router.Options.SetConnectRoutingId(id));
        second.Connect(endpoint);
        second.Send("hello");
        _ = router.ReceiveMessage();
        _ = MadeUpId(context, router, endpoint);
    }

    private static byte[] MadeUpId(ZmqContext context, ZmqSocket router, string endpoint)
    {
        using ZmqSocket dealer = context.CreateSocket(ZmqSocketType.Dealer);
        dealer.Connect(endpoint);
        dealer.Send("hello");
        using ZmqMessage message = router.ReceiveMessage();
        return message[0].ToArray();
    }

    private static void Connect(ZmqSocket socket, string endpoint)
    {
        socket.Options.SetConnectRoutingId(Id);
        socket.Connect(endpoint);
    }

    private static void ConnectWhenFree(ZmqSocket socket, string endpoint)
    {
        socket.Options.SetConnectRoutingId(Id);
        Stopwatch watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                socket.Connect(endpoint);
                return;
            }
            catch (InvalidOperationException) when (watch.Elapsed < s_limit)
            {
                // The old connection is being closed.
            }
        }
    }

    private static void ExpectRefusal(ZmqSocket socket, string endpoint)
    {
        socket.Options.SetConnectRoutingId(Id);
        Expect<InvalidOperationException>(() => socket.Connect(endpoint));

        // The socket is as it was, and another id does.
        Expect<InvalidOperationException>(() => socket.Connect(endpoint));
        socket.Options.SetConnectRoutingId("another");
        socket.Connect(endpoint);
    }

    private static void Expect<TException>(Action action)
        where TException : Exception
    {
        try
        {
            action();
        }
        catch (TException)
        {
            return;
        }

        throw new NotSupportedException("Not refused.");
    }
}
