using System;
using System.Collections.Generic;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using static ZmqInterop.ZmqProtocolError;

namespace ZmqInterop.BehaviorTests.Security;

/// <summary>Clients of a CURVE server that break the protocol on the wire: each is reported and refused, and the server serves on.</summary>
public sealed class CurveWireTests : SecurityTest
{
    // Frames of a client, after the greeting.
    private const int Hello = 0;
    private const int Initiate = 1;
    private const int Message = 2;

    private readonly CurveFixture _curve;
    private readonly ZmqSocket _server;

    public CurveWireTests()
    {
        _curve = new CurveFixture(Context);
        _server = Bind(socket =>
        {
            _curve.UseServer(socket);
            _curve.Monitor = Watch(socket);
        });
    }

    /// <summary>Where a command is changed, and what the server calls that. A length that is not -1 is what is left of the command.</summary>
    public static TheoryData<int, int, int, ZmqProtocolError> Changes => new()
    {
        // "\5HELLO", version 1.0, 72 zeros, key of the connection, nonce, box: 200 bytes.
        { Hello, -1, 5, ZmtpUnexpectedCommand },
        { Hello, -1, 6, ZmtpMalformedHello },
        { Hello, -1, 7, ZmtpMalformedHello },
        { Hello, -1, 80, ZmtpCryptographic },
        { Hello, -1, 112, ZmtpCryptographic },
        { Hello, -1, 120, ZmtpCryptographic },
        { Hello, -1, 199, ZmtpCryptographic },
        { Hello, 0, -1, ZmtpMalformedCommand },
        { Hello, 1, -1, ZmtpMalformedCommand },
        { Hello, 5, -1, ZmtpMalformedCommand },
        { Hello, 6, -1, ZmtpMalformedHello },
        { Hello, 199, -1, ZmtpMalformedHello },
        { Hello, 201, -1, ZmtpMalformedHello },
        { Hello, 100_000, -1, ZmtpMalformedHello },

        // "\x8INITIATE", cookie with its nonce, nonce, box with at least the client's key and its vouch: 257 bytes or more.
        { Initiate, -1, 5, ZmtpUnexpectedCommand },
        { Initiate, -1, 9, ZmtpCryptographic },
        { Initiate, -1, 30, ZmtpCryptographic },
        { Initiate, -1, 105, ZmtpCryptographic },
        { Initiate, -1, 150, ZmtpCryptographic },
        { Initiate, 0, -1, ZmtpMalformedCommand },
        { Initiate, 8, -1, ZmtpMalformedCommand },
        { Initiate, 9, -1, ZmtpMalformedInitiate },
        { Initiate, 256, -1, ZmtpMalformedInitiate },
        { Initiate, 257, -1, ZmtpCryptographic },
        { Initiate, 100_000, -1, ZmtpCryptographic },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Handshake_ChangedOnTheWire_IsReportedAndTheServerServesOn(int command, int length, int position, ZmqProtocolError expected)
    {
        AssertTampering(
            expected,
            (frame, body) =>
            {
                if (frame != command)
                {
                    return [body];
                }

                Array.Resize(ref body, length < 0 ? body.Length : length);
                if (position >= 0)
                {
                    body[position] ^= 0x7F;
                }

                return [body];
            });
    }

    // The second one may come before the server has answered the first, or after.
    [Fact]
    public void Handshake_HelloTwice_IsReportedAndTheServerServesOn() =>
        AssertTampering([ZmtpUnexpectedCommand, ZmtpUnspecified], (frame, body) => frame == Hello ? [body, body] : [body]);

    [Fact]
    public void Handshake_InitiateFirst_IsReportedAndTheServerServesOn() =>
        AssertTampering(ZmtpUnexpectedCommand, (frame, body) => frame == Hello ? [RawPeer.CommandFrame("INITIATE", new byte[200])[2..]] : [body]);

    [Theory]
    [InlineData(20, ZmtpCryptographic)]
    [InlineData(40, ZmtpCryptographic)]
    [InlineData(3, ZmtpUnexpectedCommand)]
    public void Message_ChangedOnTheWire_IsNotDelivered(int position, ZmqProtocolError expected) => AssertTampering(
        expected,
        (frame, body) =>
        {
            if (frame == Message)
            {
                body[position] ^= 1;
            }

            return [body];
        },
        succeedsBefore: true);

    [Fact]
    public void Message_CutShort_IsNotDelivered() =>
        AssertTampering(ZmtpMalformedMessage, (frame, body) => [frame == Message ? body[..20] : body], succeedsBefore: true);

    [Fact]
    public void Message_RepeatedOnTheWire_IsDeliveredOnce()
    {
        using TamperingRelay relay = new(_server.LastEndpoint, (frame, body) => frame == Message ? [body, body] : [body]);
        ZmqSocket client = ConnectTo(relay);
        Assert.Equal(ZmqMonitorEvents.HandshakeSucceeded, Next(_curve.Monitor).Kind);
        client.Send("only once");
        Assert.Equal("only once", _server.ReceiveString());
        Assert.Equal(ZmtpInvalidSequence, Next(_curve.Monitor).ProtocolError);
        AssertReceivesNothing(_server);
    }

    [Theory]
    [InlineData("NULL")]
    [InlineData("PLAIN")]
    [InlineData("curve")]
    [InlineData("CURVE2")]
    [InlineData("")]
    public void Greeting_OfAnotherMechanism_IsReportedAndTheServerServesOn(string mechanism)
    {
        using RawPeer peer = RawPeer.Connect(_server.LastEndpoint);
        peer.Write(RawPeer.Greeting(mechanism: mechanism));
        Assert.Equal(ZmtpMechanismMismatch, Next(_curve.Monitor).ProtocolError);
        AssertServesOn();
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("\u0001\u0000\u0008\u0000sneaky\u0000")]
    [InlineData("\u00FF\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0001\u007F\u0000")]
    [InlineData("\u00FF\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0001\u007F\u0001\u0005\u0000\u0000\u0008\u0000sneaky\u0000")]
    public void Greeting_OfAnotherProtocol_IsNotHeardAndTheServerServesOn(string data)
    {
        using RawPeer peer = RawPeer.Connect(_server.LastEndpoint);
        peer.Write(System.Text.Encoding.Latin1.GetBytes(data));
        AssertReceivesNothing(_server);
        AssertServesOn();
    }

    [Fact]
    public void Connections_ThatStopAnywhereInTheHandshake_LeaveTheServerServing()
    {
        byte[] greeting = RawPeer.Greeting(mechanism: "CURVE");
        for (int length = 0; length <= greeting.Length; length += 4)
        {
            using RawPeer peer = RawPeer.Connect(_server.LastEndpoint);
            if (length > 0)
            {
                peer.Write(greeting.AsSpan(0, length));
            }
        }

        AssertServesOn();
    }

    protected override void Dispose(bool disposing)
    {
        _curve.Dispose();
        base.Dispose(disposing);
    }

    private ZmqSocket ConnectTo(TamperingRelay relay)
    {
        ZmqSocket client = Create(ZmqSocketType.Dealer);
        _curve.UseClient(client);
        client.Options.ReconnectInterval = System.Threading.Timeout.InfiniteTimeSpan;
        client.Connect(relay.Endpoint);
        return client;
    }

    private void AssertTampering(ZmqProtocolError expected, Func<int, byte[], IEnumerable<byte[]>> tamper, bool succeedsBefore = false) =>
        AssertTampering([expected], tamper, succeedsBefore);

    private void AssertTampering(ZmqProtocolError[] expected, Func<int, byte[], IEnumerable<byte[]>> tamper, bool succeedsBefore = false)
    {
        using TamperingRelay relay = new(_server.LastEndpoint, tamper);
        ZmqSocket client = ConnectTo(relay);
        client.Send("never seen, and not short");
        if (succeedsBefore)
        {
            Assert.Equal(ZmqMonitorEvents.HandshakeSucceeded, Next(_curve.Monitor).Kind);
        }

        Assert.Contains(Next(_curve.Monitor).ProtocolError ?? ZmqProtocolError.None, expected);
        AssertReceivesNothing(_server);
        Assert.Equal(succeedsBefore ? 1 : 0, _curve.Zap.Requests);
        AssertServesOn();
    }

    // The other way the DEALER might still choose the peer whose connection is just being closed.
    private void AssertServesOn() => Pass(Connect(_server, _curve.UseClient), _server);
}
