using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>A ROUTER and its peers in different contexts (issue 566 of libzmq).</summary>
public sealed class RouterContextsTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Wires))]
    public void Send_ToPeersOfAnotherContext_ReachesEach(string transport)
    {
        using ZmqContext other = new();
        ZmqSocket router = Create(ZmqSocketType.Router);
        router.Options.SetRouterMandatory(true);
        string endpoint = router.Bind(Endpoints.For(transport));
        for (int i = 0; i < 100; i++)
        {
            using ZmqSocket dealer = other.CreateSocket(ZmqSocketType.Dealer);
            dealer.Options.Linger = System.TimeSpan.Zero;
            dealer.Options.ReceiveTimeout = Limit;
            dealer.Options.SetRoutingId($"peer {i}");
            dealer.Connect(endpoint);
            Parked.Until(() => Reaches(router, $"peer {i}", "hello"), "a connection to the peer");
            Assert.Equal(["hello"], Receive(dealer));
        }
    }
}
