using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Native;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Security;

public sealed class ZmqAuthenticatorTests : IDisposable
{
    private static readonly ZmqCurvePublicKey s_serverKey = ZmqCurvePublicKey.Parse(Keys.ServerPublic);

    private readonly Guarded _guarded = new();
    private readonly ZmqCurveKeyPair _server = ZmqCurveKeyPair.FromSecretKey(Keys.ServerSecret);
    private readonly ZmqCurveKeyPair _client = ZmqCurveKeyPair.FromSecretKey(Keys.ClientSecret);
    private readonly ZmqCurveKeyPair _stranger = ZmqCurveKeyPair.Generate();

    private ZmqAuthenticator Authenticator => _guarded.Authenticator;

    public void Dispose()
    {
        _guarded.Dispose();
        _server.Dispose();
        _client.Dispose();
        _stranger.Dispose();
    }

    [Fact]
    public void Null_DomainWithoutPolicy_IsRefused()
    {
        using ZmqSocket server = _guarded.Bind(socket => socket.UseNullServer("global"));

        ZmqAuthenticationEventArgs answer = _guarded.AssertRefuses(server, _ => { });

        Assert.Equal("global", answer.Domain);
        Assert.Equal("127.0.0.1", answer.Address);
        Assert.Equal(ZmqMechanism.Null, answer.Mechanism);
        Assert.Equal("The domain has no policy", answer.Decision.StatusText);
    }

    [Fact]
    public void Null_PolicyThatSaysNothing_IsRefused()
    {
        _ = Authenticator.Domain("global");
        using ZmqSocket server = _guarded.Bind(socket => socket.UseNullServer("global"));

        _ = _guarded.AssertRefuses(server, _ => { });
    }

    [Fact]
    public void Null_Allowed_GetsInWithItsUserId()
    {
        Authenticator.Domain("global").AllowNull("guest");
        using ZmqSocket server = _guarded.Bind(socket => socket.UseNullServer("global"));

        _guarded.AssertLetsIn(server, _ => { }, "guest");
    }

    [Theory]
    [InlineData("127.0.0.0/8", null, true)]
    [InlineData("127.0.0.1", null, true)]
    [InlineData("10.0.0.0/8", null, false)]
    [InlineData("127.0.0.0/8", "127.0.0.1", false)]
    [InlineData(null, "127.0.0.1", false)]
    [InlineData(null, "10.0.0.0/8", true)]
    public void Null_ByAddress_IsAsThePolicySays(string? allowed, string? denied, bool getsIn)
    {
        ZmqAuthenticationPolicy policy = Authenticator.Domain("global").AllowNull();
        _ = allowed is null ? policy : policy.AllowAddress(allowed);
        _ = denied is null ? policy : policy.DenyAddress(denied);
        using ZmqSocket server = _guarded.Bind(socket => socket.UseNullServer("global"));

        if (getsIn)
        {
            _guarded.AssertLetsIn(server, _ => { }, "");
        }
        else
        {
            _ = _guarded.AssertRefuses(server, _ => { });
        }
    }

    [Fact]
    public void Null_OverIPv6_IsKnownByItsAddress()
    {
        Assert.SkipUnless(System.Net.Sockets.Socket.OSSupportsIPv6, "There is no IPv6 here.");
        Authenticator.Domain("global").AllowNull().AllowAddress("::1");
        using ZmqSocket server = _guarded.Bind(
            socket =>
            {
                socket.Options.IPv6 = true;
                socket.UseNullServer("global");
            },
            "tcp://[::1]:*");

        _guarded.AssertLetsIn(server, socket => socket.Options.IPv6 = true, "");
    }

    [Fact]
    public void Null_OverIpcWithAddressRules_NeedsAllowIpc()
    {
        ZmqAuthenticationPolicy policy = Authenticator.Domain("global").AllowNull().AllowAddress("127.0.0.1");
        using ZmqSocket server = _guarded.Bind(socket => socket.UseNullServer("global"), Endpoints.Ipc());
        _ = _guarded.AssertRefuses(server, _ => { });

        policy.AllowIpc();

        _guarded.AssertLetsIn(server, _ => { }, "");
    }

