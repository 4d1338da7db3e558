using System;
using Xunit;
using ZmqInterop.Tests.Native;

namespace ZmqInterop.Tests.Security;

/// <summary>What one domain allows means nothing to another.</summary>
public sealed class ZmqAuthenticatorDomainTests : IDisposable
{
    private static readonly ZmqCurvePublicKey s_serverKey = ZmqCurvePublicKey.Parse(Keys.ServerPublic);

    private readonly Guarded _guarded = new();
    private readonly ZmqCurveKeyPair _server = ZmqCurveKeyPair.FromSecretKey(Keys.ServerSecret);
    private readonly ZmqCurveKeyPair _client = ZmqCurveKeyPair.FromSecretKey(Keys.ClientSecret);

    private ZmqAuthenticator Authenticator => _guarded.Authenticator;

    public void Dispose()
    {
        _guarded.Dispose();
        _server.Dispose();
        _client.Dispose();
    }

    [Fact]
    public void AllowAnyCurve_InOneDomain_IsNotForAnother()
    {
        using TemporaryFolder empty = new();
        Authenticator.Domain("open").AllowAnyCurve();
        Authenticator.Domain("closed").AllowCurve(new ZmqCertificateStore(empty.Path));
        using ZmqSocket open = _guarded.Bind(socket => socket.UseCurveServer(_server, "open"));
        using ZmqSocket closed = _guarded.Bind(socket => socket.UseCurveServer(_server, "closed"));
        using ZmqSocket unknown = _guarded.Bind(socket => socket.UseCurveServer(_server, "unknown"));
        using ZmqSocket none = _guarded.Bind(socket => socket.UseCurveServer(_server));

        _guarded.AssertLetsIn(open, socket => socket.UseCurveClient(_client, s_serverKey), Keys.ClientPublic);
        _ = _guarded.AssertRefuses(closed, socket => socket.UseCurveClient(_client, s_serverKey));
        _ = _guarded.AssertRefuses(unknown, socket => socket.UseCurveClient(_client, s_serverKey));
        _ = _guarded.AssertRefuses(none, socket => socket.UseCurveClient(_client, s_serverKey));
    }

    [Fact]
    public void AllowPlain_SameUserInTwoDomains_HasTwoPasswords()
    {
        Authenticator.Domain("one").AllowPlain("alice", "first");
        Authenticator.Domain("two").AllowPlain("alice", "second");
        using ZmqSocket one = _guarded.Bind(socket => socket.UsePlainServer("one"));
        using ZmqSocket two = _guarded.Bind(socket => socket.UsePlainServer("two"));

        _guarded.AssertLetsIn(one, socket => socket.UsePlainClient("alice", "first"), "alice");
        _guarded.AssertLetsIn(two, socket => socket.UsePlainClient("alice", "second"), "alice");
        _ = _guarded.AssertRefuses(one, socket => socket.UsePlainClient("alice", "second"));
        _ = _guarded.AssertRefuses(two, socket => socket.UsePlainClient("alice", "first"));
    }

    [Fact]
    public void AddressRules_OfOneDomain_AreNotForAnother()
    {
        Authenticator.Domain("one").AllowNull().DenyAddress("127.0.0.1");
        Authenticator.Domain("two").AllowNull();
        using ZmqSocket one = _guarded.Bind(socket => socket.UseNullServer("one"));
        using ZmqSocket two = _guarded.Bind(socket => socket.UseNullServer("two"));

        _ = _guarded.AssertRefuses(one, _ => { });
        _guarded.AssertLetsIn(two, _ => { }, "");
    }

    [Fact]
    public void AnyDomain_Policy_IsForDomainsWithoutTheirOwnOnly()
    {
        Authenticator.Domain(ZmqAuthenticator.AnyDomain).AllowPlain("alice", "secret");
        Authenticator.Domain("own").AllowPlain("bob", "secret");
        using ZmqSocket own = _guarded.Bind(socket => socket.UsePlainServer("own"));
        using ZmqSocket other = _guarded.Bind(socket => socket.UsePlainServer("other"));
        using ZmqSocket none = _guarded.Bind(socket => socket.UsePlainServer());

        _guarded.AssertLetsIn(other, socket => socket.UsePlainClient("alice", "secret"), "alice");
        _guarded.AssertLetsIn(none, socket => socket.UsePlainClient("alice", "secret"), "alice");
        _ = _guarded.AssertRefuses(own, socket => socket.UsePlainClient("alice", "secret"));
        _guarded.AssertLetsIn(own, socket => socket.UsePlainClient("bob", "secret"), "bob");

        Assert.True(Authenticator.RemoveDomain("own"));
        Assert.False(Authenticator.RemoveDomain("own"));
        _ = _guarded.AssertRefuses(own, socket => socket.UsePlainClient("bob", "secret"));
        _guarded.AssertLetsIn(own, socket => socket.UsePlainClient("alice", "secret"), "alice");
    }

    [Fact]
    public void EmptyDomain_Policy_IsForSocketsWithoutDomain()
    {
        Authenticator.Domain("").AllowCurve(Keys.ClientPublic, "alice");
        using ZmqSocket none = _guarded.Bind(socket => socket.UseCurveServer(_server));
        using ZmqSocket other = _guarded.Bind(socket => socket.UseCurveServer(_server, "other"));

        _guarded.AssertLetsIn(none, socket => socket.UseCurveClient(_client, s_serverKey), "alice");
        _ = _guarded.AssertRefuses(other, socket => socket.UseCurveClient(_client, s_serverKey));
    }

    [Fact]
    public void UseCallback_OfOneDomain_IsNotAskedAboutAnother()
    {
        Authenticator.Domain("one").UseCallback(_ => ZmqAuthenticationDecision.Allow("anybody"));
        Authenticator.Domain("two");
        using ZmqSocket one = _guarded.Bind(socket => socket.UsePlainServer("one"));
        using ZmqSocket two = _guarded.Bind(socket => socket.UsePlainServer("two"));

        _guarded.AssertLetsIn(one, socket => socket.UsePlainClient("alice", "secret"), "anybody");
        _ = _guarded.AssertRefuses(two, socket => socket.UsePlainClient("alice", "secret"));
    }

    [Fact]
    public void Domain_AskedForTwice_IsTheSame()
    {
        ZmqAuthenticationPolicy policy = Authenticator.Domain("global");

        Assert.Same(policy, Authenticator.Domain("global"));
        Assert.NotSame(policy, Authenticator.Domain("Global"));
        Assert.Equal("global", policy.Domain);
        Assert.Equal(2, Authenticator.Domains.Count);
        Assert.Throws<ArgumentNullException>(() => Authenticator.Domain(null!));
        Assert.Throws<ArgumentNullException>(() => Authenticator.RemoveDomain(null!));
    }
}
