using Xunit;
using ZmqInterop.Tests.Core;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A received frame tells what the handshake and the authenticator told of its peer.</summary>
public sealed class FrameMetadataTests : BehaviorTest
{
    [Fact]
    public void GetMetadata_FromHandshakeAndAuthenticator_IsThere()
    {
        using ZmqAuthenticator authenticator = Authenticate();
        (ZmqSocket server, ZmqSocket client) = Connect("DOMAIN");
        client.Send("This is a message");
        using ZmqFrame frame = new();
        server.Receive(frame);
        Assert.Equal("World", frame.GetMetadata("Hello"));
        Assert.Equal("DEALER", frame.PeerSocketType);
        Assert.Equal("anonymous", frame.UserId);
        Assert.Equal("127.0.0.1", frame.PeerAddress);
        Assert.Null(frame.GetMetadata("No such"));
    }

    [Fact]
    public void Connect_OtherDomain_IsDenied()
    {
        using ZmqAuthenticator authenticator = Authenticate();
        (ZmqSocket server, ZmqSocket client) = Connect("OTHER");
        using ZmqMonitor monitor = server.Monitor(ZmqMonitorEvents.HandshakeFailedAuthentication);
        client.Send("This is a message");
        Assert.Equal(400, monitor.WaitFor(ZmqMonitorEvents.HandshakeFailedAuthentication).AuthenticationStatus);
        Assert.False(server.TryReceiveBytes(out _));
    }

    private ZmqAuthenticator Authenticate()
    {
        ZmqAuthenticator authenticator = new(Context);
        authenticator.Domain("DOMAIN").UseCallback(_ => ZmqAuthenticationDecision.Allow("anonymous", [new("Hello", "World")]));
        return authenticator;
    }

    private (ZmqSocket Server, ZmqSocket Client) Connect(string domain)
    {
        ZmqSocket server = Create(ZmqSocketType.Dealer);
        ZmqSocket client = Create(ZmqSocketType.Dealer);
        server.UseNullServer(domain);
        client.Connect(server.Bind(Endpoints.For("tcp")));
        return (server, client);
    }
}