    [Fact]
    public void Plain_RightPassword_GetsInUnderItsName()
    {
        Authenticator.Domain("global").AllowPlain("älice", "pässword");
        using ZmqSocket server = _guarded.Bind(socket => socket.UsePlainServer("global"));

        _guarded.AssertLetsIn(server, socket => socket.UsePlainClient("älice", "pässword"), "älice");
    }

    [Theory]
    [InlineData("alice", "mistaken")]
    [InlineData("alice", "secret2")]
    [InlineData("alice", "Secret")]
    [InlineData("Alice", "secret")]
    [InlineData("bob", "secret")]
    public void Plain_AnythingElse_IsRefusedWithoutSayingWhich(string userName, string password)
    {
        Authenticator.Domain("global").AllowPlain("alice", "secret").AllowNull();
        using ZmqSocket server = _guarded.Bind(socket => socket.UsePlainServer("global"));

        ZmqAuthenticationEventArgs answer = _guarded.AssertRefuses(server, socket => socket.UsePlainClient(userName, password));

        Assert.Equal("Unknown user name or wrong password", answer.Decision.StatusText);
        Assert.DoesNotContain(password, $"{answer}", StringComparison.Ordinal);
        Assert.Empty(answer.Decision.UserId);
    }

    [Fact]
    public void AllowPlain_PasswordThatIsTooLong_ThrowsAndThePolicyIsAsItWas()
    {
        ZmqAuthenticationPolicy policy = new("global");
        Assert.Equal("ZmqAuthenticationPolicy (domain \"global\")", policy.ToString());
        Assert.Throws<ArgumentException>("password", () => policy.AllowPlain("name", new string('x', 256)));
        Assert.False(policy.RemovePlain("name"));
        policy.AllowPlain("name", new string('x', 255));
        Assert.True(policy.RemovePlain("name"));
    }

    [Fact]
    public void Plain_UserWithAnotherPasswordOrRemoved_IsRefusedFromThenOn()
    {
        ZmqAuthenticationPolicy policy = Authenticator.Domain("global").AllowPlain("alice", "old");
        using ZmqSocket server = _guarded.Bind(socket => socket.UsePlainServer("global"));
        policy.AllowPlain("alice", "new");
        _ = _guarded.AssertRefuses(server, socket => socket.UsePlainClient("alice", "old"));
        _guarded.AssertLetsIn(server, socket => socket.UsePlainClient("alice", "new"), "alice");

        Assert.True(policy.RemovePlain("alice"));
        Assert.False(policy.RemovePlain("alice"));

        _ = _guarded.AssertRefuses(server, socket => socket.UsePlainClient("alice", "new"));
    }

    [Fact]
    public void Plain_ClientWithoutCredentials_SendsNothing()
    {
        Authenticator.Domain("global").AllowPlain("alice", "secret").AllowNull().AllowAnyCurve();
        using ZmqSocket server = _guarded.Bind(socket => socket.UsePlainServer("global"));

        _guarded.AssertHandshakeFails(server, _ => { });

        _guarded.AssertLetsIn(server, socket => socket.UsePlainClient("alice", "secret"), "alice");
    }

    [Fact]
    public void Curve_KeyOnTheList_GetsInUnderItsKeyOrItsName()
    {
        Authenticator.Domain("global").AllowCurve(Keys.ClientPublic).AllowCurve(_stranger.PublicKey, "stranger");
        using ZmqSocket server = _guarded.Bind(socket => socket.UseCurveServer(_server, "global"));

        _guarded.AssertLetsIn(server, socket => socket.UseCurveClient(_client, Keys.ServerPublic), Keys.ClientPublic);
        _guarded.AssertLetsIn(server, socket => socket.UseCurveClient(_stranger, s_serverKey), "stranger");
    }

    [Fact]
    public void Curve_UnknownKey_IsRefused()
    {
        ZmqAuthenticationPolicy policy = Authenticator.Domain("global").AllowCurve(Keys.ClientPublic);
        using ZmqSocket server = _guarded.Bind(socket => socket.UseCurveServer(_server, "global"));
        _ = _guarded.AssertRefuses(server, socket => socket.UseCurveClient(_stranger, s_serverKey));

        Assert.True(policy.RemoveCurve(_client.PublicKey));
        Assert.False(policy.RemoveCurve(_client.PublicKey));

        _ = _guarded.AssertRefuses(server, socket => socket.UseCurveClient(_client, s_serverKey));
    }

