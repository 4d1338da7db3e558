using System.Linq;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>What RFC 28 says of ROUTER.</summary>
public sealed class RouterPatternTests : PatternTest
{
    [Fact]
    public void Messages_OfSeveralPeers_AreTakenInTurn()
    {
        ZmqSocket router = Create(ZmqSocketType.Router);
        ZmqSocket[] dealers = Create(ZmqSocketType.Dealer, 5);
        Connect(router, router.Bind(Endpoints.Inproc()), dealers);
        Distribution.AssertTurns(router, dealers);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Messages_OfAPeerThatNeverStops_DoNotKeepOthersWaiting(string transport)
    {
        ZmqSocket router = Create(ZmqSocketType.Router);
        ZmqSocket[] dealers = Create(ZmqSocketType.Dealer, 5);
        Connect(router, router.Bind(Endpoints.For(transport)), dealers);
        Distribution.AssertNobodyIsStarved(router, dealers);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Messages_OfSeveralPeers_BeginWithTheirRoutingIds(string transport)
    {
        ZmqSocket router = Create(ZmqSocketType.Router);
        string endpoint = router.Bind(Endpoints.For(transport));
        string[] ids = ["A", "B", "C"];
        foreach (string id in ids)
        {
            ZmqSocket dealer = Create(ZmqSocketType.Dealer, id);
            dealer.Connect(endpoint);
            Send(dealer, "content");
        }

        string[][] messages = [.. ids.Select(_ => Receive(router))];
        Assert.All(messages, message => Assert.Equal("content", message[1]));
        Assert.Equal(ids, messages.Select(message => message[0]).Order());
    }

    // libzmq's own test also expects that what had arrived from the peer is dropped, and is switched off because it is not.
    [Theory]
    [MemberData(nameof(Transports))]
    public void Disconnect_OfThePeer_DropsWhatWasSentToIt(string transport)
    {
        ZmqSocket router = Create(ZmqSocketType.Router);
        router.Options.SetRouterMandatory(true);

        // The old connection may have the id for a moment more.
        router.Options.SetRouterHandover(true);
        ZmqSocket peer = Create(ZmqSocketType.Dealer, "peer");
        string endpoint = router.Bind(Endpoints.For(transport));
        Connect(router, endpoint, peer);
        Send(router, "peer", "lost");
        peer.Disconnect(endpoint);
        Parked.Until(() => IsClosing(peer) && !Reaches(router, "peer", "lost as well"), "a ROUTER without peers");

        Connect(router, endpoint, peer);
        Parked.Until(() => Reaches(router, "peer", "kept"), "the peer again");
        Assert.Equal(["kept"], Receive(peer));
    }
}
