#pragma warning disable ZMQDRAFT001 // Two of the faults are in drafts.

using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace ZmqInterop.ExitProbe;

/// <summary>What ends the process with libzmq 4.3.4, and not with native/patches/libzmq.</summary>
internal static class LibraryFaults
{
    // What nothing takes unless it hangs.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private static readonly (ZmqSocketType Connects, ZmqSocketType Binds)[] s_conflating =
    [
        (ZmqSocketType.Push, ZmqSocketType.Pull), (ZmqSocketType.Pull, ZmqSocketType.Push), (ZmqSocketType.Pub, ZmqSocketType.Sub),
        (ZmqSocketType.Sub, ZmqSocketType.Pub), (ZmqSocketType.Dealer, ZmqSocketType.Dealer),
    ];

    /// <summary>Returns when libzmq has come through it.</summary>
    internal static void Run(string way)
    {
        using ZmqContext context = new();
        switch (way)
        {
            case "datagrams":
                Datagrams(context);
                break;
            case "statistics-tcp":
                Statistics(context, "tcp://127.0.0.1:*");
                break;
            case "statistics-inproc":
                Statistics(context, "inproc://server");
                break;
            case "watermarks-tcp":
                Watermarks(context, "tcp://127.0.0.1:*");
                break;
            case "watermarks-inproc":
                Watermarks(context, "inproc://server");
                break;
            case "socks-dispose":
                Refusals(context, (socket, _) => socket.Dispose());
                break;
            case "socks-disconnect":
                Refusals(context, (socket, endpoint) => socket.Disconnect(endpoint));
                break;
            case "made-up-id":
                PeerFaults.MadeUpId(context);
                break;
            case "made-up-handover":
                PeerFaults.MadeUpIdOnHandover(context);
                break;
            case "subscriber-gone":
                PeerFaults.SubscriberGone(context, unsubscribes: false);
                break;
            case "subscriber-gone-unsubscribed":
                PeerFaults.SubscriberGone(context, unsubscribes: true);
                break;
            case "long-group":
                PeerFaults.LongGroup(context);
                break;
            case "half-request":
                PeerFaults.HalfRequest(context);
                break;
            case "closing-reset":
                PeerFaults.ResetWhileClosing(context);
                break;
            case "left-behind":
                SlowReceiver.PeerHasLeft(context, TimeSpan.Zero);
                break;
            case "left-behind-heartbeats":
                SlowReceiver.PeerHasLeft(context, TimeSpan.FromMilliseconds(20));
                break;
            case "immediate-taken-back":
                PeerFaults.ImmediateTakenBack(context);
                break;
            case "inproc-without-room":
                InprocWithoutRoom();
                break;
            case "conflated-unbound":
                ConflatedConnections(isBound: false);
                break;
            case "conflated-bound":
                ConflatedConnections(isBound: true);
                break;
            case "disconnected-unbound":
                WaitingConnections.Run(context, isClosed: false, saysHello: false);
                break;
            case "disconnected-unbound-hello":
                WaitingConnections.Run(context, isClosed: false, saysHello: true);
                break;
            case "closed-unbound-hello":
                WaitingConnections.Run(context, isClosed: true, saysHello: true);
                break;
            case "simultaneous-sends":
                SimultaneousSends.Run(context);
                break;
            default:
                throw new ArgumentException($"Unknown: {way}.", nameof(way));
        }

        context.ShutdownTimeout = TimeSpan.Zero;
    }

    private static void Datagrams(ZmqContext context)
    {
        string longGroup = new('g', 200);
        using ZmqSocket dish = context.CreateSocket(ZmqSocketType.Dish);
        using Socket sender = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        IPEndPoint address = FreeAddress();
        dish.Join("group");
        dish.Join(longGroup);
        dish.Bind($"udp://{address}");
        AssertReceives(dish, sender, address, "group", "first");
        for (int length = 0; length <= byte.MaxValue; length++)
        {
            // All too short for the group: the byte alone, the longest that is too short, and, after that byte, nothing at all.
            byte[] datagram = new byte[Math.Max(length, 1)];
            datagram[0] = (byte)length;
            sender.SendTo(datagram.AsSpan(0, 1), address);
            sender.SendTo(datagram, address);
            sender.SendTo([], address);
            AssertReceives(dish, sender, address, "group", length.ToString(CultureInfo.InvariantCulture));
        }

        AssertReceives(dish, sender, address, longGroup, "last");
    }

    // A datagram may be lost: then it is sent again, and what comes twice is skipped.
    private static void AssertReceives(ZmqSocket dish, Socket sender, IPEndPoint address, string group, string content)
    {
        long end = Environment.TickCount64 + (long)s_limit.TotalMilliseconds;
        string? received;
        do
        {
            if (Environment.TickCount64 > end)
            {
                throw new TimeoutException($"{content} does not arrive.");
            }

            sender.SendTo([(byte)group.Length, .. Encoding.ASCII.GetBytes(group + content)], address);
            dish.TryReceiveString(out received, TimeSpan.FromMilliseconds(500));
        }
        while (received != content);
    }

