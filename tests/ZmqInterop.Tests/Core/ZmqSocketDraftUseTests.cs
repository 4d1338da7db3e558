#pragma warning disable ZMQDRAFT001 // Drafts are what is tested.

using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Groups, peers and directions of draft sockets, and their wrong use.</summary>
public sealed class ZmqSocketDraftUseTests : IDisposable
{
    private readonly ZmqContext _context = new();

    public ZmqSocketDraftUseTests()
    {
        DraftPair.Require();
        _context.SocketDefaults = static options =>
        {
            options.Linger = TimeSpan.Zero;
            options.ReceiveTimeout = BackgroundCall.Limit;
            options.SendTimeout = BackgroundCall.Limit;
        };
    }

    public void Dispose() => _context.Dispose();

    [Theory]
    [InlineData(ZmqSocketType.Dish)]
    [InlineData(ZmqSocketType.Gather)]
    public void Send_OnATypeThatOnlyReceives_IsRefused(ZmqSocketType type)
    {
        using ZmqSocket socket = _context.CreateSocket(type);
        using ZmqFrame frame = new("x");
        Assert.Equal(ZmqError.NotSupported, Assert.Throws<ZmqException>(() => socket.Send(frame)).Error);
        Assert.Equal(ZmqError.NotSupported, Assert.Throws<ZmqException>(() => socket.TrySend("x")).Error);
        Assert.Equal("x", frame.GetString());
    }

    [Theory]
    [InlineData(ZmqSocketType.Radio)]
    [InlineData(ZmqSocketType.Scatter)]
    public void Receive_OnATypeThatOnlySends_IsRefused(ZmqSocketType type)
    {
        using ZmqSocket socket = _context.CreateSocket(type);
        Assert.Equal(ZmqError.NotSupported, Assert.Throws<ZmqException>(() => socket.ReceiveBytes()).Error);
        Assert.Equal(ZmqError.NotSupported, Assert.Throws<ZmqException>(() => socket.TryReceiveBytes(out _)).Error);
    }

