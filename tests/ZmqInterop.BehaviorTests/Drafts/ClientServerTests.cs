#pragma warning disable ZMQDRAFT001 // Drafts are what is tested here.
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Drafts;

public sealed class ClientServerTests : BehaviorTest
{
    private readonly ZmqSocket _server;
    private readonly ZmqSocket _client;

    public ClientServerTests()
    {
        Draft.Require();
        _server = Create(ZmqSocketType.Server);
        _client = Create(ZmqSocketType.Client);
        _client.Connect(_server.Bind(Endpoints.Inproc()));
    }

    [Fact]
    public void Multipart_FromEitherSide_IsRefused()
    {
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => _client.Send("X", more: true)).Error);
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => _server.Send("X", more: true)).Error);
    }

    [Fact]
    public void RoutingId_OfARequest_LeadsTheReplyBack()
    {
        _client.Send("X");
        using ZmqFrame frame = new();
        _server.Receive(frame);
        Assert.Equal("X", frame.GetString());
        uint routingId = frame.RoutingId;
        Assert.NotEqual(0u, routingId);

        frame.Write("Y");
        frame.RoutingId = routingId;
        _server.Send(frame);
        _client.Receive(frame);
        Assert.Equal(("Y", 0u), (frame.GetString(), frame.RoutingId));
    }

    [Fact]
    public void RoutingIds_OfSeveralClients_LeadEachReplyToItsClient()
    {
        ZmqSocket other = Create(ZmqSocketType.Client);
        other.Connect(_server.LastEndpoint);
        _client.Send("first");
        other.Send("second");
        using ZmqFrame frame = new();
        for (int i = 0; i < 2; i++)
        {
            // The content stays, and with it the routing id: back it goes.
            _server.Receive(frame);
            _server.Send(frame);
        }

        Assert.Equal("first", _client.ReceiveString());
        Assert.Equal("second", other.ReceiveString());
    }
}
