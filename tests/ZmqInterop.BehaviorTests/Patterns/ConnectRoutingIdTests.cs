using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Routing ids that the connecting side gives to its peers (ZMQ_CONNECT_ROUTING_ID).</summary>
public sealed class ConnectRoutingIdTests : PatternTest
{
    [Fact]
    public void Stream_WithAnIdForItsPeer_WritesToItAtOnce()
    {
        ZmqSocket server = Create(ZmqSocketType.Stream);
        server.Options.SetStreamNotify(false);
        ZmqSocket client = Create(ZmqSocketType.Stream);
        client.Options.SetConnectRoutingId("peer");
        client.Connect(server.Bind("tcp://127.0.0.1:*"));
        Send(client, "peer", "hello");
        using ZmqMessage message = server.ReceiveMessage();
        Assert.Equal(5, message[0].Size);
        Assert.Equal(0, message[0].Span[0]);
        Assert.Equal("hello", message[1].GetString());
    }

    [Theory]
    [InlineData("inproc", false)]
    [InlineData("inproc", true)]
    [InlineData("tcp", false)]
    [InlineData("tcp", true)]
    [InlineData("ipc", false)]
    [InlineData("ipc", true)]
    public void Router_WithAnIdForItsPeer_WritesToItAtOnce(string transport, bool named)
    {
        ZmqSocket server = named ? Create(ZmqSocketType.Router, "X") : Create(ZmqSocketType.Router);
        ZmqSocket client = named ? Create(ZmqSocketType.Router, "Y") : Create(ZmqSocketType.Router);
        client.Options.SetRouterMandatory(true);
        client.Options.SetConnectRoutingId("peer");
        client.Connect(server.Bind(Endpoints.For(transport)));
        Send(client, "peer", "hello");

        using ZmqMessage message = server.ReceiveMessage();
        Assert.Equal("hello", message[1].GetString());
        if (named)
        {
            Assert.Equal("Y", message[0].GetString());
        }
        else
        {
            Assert.Equal(0, message[0].Span[0]);
        }

        // The peer's own name does not come into it.
        server.Send(message[0], more: true);
        server.Send("answer");
        Assert.Equal(["peer", "answer"], Receive(client));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Router_ThatHasMessagesWaiting_WritesToTheNewPeer(string transport)
    {
        ZmqSocket x = Create(ZmqSocketType.Router, "X");
        ZmqSocket y = Create(ZmqSocketType.Router, "Y");
        ZmqSocket z = Create(ZmqSocketType.Router, "Z");
        y.Options.SetConnectRoutingId("X");
        y.Connect(x.Bind(Endpoints.For(transport)));
        Send(y, "X", "from Y");
        Parked.Until(() => x.Events.HasFlag(ZmqPollEvents.In), "the message of Y");

        x.Options.SetConnectRoutingId("Z");
        x.Connect(z.Bind(Endpoints.For(transport)));
        Send(x, "Z", "from X");
        Assert.Equal(["X", "from X"], Receive(z));

        // Y got nothing before what is for it.
        Assert.Equal(["Y", "from Y"], Receive(x));
        Send(x, "Y", "answer");
        Assert.Equal(["X", "answer"], Receive(y));
    }

    // libzmq's test has this as a comment: there it ends the process.
    [Theory]
    [MemberData(nameof(Transports))]
    public void Router_WithTheIdOfAnotherPeer_IsNotConnected(string transport)
    {
        ZmqSocket[] servers = Create(ZmqSocketType.Router, 2);
        ZmqSocket client = Create(ZmqSocketType.Router);
        client.Options.SetConnectRoutingId("peer");
        client.Connect(servers[0].Bind(Endpoints.For(transport)));
        client.Options.SetConnectRoutingId("peer");
        string second = servers[1].Bind(Endpoints.For(transport));
        Assert.Throws<InvalidOperationException>(() => client.Connect(second));
        Send(client, "peer", "to the first");
        using ZmqMessage message = servers[0].ReceiveMessage();
        Assert.Equal("to the first", message[1].GetString());

        client.Options.SetConnectRoutingId("second");
        client.Connect(second);
        Send(client, "second", "to the second");
        using ZmqMessage other = servers[1].ReceiveMessage();
        Assert.Equal("to the second", other[1].GetString());
    }
}
