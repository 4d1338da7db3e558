using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Security;

/// <summary>RFC 27, as the authenticator keeps to it when others do not.</summary>
public sealed class ZapProtocolTests : IDisposable
{
    private readonly ZmqContext _context = new();
    private readonly ZmqAuthenticator _authenticator;
    private readonly ZapClient _client;

    public ZapProtocolTests()
    {
        _authenticator = new ZmqAuthenticator(_context);
        _authenticator.Domain("global").AllowNull("guest").AllowPlain("alice", "secret").AllowAnyCurve().AllowGssapi("alice@EXAMPLE.ORG");
        _client = new ZapClient(_context);
    }

    public void Dispose()
    {
        _client.Dispose();
        _authenticator.Dispose();
        _context.Dispose();
    }

    [Fact]
    public void Reply_ToAnyRequest_EchoesItsId()
    {
        string[] ids = ["1", "", "0001", "\u0000\u0001", new string('i', 4096)];
        foreach (string id in ids)
        {
            _client.Send(ZapClient.Request(id, "global", "NULL"));
            Assert.Equal(["", "1.0", id, "200", "OK", "guest", ""], _client.Receive());
        }
    }

    [Fact]
    public void Reply_ToEachMechanism_HasTheUserId()
    {
        byte[] key = Z85.Decode(Keys.ClientPublic);
        _client.Send(ZapClient.Request("1", "global", "PLAIN", "alice"u8.ToArray(), "secret"u8.ToArray()));
        Assert.Equal(["", "1.0", "1", "200", "OK", "alice", ""], _client.Receive());
        _client.Send(ZapClient.Request("2", "global", "CURVE", key));
        Assert.Equal(["", "1.0", "2", "200", "OK", Keys.ClientPublic, ""], _client.Receive());
        _client.Send(ZapClient.Request("3", "global", "GSSAPI", "alice@EXAMPLE.ORG"u8.ToArray()));
        Assert.Equal(["", "1.0", "3", "200", "OK", "alice@EXAMPLE.ORG", ""], _client.Receive());
        _client.AssertRefused("4", "Unknown principal", ZapClient.Request("4", "global", "GSSAPI", "bob@EXAMPLE.ORG"u8.ToArray()));

        _authenticator.Domain("global").AllowAnyGssapi();
        _client.Send(ZapClient.Request("5", "global", "GSSAPI", "bob@EXAMPLE.ORG"u8.ToArray()));
        Assert.Equal(["", "1.0", "5", "200", "OK", "bob@EXAMPLE.ORG", ""], _client.Receive());
    }

    [Fact]
    public void Reply_ThroughIntermediaries_HasTheWholeEnvelope()
    {
        byte[][] request = ZapClient.Request("1", "global", "NULL");
        _client.Send([[7, 7], [8], .. request]);

        using ZmqMessage reply = _client.Socket.ReceiveMessage();

        Assert.Equal([7, 7], reply[0].ToArray());
        Assert.Equal([8], reply[1].ToArray());
        Assert.Equal(0, reply[2].Size);
        Assert.Equal("200", reply[5].GetString());
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("1.00")]
    [InlineData("2.0")]
    [InlineData("1")]
    public void Request_OfAnotherVersion_IsRefused(string version)
    {
        byte[][] request = ZapClient.Request("1", "global", "NULL");
        request[1] = Encoding.UTF8.GetBytes(version);

        _client.AssertRefused("1", "The version is not 1.0", request);
    }

    [Fact]
    public void Request_WithFramesMissing_IsRefusedOrIgnoredWhenItCannotBeAnswered()
    {
        byte[][] request = ZapClient.Request("1", "global", "NULL");
        for (int count = 1; count <= 2; count++)
        {
            _client.AssertIgnored(request[..count]);
        }

        for (int count = 3; count < request.Length; count++)
        {
            _client.AssertRefused("1", "Frames are missing", request[..count]);
        }
    }

