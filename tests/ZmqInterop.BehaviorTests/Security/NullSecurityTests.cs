using Xunit;
using ZmqInterop.BehaviorTests.Support;

namespace ZmqInterop.BehaviorTests.Security;

/// <summary>NULL: no keys and no passwords, but an authenticator may judge clients by their address.</summary>
public sealed class NullSecurityTests : SecurityTest
{
    private readonly ZapHandler _zap;

    public NullSecurityTests() => _zap = ZapHandler.Judge(Context, request => request[2] == "TEST" && request[5] == "NULL");

    [Fact]
    public void Server_WithoutDomain_AsksNobody()
    {
        ZmqSocket server = Bind();
        AssertTalk(server, Connect(server));
        Assert.Equal(0, _zap.Requests);
    }

    [Fact]
    public void Server_WithTheDomainOfTheHandler_LetsClientsIn()
    {
        ZmqSocket server = Bind(socket => socket.Options.ZapDomain = "TEST");
        AssertTalk(server, Connect(server));
        Assert.Equal(1, _zap.Requests);
    }

    [Fact]
    public void Server_WithAnotherDomain_LetsNobodyIn()
    {
        ZmqMonitor? atServer = null;
        ZmqSocket server = Bind(socket =>
        {
            socket.Options.ZapDomain = "WRONG";
            atServer = Watch(socket);
        });
        ZmqSocket client = Connect(server);
        Assert.Equal(400, Next(atServer!).AuthenticationStatus);
        AssertSilence(server, client);
    }

    [Fact]
    public void Server_WithADomain_DropsWhatAnOldPeerSendsWithoutHandshake()
    {
        ZmqSocket server = Bind(socket => socket.Options.ZapDomain = "TEST");
        using RawPeer peer = RawPeer.Connect(server.LastEndpoint);
        peer.Write([1, 0, 8, 0, .. "sneaky\0"u8]);
        AssertReceivesNothing(server);
        Assert.Equal(0, _zap.Requests);
        AssertTalk(server, Connect(server));
    }

    [Fact]
    public void Server_WithoutADomain_TakesWhatAnOldPeerSends()
    {
        ZmqSocket server = Bind();
        using RawPeer peer = RawPeer.Connect(server.LastEndpoint);

        // ZMTP 1.0: an empty routing id, then a message of the length less one.
        peer.Write([1, 0, 6, 0, .. "hello"u8]);
        Assert.Equal("hello", server.ReceiveString());
    }

    protected override void Dispose(bool disposing)
    {
        _zap.Dispose();
        base.Dispose(disposing);
    }
}
