using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>An empty message tells a ROUTER of its peers (ZMQ_PROBE_ROUTER).</summary>
public sealed class ProbeRouterTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void Dealer_ThatProbes_CanBeWrittenToAtOnce(string transport)
    {
        ZmqSocket dealer = Probe(ZmqSocketType.Dealer, transport);
        Assert.Equal(["hello"], Receive(dealer));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Router_ThatProbes_CanBeWrittenToAtOnce(string transport)
    {
        ZmqSocket router = Probe(ZmqSocketType.Router, transport);
        using ZmqMessage message = router.ReceiveMessage();
        Assert.Equal(2, message.Count);

        // The server has no id of its own.
        Assert.Equal(5, message[0].Size);
        Assert.Equal(0, message[0].Span[0]);
        Assert.Equal("hello", message[1].GetString());
    }

    private ZmqSocket Probe(ZmqSocketType type, string transport)
    {
        ZmqSocket server = Create(ZmqSocketType.Router);
        server.Options.SetRouterMandatory(true);
        ZmqSocket client = Create(type, "X");
        client.Options.SetProbeRouter(true);
        client.Connect(server.Bind(Endpoints.For(transport)));
        Assert.Equal(["X", ""], Receive(server));
        Send(server, "X", "hello");
        return client;
    }
}
