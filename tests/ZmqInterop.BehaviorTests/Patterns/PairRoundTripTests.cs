using System;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Messages there and back between two PAIR sockets.</summary>
public sealed class PairRoundTripTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void Pair_Connected_PassesMessagesBothWays(string transport)
    {
        ZmqSocket server = Create(ZmqSocketType.Pair);
        ZmqSocket client = Create(ZmqSocketType.Pair);
        client.Connect(server.Bind(Endpoints.For(transport)));
        Exchange.Bounce(server, client);
    }

    [Fact]
    public void Pair_ConnectedToAName_PassesMessagesBothWays()
    {
        ZmqSocket server = Create(ZmqSocketType.Pair);
        int port = server.BindRandomPort("tcp://127.0.0.1");
        ZmqSocket client = Create(ZmqSocketType.Pair);
        client.Connect($"tcp://localhost:{port}");
        Exchange.Bounce(server, client);
    }

    [Fact]
    public void Bind_IpcPathThatIsTooLong_IsRefused()
    {
        ZmqSocket server = Create(ZmqSocketType.Pair);
        Assert.Throws<ArgumentException>("endpoint", () => server.Bind($"ipc://{new string('a', 108)}"));
    }
}
