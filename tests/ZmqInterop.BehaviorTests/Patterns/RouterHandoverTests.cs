using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Which of two peers with the same routing id a ROUTER talks to (ZMQ_ROUTER_HANDOVER).</summary>
public sealed class RouterHandoverTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void Handover_SecondPeerWithTheSameId_TakesItOver(string transport)
    {
        ZmqSocket router = Create(ZmqSocketType.Router);
        router.Options.SetRouterHandover(true);
        string endpoint = router.Bind(Endpoints.For(transport));
        ZmqSocket first = Peer();
        first.Connect(endpoint);
        Send(first, "first");
        Assert.Equal(["X", "first"], Receive(router));

        ZmqSocket second = Peer();
        second.Connect(endpoint);
        Send(second, "second");
        Assert.Equal(["X", "second"], Receive(router));
        for (int i = 0; i < 10; i++)
        {
            Send(router, "X", $"{i}");
            Assert.Equal([$"{i}"], Receive(second));
            Send(second, $"{i}");
            Assert.Equal(["X", $"{i}"], Receive(router));
        }

        AssertNothing(first);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void NoHandover_SecondPeerWithTheSameId_IsIgnored(string transport)
    {
        ZmqSocket router = Create(ZmqSocketType.Router);
        string endpoint = router.Bind(Endpoints.For(transport));
        ZmqSocket first = Peer();
        ZmqSocket second = Peer();
        Connect(router, endpoint, first);
        Send(first, "first");
        Assert.Equal(["X", "first"], Receive(router));
        Connect(router, endpoint, second);
        Send(second, "ignored");

        for (int i = 0; i < 10; i++)
        {
            Send(router, "X", $"{i}");
            Assert.Equal([$"{i}"], Receive(first));
            Send(first, $"{i}");
            Assert.Equal(["X", $"{i}"], Receive(router));
        }

        AssertNothing(router);
        AssertNothing(second);
    }

    private ZmqSocket Peer() => Create(ZmqSocketType.Dealer, "X");
}
