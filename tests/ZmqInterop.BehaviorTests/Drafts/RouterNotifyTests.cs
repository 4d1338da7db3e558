#pragma warning disable ZMQDRAFT001 // Drafts are what is tested here.
using System;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Drafts;

/// <summary>A ROUTER that tells of its peers' coming and going by messages of a routing id and an empty frame.</summary>
public sealed class RouterNotifyTests : BehaviorTest
{
    private const ZmqRouterNotifications Both = ZmqRouterNotifications.Connect | ZmqRouterNotifications.Disconnect;

    private readonly ZmqSocket _router;

    public RouterNotifyTests()
    {
        Draft.Require();
        _router = Create(ZmqSocketType.Router);
    }

    [Fact]
    public void Option_EachValue_IsReadBackAndOthersAreRefused()
    {
        Assert.Equal(ZmqRouterNotifications.None, _router.Options.RouterNotify);
        foreach (ZmqRouterNotifications value in (ZmqRouterNotifications[])[ZmqRouterNotifications.Connect, ZmqRouterNotifications.Disconnect, ZmqRouterNotifications.None, Both])
        {
            _router.Options.RouterNotify = value;
            Assert.Equal(value, _router.Options.RouterNotify);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => _router.Options.RouterNotify = (ZmqRouterNotifications)(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _router.Options.RouterNotify = Both + 1);
        Assert.Throws<ZmqException>(() => _router.Options.SetInt32(ZmqSocketOption.RouterNotify, -1));
        Assert.Throws<ZmqException>(() => _router.Options.SetInt32(ZmqSocketOption.RouterNotify, 4));
        Assert.Equal(Both, _router.Options.RouterNotify);
    }

    [Fact]
    public void Option_OfAnotherType_IsRefusedAndOff()
    {
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        Assert.Throws<ZmqException>(() => dealer.Options.RouterNotify = ZmqRouterNotifications.Connect);
        Assert.Equal(ZmqRouterNotifications.None, dealer.Options.RouterNotify);
    }

    [Theory]
    [InlineData(ZmqRouterNotifications.None)]
    [InlineData(ZmqRouterNotifications.Connect)]
    [InlineData(ZmqRouterNotifications.Disconnect)]
    [InlineData(Both)]
    public void Peer_ComesAndGoes_IsToldAsAskedFor(ZmqRouterNotifications notifications)
    {
        _router.Options.RouterNotify = notifications;
        ZmqSocket dealer = Connect(_router.Bind("tcp://127.0.0.1:*"));
        if (notifications.HasFlag(ZmqRouterNotifications.Connect))
        {
            AssertReceives("X", "");
        }

        dealer.Send("Hello");
        AssertReceives("X", "Hello");
        dealer.Disconnect(_router.LastEndpoint);
        if (notifications.HasFlag(ZmqRouterNotifications.Disconnect))
        {
            // The connection is closed once the socket has noticed that its session is ready for that.
            Parked.Until(() => dealer.Events >= 0 && (_router.Events & ZmqPollEvents.In) != 0, "notifications");
            AssertReceives("X", "");
        }

        AssertReceivesNothing();
    }

    [Fact]
    public void Peer_WhoseHandshakeFails_IsNotToldOf()
    {
        _router.Options.RouterNotify = Both;
        _ = _router.Bind("tcp://127.0.0.1:*");
        using (RawPeer peer = RawPeer.Connect(_router.LastEndpoint))
        {
            peer.Write("not-a-handshake"u8.ToArray());
        }

        AssertReceivesNothing();
    }

    [Fact]
    public void Peer_GoneWithinAMessage_IsToldInPlaceOfIt()
    {
        _router.Options.RouterNotify = ZmqRouterNotifications.Disconnect;

        // Large enough for the handshake.
        _router.Options.MaxMessageSize = 64;
        ZmqSocket dealer = Connect(_router.Bind("tcp://127.0.0.1:*"));
        using ZmqMessage message = new() { "Hello", new string('*', 127) };
        dealer.Send(message);
        AssertReceives("X", "");
    }

    private ZmqSocket Connect(string endpoint)
    {
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        dealer.Options.SetRoutingId("X");
        dealer.Connect(endpoint);
        return dealer;
    }

    private void AssertReceives(string routingId, string content)
    {
        using ZmqMessage message = [];
        Assert.True(_router.TryReceive(message, BackgroundCall.Limit));
        Assert.Equal(2, message.Count);
        Assert.Equal((routingId, content), (message[0].GetString(), message[1].GetString()));
    }

    private void AssertReceivesNothing() => Assert.False(_router.TryReceiveBytes(out _, TimeSpan.FromMilliseconds(100)));
}