    [Theory]
    [InlineData("NULL", 1)]
    [InlineData("NULL", 2)]
    [InlineData("NULL", 1000)]
    [InlineData("PLAIN", 0)]
    [InlineData("PLAIN", 1)]
    [InlineData("PLAIN", 3)]
    [InlineData("CURVE", 0)]
    [InlineData("CURVE", 2)]
    [InlineData("GSSAPI", 0)]
    [InlineData("GSSAPI", 2)]
    public void Request_WithAnotherNumberOfCredentials_IsRefused(string mechanism, int credentials)
    {
        byte[][] frames = [.. Enumerable.Repeat(Z85.Decode(Keys.ClientPublic), credentials)];

        _client.AssertRefused("1", "The number of credentials is wrong", ZapClient.Request("1", "global", mechanism, frames));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("PLAIN ")]
    [InlineData("OAUTH")]
    public void Request_OfAnUnknownMechanism_IsRefused(string mechanism)
    {
        _client.AssertRefused("1", "Unknown mechanism", ZapClient.Request("1", "global", mechanism));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(40)]
    [InlineData(1_000_000)]
    public void Request_WithAKeyThatIsNone_IsRefused(int length)
    {
        _client.AssertRefused("1", "The key is not 32 bytes", ZapClient.Request("1", "global", "CURVE", new byte[length]));
    }

    [Fact]
    public void Request_WithAKeyOfZeros_IsRefused()
    {
        _client.AssertRefused("1", "The key is all zeros", ZapClient.Request("1", "global", "CURVE", new byte[32]));
    }

    [Fact]
    public void Request_WithTextThatIsNone_IsRefused()
    {
        byte[] notUtf8 = [0xFF, 0xFE];
        byte[] withZero = "alice\0bob"u8.ToArray();
        byte[] tooLong = new byte[256];
        Array.Fill(tooLong, (byte)'a');
        byte[] password = "secret"u8.ToArray();

        _client.AssertRefused("1", "A text is not UTF-8", ZapClient.Request("1", "global", "PLAIN", notUtf8, password));
        _client.AssertRefused("1", "A text is not UTF-8", ZapClient.Request("1", "global", "PLAIN", "alice"u8.ToArray(), notUtf8));
        _client.AssertRefused("1", "A text has a zero", ZapClient.Request("1", "global", "PLAIN", withZero, password));
        _client.AssertRefused("1", "A text has a zero", ZapClient.Request("1", "global", "GSSAPI", withZero));
        _client.AssertRefused("1", "A text is too long", ZapClient.Request("1", "global", "PLAIN", tooLong, password));
        for (int frame = 3; frame <= 6; frame++)
        {
            byte[][] request = ZapClient.Request("1", "global", "NULL");
            request[frame] = tooLong;
            _client.AssertRefused("1", frame == 5 ? "The identity is too long" : "A text is too long", request);
        }
    }

    [Fact]
    public void Request_WithHugeFrames_IsRefusedOrIgnored()
    {
        byte[] huge = new byte[20_000_000];
        byte[][] request = ZapClient.Request("1", "global", "NULL");
        for (int frame = 0; frame < request.Length; frame++)
        {
            byte[][] changed = [.. request];
            changed[frame] = huge;
            if (frame is 0 or 2)
            {
                _client.AssertIgnored(changed);
            }
            else
            {
                _client.Send(changed);
                Assert.Equal("400", _client.Receive()[3]);
            }
        }

        _client.AssertRefused("1", "The number of credentials is wrong", ZapClient.Request("1", "global", "NULL", huge));
    }

    [Fact]
    public void Request_WithoutDelimiter_IsIgnoredOrRefusedButNeverAllowed()
    {
        _client.AssertIgnored("nonsense"u8.ToArray());
        _client.AssertIgnored([.. Enumerable.Repeat("more nonsense"u8.ToArray(), 10_000)]);
        _client.AssertIgnored([.. Enumerable.Repeat("x"u8.ToArray(), 17), .. ZapClient.Request("1", "global", "NULL")]);

        // The empty identity is taken for the delimiter, and what follows for the version.
        _client.Send(ZapClient.Request("1", "global", "PLAIN", "alice"u8.ToArray(), "secret"u8.ToArray())[1..]);
        Assert.Contains("400", _client.Receive());
    }