    private static IPEndPoint FreeAddress()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return (IPEndPoint)socket.LocalEndPoint!;
    }

    // The peer's end of the queue is freed between the two steps of the inner loop: the first confirms to the peer that the queue is closed.
    private static void Statistics(ZmqContext context, string bindTo)
    {
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Push);
        string endpoint = server.Bind(bindTo);
        using ZmqMonitor monitor = server.MonitorVersion2(ZmqMonitorEvents.PipeStatistics);
        for (int round = 0; round < 50; round++)
        {
            ComeAndGo(context, server, endpoint);
            do
            {
                _ = server.Events;
                Thread.Sleep(1);
            }
            while (monitor.RequestPipeStatistics());

            while (monitor.TryReceive(out _))
            {
            }
        }
    }

    // As above: the queue is closed when nothing can be sent any more, and its other end, which each change of a watermark is told to, is freed soon after.
    private static void Watermarks(ZmqContext context, string bindTo)
    {
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Push);
        string endpoint = server.Bind(bindTo);
        for (int round = 0; round < 200; round++)
        {
            ComeAndGo(context, server, endpoint);
            SpinWait.SpinUntil(() => !server.Events.HasFlag(ZmqPollEvents.Out), s_limit);
            for (int i = 1; i <= 5; i++)
            {
                server.Options.SendHighWatermark = i;

                // libzmq's own thread frees it meanwhile, and nothing tells when; a round in which it does not only finds nothing.
                Thread.Sleep(1);
            }
        }
    }

    private static void ComeAndGo(ZmqContext context, ZmqSocket server, string endpoint)
    {
        using ZmqSocket client = context.CreateSocket(ZmqSocketType.Pull);
        client.Connect(endpoint);
        SpinWait.SpinUntil(() => server.Events.HasFlag(ZmqPollEvents.Out), s_limit);
    }

    // They wait until the context ends, which then has a socket to bind them to, beyond those that it allows.
    private static void InprocWithoutRoom()
    {
        using ZmqContext context = new() { MaxSockets = 3, ShutdownTimeout = s_limit };
        for (int i = 0; i < context.MaxSockets; i++)
        {
            ZmqSocket socket = context.CreateSocket(ZmqSocketType.Dealer);
            socket.Connect($"inproc://nobody {i / 2}");
            socket.Send("for nobody");
        }

        context.Dispose();
        if (ZmqDiagnostics.LiveContexts != 1)
        {
            throw new TimeoutException("The context does not end.");
        }
    }

    // The end of the connection takes the only place in the queue, where the routing id was.
    private static void ConflatedConnections(bool isBound)
    {
        using ZmqContext context = new() { ShutdownTimeout = s_limit };
        for (int round = 0; round < 20; round++)
        {
            foreach ((ZmqSocketType type, ZmqSocketType other) in s_conflating)
            {
                string endpoint = $"inproc://{type} {round}";
                using (ZmqSocket socket = context.CreateSocket(type))
                {
                    socket.Options.Conflate = true;
                    socket.Connect(endpoint);
                }

                if (isBound)
                {
                    using ZmqSocket binds = context.CreateSocket(other);
                    binds.Bind(endpoint);
                    _ = binds.Events;
                }
            }
        }

        context.Dispose();
        if (ZmqDiagnostics.LiveContexts != 1)
        {
            throw new TimeoutException("The context does not end.");
        }
    }

    private static void Refusals(ZmqContext context, Action<ZmqSocket, string> end)
    {
        const string endpoint = "tcp://127.0.0.1:9";

        // Not disposed of: its thread waits in it until the process ends.
        TcpListener proxy = new(IPAddress.Loopback, 0);
        proxy.Start();
        Thread thread = new(() => RefuseAll(proxy)) { IsBackground = true };
        thread.Start();
        for (int round = 0; round < 50; round++)
        {
            using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pull);
            using ZmqMonitor monitor = socket.Monitor(ZmqMonitorEvents.ConnectRetried);
            socket.Options.SocksProxy = proxy.LocalEndpoint.ToString();
            socket.Options.ReconnectInterval = TimeSpan.FromMinutes(10);
            socket.Connect(endpoint);
            if (!monitor.TryReceive(out _, s_limit))
            {
                throw new TimeoutException("The refusal is not noticed.");
            }

            end(socket, endpoint);
        }
    }

    private static void RefuseAll(TcpListener proxy)
    {
        for (int round = 0; ; round++)
        {
            using Socket connection = proxy.AcceptSocket();
            try
            {
                Refuse(connection, round % 3);
            }
            catch (SocketException)
            {
                // The other side was faster to close.
            }
        }
    }

    // No connection to speak of, no method of authentication, or no way to the host.
    private static void Refuse(Socket connection, int step)
    {
        byte[] buffer = new byte[512];
        if (step == 0)
        {
            return;
        }

        connection.Receive(buffer);
        connection.Send([5, step == 1 ? (byte)0xFF : (byte)0]);
        if (step == 2)
        {
            connection.Receive(buffer);
            connection.Send([5, 2, 0, 1, 0, 0, 0, 0, 0, 0]);
        }

        connection.Receive(buffer);
    }
}
