#pragma warning disable ZMQDRAFT001 // Drafts need descriptors at other moments than the rest.

using System;
using System.Threading.Tasks;

namespace ZmqInterop.HostileProbe.Faults;

/// <summary>
/// Uses what needs descriptors, threads and memory: contexts, sockets of all types, transports, monitors, pollers, asynchronous calls. What the binding throws
/// comes through; what does not arrive in time is a <see cref="TimeoutException"/>.
/// </summary>
internal sealed class Scenario(TimeSpan patience)
{
    private static readonly ZmqSocketType[] s_types =
    [
        ZmqSocketType.Pair, ZmqSocketType.Pub, ZmqSocketType.Sub, ZmqSocketType.Req, ZmqSocketType.Rep, ZmqSocketType.Dealer, ZmqSocketType.Router,
        ZmqSocketType.Pull, ZmqSocketType.Push, ZmqSocketType.XPub, ZmqSocketType.XSub, ZmqSocketType.Stream,
    ];

    private static readonly ZmqSocketType[] s_draftTypes =
    [
        ZmqSocketType.Server, ZmqSocketType.Client, ZmqSocketType.Radio, ZmqSocketType.Dish, ZmqSocketType.Gather, ZmqSocketType.Scatter,
        ZmqSocketType.Dgram, ZmqSocketType.Peer, ZmqSocketType.Channel,
    ];

    internal void Run()
    {
        using ZmqContext context = new() { IoThreads = 2, ShutdownTimeout = patience };
        MakeAll(context, s_types);
        Exchange(context, ZmqSocketType.Rep, ZmqSocketType.Req, "tcp://127.0.0.1:*");
        Exchange(context, ZmqSocketType.Pull, ZmqSocketType.Push, "ipc://*");
        Exchange(context, ZmqSocketType.Pair, ZmqSocketType.Pair, $"inproc://{Guid.NewGuid():N}");
        Monitor(context);
        Poll(context);
        Await(context);
        if (ZmqDraft.IsSupported)
        {
            MakeAll(context, s_draftTypes);
            Exchange(context, ZmqSocketType.Server, ZmqSocketType.Client, "tcp://127.0.0.1:*");
            Datagrams(context);
        }

        // Nobody binds this; the context ends all the same.
        using ZmqSocket lonely = context.CreateSocket(ZmqSocketType.Dealer);
        lonely.Connect($"inproc://{Guid.NewGuid():N}");
        lonely.Send("for nobody");
    }

    private static void MakeAll(ZmqContext context, ZmqSocketType[] types)
    {
        foreach (ZmqSocketType type in types)
        {
            using ZmqSocket socket = context.CreateSocket(type);
        }
    }

    private void Exchange(ZmqContext context, ZmqSocketType binds, ZmqSocketType connects, string endpoint)
    {
        using ZmqSocket server = context.CreateSocket(binds);
        using ZmqSocket client = context.CreateSocket(connects);
        client.Options.Linger = TimeSpan.Zero;
        client.Options.ReconnectInterval = TimeSpan.FromMilliseconds(10);
        client.Connect(server.Bind(endpoint));
        Expect(client.TrySend("x", patience), "room");
        Expect(server.TryReceiveString(out string? text, patience) && text == "x", "a message");
    }

    private void Monitor(ZmqContext context)
    {
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqMonitor monitor = server.Monitor(ZmqMonitorEvents.Listening);
        server.Bind("tcp://127.0.0.1:*");
        Expect(monitor.TryReceive(out _, patience), "an event");
    }

    private void Poll(ZmqContext context)
    {
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        using ZmqPoller poller = new();
        push.Options.ReconnectInterval = TimeSpan.FromMilliseconds(10);
        push.Options.Linger = TimeSpan.Zero;
        push.Connect(pull.Bind("tcp://127.0.0.1:*"));
        poller.Add(pull, ZmqPollEvents.In);
        Expect(push.TrySend("x", patience), "room");
        Expect(poller.Wait(new ZmqPollResult[1], patience) == 1, "something to receive");
    }

    private void Await(ZmqContext context)
    {
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Connect(pull.Bind($"inproc://{Guid.NewGuid():N}"));
        Task<string> received = pull.ReceiveStringAsync().AsTask();
        push.Send("x");
        Expect(received.Wait(patience), "a message");
    }

    private static void Datagrams(ZmqContext context)
    {
        using ZmqSocket datagrams = context.CreateSocket(ZmqSocketType.Dgram);
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Pull);

        // The port of a tcp socket, which need not be free for udp: then nothing is bound, which is no matter here.
        string port = server.Bind("tcp://127.0.0.1:*").Split(':')[^1];
        datagrams.Bind($"udp://127.0.0.1:{port}");
    }

    private static void Expect(bool condition, string what)
    {
        if (!condition)
        {
            throw new TimeoutException($"There is never {what}.");
        }
    }
}
