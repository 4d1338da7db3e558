#pragma warning disable ZMQDRAFT001 // The state of peers is draft.
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>A ROUTER that says when a peer is not there (ZMQ_ROUTER_MANDATORY), and what it knows of peers.</summary>
public sealed class RouterMandatoryTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void Send_ToAPeerThatIsNotThere_FailsOnlyWhenMandatory(string transport)
    {
        ZmqSocket router = Create(ZmqSocketType.Router);
        string endpoint = router.Bind(Endpoints.For(transport));
        Send(router, "X", "dropped");

        router.Options.SetRouterMandatory(true);
        ZmqException exception = Assert.Throws<ZmqException>(() => router.Send("X", more: true));
        Assert.Equal(ZmqError.HostUnreachable, exception.Error);

        ZmqSocket dealer = Create(ZmqSocketType.Dealer, "X");
        dealer.Connect(endpoint);
        Send(dealer, "here I am");
        Assert.Equal(["X", "here I am"], Receive(router));
        Send(router, "X", "kept");
        Assert.Equal(["kept"], Receive(dealer));
    }

    [Fact]
    public void GetPeerState_OneOfTwoPeersDoesNotRead_SaysWhichHasRoom()
    {
        Draft.Require();
        const int Watermark = 100;
        ZmqSocket router = Create(ZmqSocketType.Router);
        router.Options.SetRouterMandatory(true);
        router.Options.SendHighWatermark = Watermark;
        string endpoint = router.Bind(Endpoints.Inproc());
        ZmqSocket reads = Create(ZmqSocketType.Dealer, "X");
        ZmqSocket doesNot = Create(ZmqSocketType.Dealer, "Y");
        reads.Options.ReceiveHighWatermark = Watermark;
        doesNot.Options.ReceiveHighWatermark = Watermark;
        Connect(router, endpoint, reads, doesNot);
        _ = router.Events;

        for (int i = 0; i < 10 * Watermark; i++)
        {
            Assert.True(router.GetPeerState("X"u8).HasFlag(ZmqPollEvents.Out));
            Send(router, "X", "content");
            Assert.Equal(["content"], Receive(reads));

            Assert.Equal(i < 2 * Watermark, router.GetPeerState("Y"u8).HasFlag(ZmqPollEvents.Out));
            if (i < 2 * Watermark)
            {
                Send(router, "Y", "content");
            }

            // Ready as long as one of them has room.
            Assert.True(router.Events.HasFlag(ZmqPollEvents.Out));
        }
    }

    [Fact]
    public void GetPeerState_UnknownPeerOrOtherSocket_IsRefused()
    {
        Draft.Require();
        ZmqSocket router = Create(ZmqSocketType.Router);
        Assert.Equal(ZmqError.HostUnreachable, Assert.Throws<ZmqException>(() => router.GetPeerState("nobody"u8)).Error);
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        Assert.Equal(ZmqError.NotSupported, Assert.Throws<ZmqException>(() => dealer.GetPeerState("nobody"u8)).Error);
    }
}
