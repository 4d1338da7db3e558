using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace ZmqInterop.Tests.Options;

/// <summary>What draft options do. Those that work without the draft API are tried without it as well.</summary>
[Experimental(ZmqDraft.DiagnosticId)]
public sealed class ZmqSocketOptionsDraftTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private readonly ZmqContext _context = new();

    public ZmqSocketOptionsDraftTests() => _context.SocketDefaults = static options =>
    {
        options.Linger = TimeSpan.Zero;
        options.ReceiveTimeout = s_limit;
        options.SendTimeout = s_limit;
    };

    public void Dispose() => _context.Dispose();

    [Fact]
    public void AddMetadata_BeforeConnect_ReachesThePeerWithTheMessages()
    {
        using ZmqSocket pull = _context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = _context.CreateSocket(ZmqSocketType.Push);
        push.Options.AddMetadata("X-k", "v");
        push.Options.AddMetadata("X-name", "a:b é");
        push.Options.AddMetadata("X-name", "ignored");
        push.Connect(pull.Bind("tcp://127.0.0.1:*"));
        push.Send("hello"u8);
        using ZmqFrame frame = new();
        pull.Receive(frame);
        Assert.Equal(("v", "a:b é"), (frame.GetMetadata("X-k"), frame.GetMetadata("X-name")));
    }

    [Fact]
    public void RouterNotify_OfBothKinds_TellsOfComingAndGoing()
    {
        SkipWithoutDraft();
        using ZmqSocket router = _context.CreateSocket(ZmqSocketType.Router);
        router.Options.RouterNotify = ZmqRouterNotifications.Connect | ZmqRouterNotifications.Disconnect;
        string endpoint = router.Bind("tcp://127.0.0.1:*");
        using (ZmqSocket dealer = _context.CreateSocket(ZmqSocketType.Dealer))
        {
            dealer.Options.SetRoutingId("peer");
            dealer.Connect(endpoint);
            Assert.Equal(["peer", ""], ReceiveAll(router));
        }

        Assert.Equal(["peer", ""], ReceiveAll(router));
    }

    [Fact]
    public void SetHelloAndDisconnectMessage_OfBothSides_AreReceived()
    {
        SkipWithoutDraft();
        using ZmqSocket router = _context.CreateSocket(ZmqSocketType.Router);
        router.Options.SetDisconnectMessage("gone"u8);
        string endpoint = router.Bind("tcp://127.0.0.1:*");
        using (ZmqSocket dealer = _context.CreateSocket(ZmqSocketType.Dealer))
        {
            dealer.Options.SetHelloMessage("hello"u8);
            dealer.Connect(endpoint);
            Assert.Equal("hello", ReceiveAll(router).Last());
        }

        Assert.Equal("gone", ReceiveAll(router).Last());
    }

    [Fact]
    public void InBatchSize_OfTheSmallestValue_LetsLargeFramesThrough()
    {
        SkipWithoutDraft();
        using ZmqSocket pull = _context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = _context.CreateSocket(ZmqSocketType.Push);
        pull.Options.InBatchSize = 9;
        push.Options.OutBatchSize = 1;
        push.Connect(pull.Bind("tcp://127.0.0.1:*"));
        byte[] received = new byte[70_000];
        foreach (int size in (int[])[0, 1, 8, 9, 255, 256, 1000, 70_000])
        {
            byte[] data = new byte[size];
            RandomNumberGenerator.Fill(data);
            push.Send(data);
            Assert.Equal(size, pull.Receive(received));
            Assert.Equal(data, received[..size]);
        }
    }

    [Fact]
    public void Priority_AboveSix_ConnectsOrNamesThePrivilege()
    {
        SkipWithoutDraft();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux only.");
        using ZmqSocket pull = _context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = _context.CreateSocket(ZmqSocketType.Push);
        try
        {
            push.Options.Priority = 7;
        }
        catch (UnauthorizedAccessException e)
        {
            Assert.Contains("CAP_NET_ADMIN", e.Message, StringComparison.Ordinal);
            Assert.Equal(0, push.Options.Priority);
        }

        push.Connect(pull.Bind("tcp://127.0.0.1:*"));
        push.Send("through"u8);
        Assert.Equal(["through"], ReceiveAll(pull));
    }

    [Fact]
    public void ReconnectStop_AfterDisconnect_HasTheNumberOfTheLoadedVersion()
    {
        using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Dealer);
        socket.Options.ReconnectStop = ZmqReconnectStop.AfterDisconnect;
        bool isBit = Zmq.Version >= new Version(4, 3, 5);
        Assert.Equal(isBit ? 4 : 3, socket.Options.GetInt32(ZmqSocketOption.ReconnectStop));
        Assert.True(socket.Options.ReconnectStop.HasFlag(ZmqReconnectStop.AfterDisconnect));
        socket.Options.ReconnectStop = ZmqReconnectStop.ConnectionRefused | ZmqReconnectStop.HandshakeFailed;
        Assert.Equal(3, socket.Options.GetInt32(ZmqSocketOption.ReconnectStop));
        Assert.Equal(!isBit, socket.Options.ReconnectStop.HasFlag(ZmqReconnectStop.AfterDisconnect));
        socket.Options.ReconnectStop = ZmqReconnectStop.None;
        Assert.Equal(ZmqReconnectStop.None, socket.Options.ReconnectStop);
    }

    [Fact]
    public void ZapEnforceDomain_OnPlainServerWithoutDomain_IsRefusedInEitherOrder()
    {
        using ZmqSocket first = _context.CreateSocket(ZmqSocketType.Pull);
        first.Options.PlainServer = true;
        Assert.Throws<InvalidOperationException>(() => first.Options.ZapEnforceDomain = true);
        Assert.False(first.Options.ZapEnforceDomain);
        first.Options.ZapDomain = "domain";
        first.Options.ZapEnforceDomain = true;

        using ZmqSocket second = _context.CreateSocket(ZmqSocketType.Pull);
        second.Options.ZapEnforceDomain = true;
        Assert.Throws<InvalidOperationException>(() => second.Options.PlainServer = true);
        Assert.Equal(ZmqMechanism.Null, second.Options.Mechanism);
        second.Options.PlainServer = false;
        second.Options.ZapDomain = "domain";
        second.Options.PlainServer = true;
        Assert.True(second.Options.PlainServer);
    }

    private static string[] ReceiveAll(ZmqSocket socket)
    {
        byte[] buffer = new byte[256];
        List<string> frames = [];
        bool more = true;
        while (more)
        {
            int size = socket.Receive(buffer, out more);
            frames.Add(Encoding.UTF8.GetString(buffer, 0, size));
        }

        return [.. frames];
    }

    private static void SkipWithoutDraft() => Assert.SkipUnless(ZmqDraft.IsSupported, "This libzmq was built without its draft API.");
}