    [Fact]
    public void Request_WithoutPolicy_IsRefused()
    {
        _client.AssertRefused("1", "The domain has no policy", ZapClient.Request("1", "other", "NULL"));
        _client.AssertRefused("1", "The domain has no policy", ZapClient.Request("1", "", "NULL"));
        _client.AssertRefused("1", "The domain has no policy", ZapClient.Request("1", "GLOBAL", "NULL"));
    }

    [Fact]
    public void Requests_ThatMakeNoSense_AreToldWithoutWhatTheyHad()
    {
        List<ZmqAuthenticationEventArgs> answers = [];
        _authenticator.Answered += (_, answer) => answers.Add(answer);

        _client.AssertRefused("1", "The number of credentials is wrong", ZapClient.Request("1", "global", "PLAIN", "password"u8.ToArray()));

        ZmqAuthenticationEventArgs answer = Assert.Single(answers);
        Assert.Null(answer.Domain);
        Assert.Null(answer.Address);
        Assert.Null(answer.Mechanism);
        Assert.DoesNotContain("password", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_FiftyThousandGoodBadAndSenseless_AreAllAnswered()
    {
        const int Count = 50_000;
        byte[] alice = "alice"u8.ToArray();
        byte[] secret = "secret"u8.ToArray();
        byte[] wrong = "wrong"u8.ToArray();
        BackgroundCall sender = BackgroundCall.Start(() =>
        {
            for (int i = 0; i < Count; i++)
            {
                string id = i.ToString(CultureInfo.InvariantCulture);
                _client.Send((i % 3) switch
                {
                    0 => ZapClient.Request(id, "global", "PLAIN", alice, secret),
                    1 => ZapClient.Request(id, "global", "PLAIN", alice, wrong),
                    _ => ZapClient.Request(id, "global", "PLAIN"),
                });
            }
        });

        for (int i = 0; i < Count; i++)
        {
            string[] reply = _client.Receive();
            Assert.Equal(i.ToString(CultureInfo.InvariantCulture), reply[2]);
            Assert.Equal(i % 3 == 0 ? "200" : "400", reply[3]);
        }

        sender.Finish();
    }

    [Fact]
    public void Requests_ToASlowCallbackBeyondItsLimit_AreToldToTryAgain()
    {
        using System.Threading.ManualResetEventSlim release = new();
        System.Threading.Tasks.TaskCompletionSource<ZmqAuthenticationDecision> decision = new();
        _authenticator.Domain("slow").UseCallback((_, _) => new(decision.Task));
        for (int i = 0; i <= ZmqAuthenticator.MaxPendingCallbacks; i++)
        {
            _client.Send(ZapClient.Request("slow", "slow", "NULL"));
        }

        // The only one that is not waiting for the callback.
        Assert.Equal("300", _client.Receive()[3]);
        _client.AssertIgnored("others go on"u8.ToArray());

        decision.SetResult(ZmqAuthenticationDecision.Allow("slow"));
        for (int i = 0; i < ZmqAuthenticator.MaxPendingCallbacks; i++)
        {
            Assert.Equal(["", "1.0", "slow", "200", "OK", "slow", ""], _client.Receive());
        }

        _client.Send(ZapClient.Request("again", "slow", "NULL"));
        Assert.Equal(["", "1.0", "again", "200", "OK", "slow", ""], _client.Receive());
    }

    [Fact]
    public void Replies_ToAClientThatIsGone_DisturbNobody()
    {
        for (int i = 0; i < 100; i++)
        {
            using ZapClient client = new(_context);
            client.Send(ZapClient.Request("1", "global", "NULL"));
        }

        _client.AssertIgnored("still there"u8.ToArray());
    }
}
