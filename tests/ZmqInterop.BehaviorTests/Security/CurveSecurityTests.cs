using System;
using Xunit;

namespace ZmqInterop.BehaviorTests.Security;

/// <summary>CURVE: who gets in with which keys.</summary>
public sealed class CurveSecurityTests : SecurityTest
{
    private readonly CurveFixture _curve;

    public CurveSecurityTests() => _curve = new CurveFixture(Context);

    [Fact]
    public void Client_WithAKnownKey_IsLetInAndBothSidesAreToldOnce()
    {
        ZmqSocket server = Start();
        ZmqMonitor? atClient = null;
        ZmqSocket client = Connect(server, socket =>
        {
            _curve.UseClient(socket);
            atClient = Watch(socket);
        });
        AssertTalk(server, client);
        Assert.Equal(ZmqMonitorEvents.HandshakeSucceeded, Next(_curve.Monitor).Kind);
        Assert.Equal(ZmqMonitorEvents.HandshakeSucceeded, Next(atClient!).Kind);
        AssertNothing(_curve.Monitor);
        AssertNothing(atClient!);
    }

    [Fact]
    public void Server_WithTheLongestRoutingId_LetsClientsIn()
    {
        string routingId = new('i', 255);
        ZmqSocket server = Start(socket => socket.Options.SetRoutingId(routingId));
        AssertTalk(server, Connect(server, _curve.UseClient));
        Assert.Equal(routingId, _curve.LastRequest![4]);
    }

    [Fact]
    public void Client_WithAnUnknownKey_IsRefusedByTheHandler()
    {
        ZmqSocket server = Start();
        using ZmqCurveKeyPair unknown = ZmqCurveKeyPair.Generate();
        ZmqMonitor? atClient = null;
        ZmqSocket client = Connect(server, socket =>
        {
            socket.UseCurveClient(unknown, _curve.ServerKeys.PublicKey);
            atClient = Watch(socket);
        });
        Assert.Equal(400, Next(_curve.Monitor).AuthenticationStatus);
        Assert.Equal(400, Next(atClient!).AuthenticationStatus);
        AssertSilence(server, client);
        Assert.True(_curve.Zap.Requests >= 1);
    }

    [Fact]
    public void Client_WithAnotherServersKey_IsRefusedBeforeTheHandlerIsAsked()
    {
        ZmqSocket server = Start();
        using ZmqCurveKeyPair other = ZmqCurveKeyPair.Generate();
        ZmqSocket client = Connect(server, socket => socket.UseCurveClient(_curve.ClientKeys, other.PublicKey));
        AssertRefusedAs(ZmqProtocolError.ZmtpCryptographic, server, client);
    }

    [Fact]
    public void Client_WithAPublicKeyOfZeros_IsRefusedBeforeTheHandlerIsAsked()
    {
        ZmqSocket server = Start();
        ZmqSocket client = Connect(server, socket =>
        {
            _curve.UseClient(socket);
            socket.Options.SetCurvePublicKey(new byte[32]);
        });
        AssertRefusedAs(ZmqProtocolError.ZmtpCryptographic, server, client);
    }

    [Fact]
    public void Client_WithASecretKeyOfZeros_IsRefusedBeforeTheHandlerIsAsked()
    {
        ZmqSocket server = Start();
        ZmqSocket client = Connect(server, socket =>
        {
            _curve.UseClient(socket);
            socket.Options.SetCurveSecretKey(new byte[32]);
        });
        AssertRefusedAs(ZmqProtocolError.ZmtpCryptographic, server, client);
    }

    [Fact]
    public void Client_WithAServerKeyOfZeros_NeverGetsIn()
    {
        ZmqSocket server = Start();
        ZmqSocket client = Connect(server, socket =>
        {
            _curve.UseClient(socket);
            socket.Options.SetCurveServerKey(new byte[32]);
        });

        // libsodium refuses to compute with such a key, so that the client does not even say HELLO.
        AssertSilence(server, client);
        Assert.Equal(0, _curve.Zap.Requests);
        AssertTalk(server, Connect(server, _curve.UseClient));
    }

    [Fact]
    public void Client_WithoutSecurity_IsRefusedBeforeTheHandlerIsAsked()
    {
        ZmqSocket server = Start();
        AssertRefusedAs(ZmqProtocolError.ZmtpMechanismMismatch, server, Connect(server));
    }

    [Fact]
    public void Client_OfPlain_IsRefusedBeforeTheHandlerIsAsked()
    {
        ZmqSocket server = Start();
        AssertRefusedAs(ZmqProtocolError.ZmtpMechanismMismatch, server, Connect(server, socket => socket.UsePlainClient("admin", "password")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(123)]
    public void Keys_OfAnotherLength_AreRefused(int length)
    {
        byte[] key = new byte[length];
        ZmqSocket socket = Create(ZmqSocketType.Dealer);
        Assert.Throws<ArgumentException>(() => socket.Options.SetCurveServerKey(key));
        Assert.Throws<ArgumentException>(() => socket.Options.SetCurvePublicKey(key));
        Assert.Throws<ArgumentException>(() => socket.Options.SetCurveSecretKey(key));
        Assert.Equal(ZmqMechanism.Null, socket.Options.Mechanism);
    }

    protected override void Dispose(bool disposing)
    {
        _curve.Dispose();
        base.Dispose(disposing);
    }

    private ZmqSocket Start(Action<ZmqSocket>? configure = null) => Bind(socket =>
    {
        configure?.Invoke(socket);
        _curve.UseServer(socket);
        _curve.Monitor = Watch(socket);
    });

    private void AssertRefusedAs(ZmqProtocolError expected, ZmqSocket server, ZmqSocket client)
    {
        Assert.Equal(expected, Next(_curve.Monitor).ProtocolError);
        AssertSilence(server, client);
        Assert.Equal(0, _curve.Zap.Requests);
    }
}
