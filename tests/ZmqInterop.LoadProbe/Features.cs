#pragma warning disable ZMQDRAFT001 // Drafts are among what an older libzmq lacks.

using System;
using System.Threading.Tasks;

namespace ZmqInterop.LoadProbe;

/// <summary>Uses everything that not every libzmq has, and prints for each whether it works or how it was refused.</summary>
internal static class Features
{
    internal static void Walk()
    {
        using ZmqContext context = new();
        Try("message", () => SendAndReceive(context));
        Try("timers", () => new ZmqTimers().Dispose());
        Try("name", () => Expect(context.ThreadNamePrefix.Length == 0));
        Try("name-set", () => new ZmqContext { ThreadNamePrefix = "7" }.Dispose());
        Try("name-text", () => new ZmqContext { ThreadNamePrefix = "seven" }.Dispose());
        WalkFrame();
        WalkSocket(context);
        foreach (ZmqSocketType type in Enum.GetValues<ZmqSocketType>())
        {
            Try("type-" + type, () => context.CreateSocket(type).Dispose());
        }
    }

    private static void WalkFrame()
    {
        using ZmqFrame frame = new("content");
        Try("group", () => frame.Group = "group");
        Try("group-get", () => Expect(frame.Group == "group"));
        Try("copy", () => frame.Copy().Dispose());
        Try("routing-id", () => Expect(frame.RoutingId == 0));
    }

    private static void WalkSocket(ZmqContext context)
    {
        using ZmqSocket router = context.CreateSocket(ZmqSocketType.Router);
        using ZmqSocket dealer = context.CreateSocket(ZmqSocketType.Dealer);
        string endpoint = dealer.Bind("tcp://127.0.0.1:*");
        Try("monitor", () => router.Monitor().Dispose());
        Try("monitor-2", () => router.MonitorVersion2().Dispose());
        Try("connect-as", () =>
        {
            router.Options.SetConnectRoutingId("dealer"u8);
            router.Connect(endpoint);
        });
        Try("peer-state", () => router.GetPeerState("dealer"u8));
        Try("connect-peer", () => router.ConnectPeer(endpoint));
        Try("device", () => Expect(router.Options.BindToDevice.Length == 0));
    }

    private static void SendAndReceive(ZmqContext context)
    {
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
        using ZmqSocket client = context.CreateSocket(ZmqSocketType.Req);
        client.Connect(server.Bind("tcp://127.0.0.1:*"));
        client.Send("Hello");
        Expect(server.ReceiveString() == "Hello");
        ValueTask<string> reply = client.ReceiveStringAsync();
        server.Send("World");
        Expect(reply.AsTask().GetAwaiter().GetResult() == "World");
    }

    private static void Expect(bool condition)
    {
        if (!condition)
        {
            throw new InvalidOperationException("Another result was expected.");
        }
    }

    private static void Try(string what, Action use)
    {
        try
        {
            use();
            Console.WriteLine($"{what}: works");
        }
        catch (Exception e) when (e is NotSupportedException or ZmqException or EntryPointNotFoundException or InvalidOperationException)
        {
            Console.WriteLine($"{what}: {e.GetType().Name}: {e.Message}");
        }
    }
}
