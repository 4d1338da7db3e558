using System;
using System.Buffers;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Drafts;

/// <summary>The transport ws, for what is between peers that let nothing but HTTP through.</summary>
public sealed class WebSocketTests : BehaviorTest
{
    public WebSocketTests() => Assert.SkipUnless(Zmq.Has("WS"), "This libzmq is built without the transport ws.");

    [Theory]
    [InlineData("ws://127.0.0.1:*")]
    [InlineData("ws://127.0.0.1:*/roundtrip")]
    public void Request_Sent_IsAnswered(string endpoint)
    {
        (ZmqSocket rep, ZmqSocket req) = Open(ZmqSocketType.Rep, ZmqSocketType.Req, endpoint);
        Exchange.Bounce(rep, req);
        req.Disconnect(rep.LastEndpoint);
        rep.Unbind(rep.LastEndpoint);
    }

    [Fact]
    public void AllAddresses_Bound_AreReachedByEach()
    {
        ZmqSocket rep = Create(ZmqSocketType.Rep);
        string bound = rep.Bind("ws://*:*/roundtrip");
        ZmqSocket req = Create(ZmqSocketType.Req);
        req.Connect("ws://127.0.0.1" + bound[bound.LastIndexOf(':')..]);
        Exchange.Bounce(rep, req);
        rep.Unbind(bound);
    }

    // Frames have lengths of 7, 16 or 64 bits.
    [Theory]
    [InlineData(0)]
    [InlineData(123)]
    [InlineData(124)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(255)]
    [InlineData(65_533)]
    [InlineData(65_534)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(1_000_000)]
    public void Message_OfAnySize_ArrivesAsItIs(int size)
    {
        (ZmqSocket rep, ZmqSocket req) = Open(ZmqSocketType.Rep, ZmqSocketType.Req, "ws://127.0.0.1:*/sizes");
        byte[] content = Bytes.Pattern(size);
        req.Send(content);
        Assert.Equal(content, Receive(rep));
        rep.Send(content);
        Assert.Equal(content, Receive(req));
    }

    [Fact]
    public void Heartbeats_OnTheConnection_KeepItAlive()
    {
        ZmqSocket rep = Create(ZmqSocketType.Rep);
        ZmqSocket req = Create(ZmqSocketType.Req);
        req.Options.HeartbeatInterval = TimeSpan.FromMilliseconds(10);

        // A connection that is lost stays lost.
        req.Options.ReconnectInterval = System.Threading.Timeout.InfiniteTimeSpan;
        using ZmqMonitor monitor = req.Monitor(ZmqMonitorEvents.Disconnected);
        req.Connect(rep.Bind("ws://127.0.0.1:*/heartbeat"));
        Exchange.Bounce(rep, req);
        Assert.False(monitor.TryReceive(out _, TimeSpan.FromMilliseconds(100)));
        Exchange.Bounce(rep, req);
    }

    [Fact]
    public void SharedContent_Sent_IsNotMaskedInTheCopiesThatStay()
    {
        (ZmqSocket bound, ZmqSocket connected) = Open(ZmqSocketType.Dealer, ZmqSocketType.Dealer, "ws://127.0.0.1:*/mask-shared");
        byte[] content = Bytes.Pattern(255);
        using ZmqFrame frame = new(content);
        using ZmqFrame copy = frame.Copy();
        connected.Send(frame);
        Assert.Equal(content, Receive(bound));
        Assert.Equal(content, copy.ToArray());
    }

    [Fact]
    public void WrappedMemory_Sent_IsNotMaskedWhileACopyStays()
    {
        (ZmqSocket bound, ZmqSocket connected) = Open(ZmqSocketType.Dealer, ZmqSocketType.Dealer, "ws://127.0.0.1:*/mask-wrapped");
        byte[] content = Bytes.Pattern(1000);
        IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(content.Length);
        content.CopyTo(owner.Memory);
        using ZmqFrame frame = ZmqFrame.Wrap(owner, content.Length);
        using ZmqFrame copy = frame.Copy();
        connected.Send(frame);
        Assert.Equal(content, Receive(bound));
        Assert.Equal(content, copy.ToArray());
    }

    [Fact]
    public void Subscriptions_AndMessages_ReachEachOther()
    {
        ZmqSocket xpub = Create(ZmqSocketType.XPub);
        ZmqSocket sub = Create(ZmqSocketType.Sub);
        sub.Subscribe("A");
        sub.Subscribe("B");
        sub.Connect(xpub.Bind("ws://127.0.0.1:*"));
        Assert.Equal("\u0001A"u8.ToArray(), Receive(xpub));
        Assert.Equal("\u0001B"u8.ToArray(), Receive(xpub));
        xpub.Send("A");
        xpub.Send("B");
        Assert.Equal("A"u8.ToArray(), Receive(sub));
        Assert.Equal("B"u8.ToArray(), Receive(sub));
    }

    [Fact]
    public void Curve_OverWebSocket_LetsTheClientIn()
    {
        Assert.SkipUnless(Zmq.Has("curve"), "This libzmq is built without CURVE.");
        using ZmqCurveKeyPair serverKeys = ZmqCurveKeyPair.Generate();
        using ZmqCurveKeyPair clientKeys = ZmqCurveKeyPair.Generate();
        ZmqSocket rep = Create(ZmqSocketType.Rep);
        ZmqSocket req = Create(ZmqSocketType.Req);
        rep.UseCurveServer(serverKeys);
        req.UseCurveClient(clientKeys, serverKeys.PublicKey);
        req.Connect(rep.Bind("ws://127.0.0.1:*/curve"));
        Exchange.Bounce(rep, req);
    }

    private static byte[]? Receive(ZmqSocket socket)
    {
        Assert.True(socket.TryReceiveBytes(out byte[]? content, BackgroundCall.Limit));
        return content;
    }

    private (ZmqSocket Bound, ZmqSocket Connected) Open(ZmqSocketType boundType, ZmqSocketType connectedType, string endpoint)
    {
        ZmqSocket bound = Create(boundType);
        ZmqSocket connected = Create(connectedType);
        connected.Connect(bound.Bind(endpoint));
        return (bound, connected);
    }
}