    [Theory]
    [InlineData(ZmqSocketType.Radio)]
    [InlineData(ZmqSocketType.Client)]
    [InlineData(ZmqSocketType.Sub)]
    public void JoinAndLeave_OnAnotherType_AreRefused(ZmqSocketType type)
    {
        using ZmqSocket socket = _context.CreateSocket(type);
        Assert.Contains("DISH", Assert.Throws<ZmqException>(() => socket.Join("group")).Message, StringComparison.Ordinal);
        Assert.Contains("DISH", Assert.Throws<ZmqException>(() => socket.Leave("group")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void JoinAndLeave_GroupThatIsNone_AreRefusedAndChangeNothing()
    {
        using ZmqSocket dish = _context.CreateSocket(ZmqSocketType.Dish);
        foreach (string? group in (string?[])[null, "", "a\0b", new('g', 256), new('ä', 128)])
        {
            Assert.ThrowsAny<ArgumentException>(() => dish.Join(group!));
            Assert.ThrowsAny<ArgumentException>(() => dish.Leave(group!));
        }

        dish.Join(new('ä', 127));
        dish.Leave(new('ä', 127));
        Assert.Contains("joins a group once", Assert.Throws<ZmqException>(() => dish.Leave("group")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ConnectPeer_OnAnotherTypeOrABadEndpoint_IsRefused()
    {
        using ZmqSocket dealer = _context.CreateSocket(ZmqSocketType.Dealer);
        Assert.Contains("PEER", Assert.Throws<ZmqException>(() => dealer.ConnectPeer("inproc://x")).Message, StringComparison.Ordinal);
        using ZmqSocket peer = _context.CreateSocket(ZmqSocketType.Peer);
        Assert.Throws<ArgumentException>(() => peer.ConnectPeer("nowhere"));
        Assert.Throws<ZmqException>(() => peer.ConnectPeer("none://x"));
        peer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => peer.ConnectPeer("inproc://x"));
    }

    [Theory]
    [InlineData(ZmqSocketType.Server)]
    [InlineData(ZmqSocketType.Peer)]
    public void Send_WithoutTheRoutingIdOfAPeer_IsRefusedAndTheFrameKept(ZmqSocketType type)
    {
        using ZmqSocket socket = _context.CreateSocket(type);
        using ZmqFrame frame = new("x");
        ZmqException exception = Assert.Throws<ZmqException>(() => socket.Send(frame));
        Assert.Equal(ZmqError.HostUnreachable, exception.Error);
        Assert.Contains(nameof(ZmqFrame.RoutingId), exception.Message, StringComparison.Ordinal);
        frame.RoutingId = 12345;
        Assert.Equal(ZmqError.HostUnreachable, Assert.Throws<ZmqException>(() => socket.TrySend(frame)).Error);
        Assert.Equal(("x", 12345u), (frame.GetString(), frame.RoutingId));
    }

    [Fact]
    public void Send_OfASecondClientsRoutingId_ReachesThatOne()
    {
        using ZmqSocket server = _context.CreateSocket(ZmqSocketType.Server);
        string endpoint = server.Bind("tcp://127.0.0.1:*");
        using ZmqFrame frame = new();
        foreach (string name in (string[])["first", "second"])
        {
            using ZmqSocket client = _context.CreateSocket(ZmqSocketType.Client);
            client.Connect(endpoint);
            client.Send(name);
            server.Receive(frame);
            uint routingId = frame.RoutingId;
            frame.Write($"re: {name}");
            Assert.Equal(0u, frame.RoutingId);
            frame.RoutingId = routingId;
            server.Send(frame);
            Assert.Equal($"re: {name}", client.ReceiveString());
        }
    }

    [Fact]
    public void GetPeerState_OfARouter_TellsWhetherThereIsRoom()
    {
        using SocketPair pair = new(ZmqSocketType.Router, ZmqSocketType.Dealer, watermark: 1);
        pair.Connected.Disconnect(pair.Endpoint);
        using ZmqSocket dealer = pair.Create(ZmqSocketType.Dealer, watermark: 1);
        dealer.Options.SetRoutingId("peer");
        dealer.Connect(pair.Endpoint);
        dealer.Send("here I am");
        using ZmqMessage message = pair.Bound.ReceiveMessage();
        Assert.Equal(ZmqPollEvents.Out, pair.Bound.GetPeerState("peer"u8));

        using ZmqMessage answer = new() { "peer", "x" };
        pair.Bound.Options.SetRouterMandatory(true);
        while (pair.Bound.TrySend(answer))
        {
            answer.Add("peer");
            answer.Add("x");
        }

        Assert.Equal(ZmqPollEvents.None, pair.Bound.GetPeerState("peer"u8));
    }

    [Fact]
    public void GetPeerState_WithoutSuchAPeerOrOnAnotherType_IsRefused()
    {
        using ZmqSocket router = _context.CreateSocket(ZmqSocketType.Router);
        ZmqException nobody = Assert.Throws<ZmqException>(() => router.GetPeerState("nobody"u8));
        Assert.Equal(ZmqError.HostUnreachable, nobody.Error);
        Assert.DoesNotContain("first frame", nobody.Message, StringComparison.Ordinal);
        Assert.Equal(ZmqError.HostUnreachable, Assert.Throws<ZmqException>(() => router.GetPeerState([])).Error);
        using ZmqSocket dealer = _context.CreateSocket(ZmqSocketType.Dealer);
        ZmqException other = Assert.Throws<ZmqException>(() => dealer.GetPeerState("peer"u8));
        Assert.Equal(ZmqError.NotSupported, other.Error);
        Assert.Contains("ROUTER", other.Message, StringComparison.Ordinal);
        router.Dispose();
        Assert.Throws<ObjectDisposedException>(() => router.GetPeerState("nobody"u8));
    }

    [Fact]
    public void SetHiccupMessage_ConnectionLost_IsReceived()
    {
        Assert.SkipWhen(Zmq.Version < new Version(4, 3, 5), "ZMQ_HICCUP_MSG came with libzmq 4.3.5.");
        using ZmqSocket dealer = _context.CreateSocket(ZmqSocketType.Dealer);
        dealer.Options.SetHiccupMessage("lost"u8);
        using ZmqSocket router = _context.CreateSocket(ZmqSocketType.Router);
        dealer.Connect(router.Bind("tcp://127.0.0.1:*"));
        dealer.Send("here I am");
        using ZmqMessage message = router.ReceiveMessage();
        router.Dispose();
        Assert.Equal("lost", dealer.ReceiveString());
    }
}