    [Fact]
    public void Curve_ClientWithAnotherServerKey_SendsNothing()
    {
        Authenticator.Domain("global").AllowAnyCurve();
        using ZmqSocket server = _guarded.Bind(socket => socket.UseCurveServer(_server, "global"));

        _guarded.AssertHandshakeFails(server, socket => socket.UseCurveClient(_client, _stranger.PublicKey));

        _guarded.AssertLetsIn(server, socket => socket.UseCurveClient(_client, s_serverKey), Keys.ClientPublic);
        Assert.Single(_guarded.Answers);
    }

    [Fact]
    public void Curve_ClientOfAnotherMechanism_SendsNothing()
    {
        Authenticator.Domain("global").AllowAnyCurve().AllowNull().AllowPlain("alice", "secret");
        using ZmqSocket server = _guarded.Bind(socket => socket.UseCurveServer(_server, "global"));

        _guarded.AssertHandshakeFails(server, _ => { });
        _guarded.AssertHandshakeFails(server, socket => socket.UsePlainClient("alice", "secret"));

        _guarded.AssertLetsIn(server, socket => socket.UseCurveClient(_client, s_serverKey), Keys.ClientPublic);
        Assert.Single(_guarded.Answers);
    }

    [Fact]
    public void Curve_FolderOfCertificates_CountsAsItIsWhenAClientConnects()
    {
        using TemporaryFolder folder = new();
        Authenticator.Domain("global")
            .AllowCurve(new ZmqCertificateStore(folder.Path), certificate => certificate.Metadata["name"]);
        using ZmqSocket server = _guarded.Bind(socket => socket.UseCurveServer(_server, "global"));
        _ = _guarded.AssertRefuses(server, socket => socket.UseCurveClient(_client, s_serverKey));

        using (ZmqCertificate certificate = new(_client.PublicKey, new Dictionary<string, string> { ["name"] = "Alice" }))
        {
            certificate.Save(folder.File("alice.key"));
        }

        _guarded.AssertLetsIn(server, socket => socket.UseCurveClient(_client, s_serverKey), "Alice");

        System.IO.File.Delete(folder.File("alice.key"));
        _ = _guarded.AssertRefuses(server, socket => socket.UseCurveClient(_client, s_serverKey));
    }

    [Fact]
    public void Curve_UserIdThatThrows_IsAFailureWithStatus500AndTheNextRequestIsServed()
    {
        using TemporaryFolder folder = new();
        using (ZmqCertificate certificate = new(_client.PublicKey))
        {
            certificate.Save(folder.File("alice.key"));
        }

        Authenticator.Domain("global")
            .AllowCurve(new ZmqCertificateStore(folder.Path), certificate => certificate.Metadata["name"])
            .AllowCurve(_stranger.PublicKey, "stranger");
        using ZmqSocket server = _guarded.Bind(socket => socket.UseCurveServer(_server, "global"));

        ZmqAuthenticationEventArgs answer = _guarded.AssertRefuses(server, socket => socket.UseCurveClient(_client, s_serverKey), 500);

        Assert.IsType<KeyNotFoundException>(answer.Exception);
        _guarded.AssertLetsIn(server, socket => socket.UseCurveClient(_stranger, s_serverKey), "stranger");
    }

    [Fact]
    public void Constructor_SecondInOneContext_ThrowsAndTheFirstGoesOn()
    {
        Authenticator.Domain("global").AllowNull();
        using ZmqSocket server = _guarded.Bind(socket => socket.UseNullServer("global"));

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => new ZmqAuthenticator(_guarded.Context));

