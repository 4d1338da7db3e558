#pragma warning disable ZMQDRAFT001 // Drafts are what is tested here.
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Drafts;

/// <summary>A message that a socket gets in the name of a peer that has gone.</summary>
public sealed class DisconnectMessageTests : BehaviorTest
{
    private readonly ZmqSocket _server;
    private readonly ZmqSocket _client;

    public DisconnectMessageTests()
    {
        Draft.Require();
        _server = Create(ZmqSocketType.Server);
        _server.Options.SetDisconnectMessage("D"u8);
        _client = Create(ZmqSocketType.Client);
        _client.Options.SetHelloMessage("H"u8);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Peer_Closed_LeavesTheMessage(string transport)
    {
        uint routingId = Connect(transport);
        _client.Dispose();
        Assert.Equal(("D", routingId), Receive());
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Peer_Disconnected_LeavesTheMessage(string transport)
    {
        uint routingId = Connect(transport);
        _client.Disconnect(_server.LastEndpoint);

        // The connection is closed once the socket has noticed that its session is ready for that.
        using ZmqFrame frame = new();
        Parked.Until(() => _client.Events >= 0 && _server.TryReceive(frame), "disconnect messages");
        Assert.Equal(("D", routingId), (frame.GetString(), frame.RoutingId));
    }

    private uint Connect(string transport)
    {
        _client.Connect(_server.Bind(Endpoints.For(transport)));
        (string text, uint routingId) = Receive();
        Assert.Equal("H", text);
        return routingId;
    }

    private (string Text, uint RoutingId) Receive()
    {
        using ZmqFrame frame = new();
        Assert.True(_server.TryReceive(frame, BackgroundCall.Limit));
        return (frame.GetString(), frame.RoutingId);
    }
}
