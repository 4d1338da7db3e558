using Xunit;
using ZmqInterop.BehaviorTests.Support;

namespace ZmqInterop.BehaviorTests.Security;

/// <summary>PLAIN: user name and password, judged by the handler of authentication requests.</summary>
public sealed class PlainSecurityTests : SecurityTest
{
    private const string Domain = "test";

    private readonly ZapHandler _zap;
    private readonly ZmqSocket _server;
    private ZmqMonitor _monitor = null!;

    public PlainSecurityTests()
    {
        _zap = ZapHandler.Judge(Context, request => request is ["1.0", _, Domain, "127.0.0.1", "IDENT", "PLAIN", "admin", "password"]);
        _server = Bind(socket =>
        {
            socket.Options.SetRoutingId("IDENT");
            socket.Options.ZapDomain = Domain;
            socket.Options.PlainServer = true;
            _monitor = Watch(socket);
        });
    }

    /// <summary>HELLO commands that do not have exactly a user name and a password.</summary>
    public static TheoryData<byte[], ZmqProtocolError> BadHellos => new()
    {
        { RawPeer.CommandFrame("HELLO"), ZmqProtocolError.ZmtpMalformedHello },
        { RawPeer.CommandFrame("HELLO", 5, (byte)'a'), ZmqProtocolError.ZmtpMalformedHello },
        { RawPeer.CommandFrame("HELLO", 1, (byte)'a'), ZmqProtocolError.ZmtpMalformedHello },
        { RawPeer.CommandFrame("HELLO", 1, (byte)'a', 2, (byte)'b'), ZmqProtocolError.ZmtpMalformedHello },
        { RawPeer.CommandFrame("HELLO", 1, (byte)'a', 1, (byte)'b', 0), ZmqProtocolError.ZmtpMalformedHello },
        { RawPeer.CommandFrame("HELLX", 1, (byte)'a', 1, (byte)'b'), ZmqProtocolError.ZmtpUnexpectedCommand },
        { RawPeer.CommandFrame("INITIATE"), ZmqProtocolError.ZmtpUnexpectedCommand },
        { [4, 2, 5, (byte)'H'], ZmqProtocolError.ZmtpMalformedCommand },
    };

    [Fact]
    public void Client_WithTheRightPassword_IsLetIn()
    {
        AssertTalk(_server, Connect(_server, socket => socket.UsePlainClient("admin", "password")));
        Assert.Equal(ZmqMonitorEvents.HandshakeSucceeded, Next(_monitor).Kind);
    }

    [Fact]
    public void Client_WithWrongCredentials_IsRefusedAndBothSidesAreTold()
    {
        ZmqMonitor? atClient = null;
        ZmqSocket client = Connect(_server, socket =>
        {
            socket.UsePlainClient("wronguser", "wrongpass");
            atClient = Watch(socket);
        });
        Assert.Equal(400, Next(_monitor).AuthenticationStatus);
        Assert.Equal(400, Next(atClient!).AuthenticationStatus);
        AssertSilence(_server, client);
    }

    [Fact]
    public void Client_ThatIsAServerToo_IsRefusedBeforeTheHandlerIsAsked()
    {
        ZmqSocket client = Connect(_server, socket =>
        {
            socket.Options.ZapDomain = Domain;
            socket.Options.PlainServer = true;
        });
        AssertSilence(_server, client);
        Assert.Equal(0, _zap.Requests);
    }

    [Fact]
    public void Client_WithoutSecurity_IsRefusedBeforeTheHandlerIsAsked()
    {
        ZmqSocket client = Connect(_server);
        Assert.Equal(ZmqProtocolError.ZmtpMechanismMismatch, Next(_monitor).ProtocolError);
        AssertSilence(_server, client);
        Assert.Equal(0, _zap.Requests);
    }

    [Fact]
    public void OldPeer_WithoutHandshake_IsNotHeard()
    {
        using RawPeer peer = RawPeer.Connect(_server.LastEndpoint);
        peer.Write([1, 0, 8, 0, .. "sneaky\0"u8]);
        AssertReceivesNothing(_server);
        Assert.Equal(0, _zap.Requests);
    }

    [Theory]
    [MemberData(nameof(BadHellos))]
    public void Hello_Malformed_IsReportedAndTheServerServesOn(byte[] hello, ZmqProtocolError expected)
    {
        using RawPeer peer = RawPeer.Connect(_server.LastEndpoint);
        peer.Write(RawPeer.Greeting(mechanism: "PLAIN"));
        _ = peer.Read(RawPeer.GreetingSize);
        peer.Write(hello);

        Assert.Equal(expected, Next(_monitor).ProtocolError);
        Assert.Equal(0, _zap.Requests);
        AssertTalk(_server, Connect(_server, socket => socket.UsePlainClient("admin", "password")));
    }

    protected override void Dispose(bool disposing)
    {
        _zap.Dispose();
        base.Dispose(disposing);
    }
}