        Assert.Contains(ZmqAuthenticator.Endpoint, exception.Message, StringComparison.Ordinal);
        _guarded.AssertLetsIn(server, _ => { }, "");
    }

    [Fact]
    public void Constructor_AfterDisposeOfAnother_IsPossibleAtOnce()
    {
        for (int i = 0; i < 100; i++)
        {
            using ZmqContext context = new();
            using (new ZmqAuthenticator(context))
            {
            }

            using ZmqAuthenticator second = new(context);
        }
    }

    [Fact]
    public void Constructor_NoContext_Throws()
    {
        ZmqContext context = new();
        context.Dispose();

        Assert.Throws<ArgumentNullException>(() => new ZmqAuthenticator(null!));
        Assert.Throws<ObjectDisposedException>(() => new ZmqAuthenticator(context));
    }

    [Fact]
    public async Task DisposeAsync_InAnyOrderWithTheContext_EndsAndIsRepeatable()
    {
        ZmqContext context = new();
        ZmqAuthenticator authenticator = new(context);
        await context.DisposeAsync();
        await authenticator.DisposeAsync().AsTask().WaitAsync(BackgroundCall.Limit);
        await authenticator.DisposeAsync().AsTask().WaitAsync(BackgroundCall.Limit);

        Assert.Contains("disposed", authenticator.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, context.SocketCount);
    }

    [Fact]
    public void Connect_WhileThereIsNoAuthenticator_IsRefusedByServersWithADomain()
    {
        using ZmqContext context = new();
        using ZmqSocket nullServer = Guarded.Bind(context, socket => socket.UseNullServer("global"));
        using ZmqSocket plainServer = Guarded.Bind(context, socket => socket.UsePlainServer());
        using ZmqSocket curveServer = Guarded.Bind(context, socket => socket.UseCurveServer(_server, "global"));
        using ZmqSocket openCurveServer = Guarded.Bind(context, socket => socket.UseCurveServer(_server));

        _guarded.AssertHandshakeFails(nullServer, _ => { });
        _guarded.AssertHandshakeFails(plainServer, socket => socket.UsePlainClient("alice", "secret"));
        _guarded.AssertHandshakeFails(curveServer, socket => socket.UseCurveClient(_client, s_serverKey));

        // Encryption without authentication: as documented, open to who knows the server's key.
        _guarded.AssertLetsIn(openCurveServer, socket => socket.UseCurveClient(_client, s_serverKey), null);
    }

    [Fact]
    public void Answered_Always_NamesNoCredentials()
    {
        Authenticator.Domain("global").AllowPlain("alice", "secret-password");
        using ZmqSocket server = _guarded.Bind(socket => socket.UsePlainServer("global"));
        _guarded.AssertLetsIn(server, socket => socket.UsePlainClient("alice", "secret-password"), "alice");
        _ = _guarded.AssertRefuses(server, socket => socket.UsePlainClient("alice", "guessed-password"));

        Assert.Equal([200, 400], _guarded.Answers.Select(answer => answer.Decision.StatusCode));
        Assert.All(_guarded.Answers, answer => Assert.DoesNotContain("password", answer.ToString().Replace("wrong password", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public void Deny_ClientOfLibzmq_DoesNotTryAgain()
    {
        Authenticator.Domain("global").AllowPlain("alice", "secret");
        using ZmqSocket server = _guarded.Bind(socket => socket.UsePlainServer("global"));

        using ZmqSocket client = _guarded.Connect(server, socket =>
        {
            socket.Options.ReconnectInterval = TimeSpan.FromMilliseconds(1);
            socket.UsePlainClient("alice", "x");
        });
        Parked.Until(() => _guarded.Answers.Count == 1, "answers");
        _guarded.AssertLetsIn(server, socket => socket.UsePlainClient("alice", "secret"), "alice");
        Guarded.AssertSilent(server);

        Assert.Equal([400, 200], _guarded.Answers.Select(answer => answer.Decision.StatusCode));
    }

    [Fact]
    public void Answered_HandlerThatThrows_ChangesNothing()
    {
        Authenticator.Answered += (_, _) => throw new InvalidTimeZoneException();
        Authenticator.Domain("global").AllowNull("guest");
        using ZmqSocket server = _guarded.Bind(socket => socket.UseNullServer("global"));

        _guarded.AssertLetsIn(server, _ => { }, "guest");
        _guarded.AssertLetsIn(server, _ => { }, "guest");
    }
}
