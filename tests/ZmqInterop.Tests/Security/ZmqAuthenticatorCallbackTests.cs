using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Security;

public sealed class ZmqAuthenticatorCallbackTests : IDisposable
{
    // How long libzmq keeps a connection that was told to try again: it is the time of the handshake, 30 seconds by default.
    private static readonly TimeSpan s_handshake = TimeSpan.FromMilliseconds(300);

    private readonly Guarded _guarded = new();

    private ZmqAuthenticationPolicy Policy => _guarded.Authenticator.Domain("global");

    public void Dispose() => _guarded.Dispose();

    [Fact]
    public void UseCallback_Plain_GetsTheCredentialsAndDecides()
    {
        ZmqAuthenticationRequest? asked = null;
        Policy.UseCallback(request =>
        {
            asked = request;
            return request.UserName == "alice" && request.IsPassword("secret")
                ? ZmqAuthenticationDecision.Allow("user 1")
                : ZmqAuthenticationDecision.Deny("Nobody I know");
        });
        using ZmqSocket server = _guarded.Bind(socket =>
        {
            socket.Options.SetRoutingId("server"u8);
            socket.UsePlainServer("global");
        });

        _guarded.AssertLetsIn(server, socket => socket.UsePlainClient("alice", "secret"), "user 1");

        Assert.NotNull(asked);
        Assert.Equal("global", asked.Domain);
        Assert.Equal("127.0.0.1", asked.Address);
        Assert.Equal("server"u8.ToArray(), asked.RoutingId.ToArray());
        Assert.Equal(ZmqMechanism.Plain, asked.Mechanism);
        Assert.Equal("secret", asked.Password);
        Assert.Null(asked.PublicKey);
        Assert.Null(asked.Principal);
        Assert.DoesNotContain("secret", asked.ToString(), StringComparison.Ordinal);
        Assert.False(asked.IsPassword("secre"));
        Assert.False(asked.IsPassword(""));

        ZmqAuthenticationEventArgs answer = _guarded.AssertRefuses(server, socket => socket.UsePlainClient("alice", "Secret"));
        Assert.Equal("Nobody I know", answer.Decision.StatusText);
    }

    [Fact]
    public void UseCallback_Curve_GetsTheKey()
    {
        using ZmqCurveKeyPair serverKeys = ZmqCurveKeyPair.Generate();
        using ZmqCurveKeyPair clientKeys = ZmqCurveKeyPair.FromSecretKey(Keys.ClientSecret);
        Policy.UseCallback(async (request, cancellationToken) =>
        {
            await Task.Delay(1, cancellationToken);
            return request.PublicKey?.ToString() == Keys.ClientPublic && !request.IsPassword("")
                ? ZmqAuthenticationDecision.Allow("alice", new Dictionary<string, string> { ["X-Role"] = "admin", ["level"] = "" })
                : ZmqAuthenticationDecision.Deny();
        });
        using ZmqSocket server = _guarded.Bind(socket => socket.UseCurveServer(serverKeys, "global"));

        using ZmqSocket client = _guarded.Connect(server, socket => socket.UseCurveClient(clientKeys, serverKeys.PublicKey));
        using ZmqFrame frame = new();
        server.Receive(frame);

        Assert.Equal("alice", frame.UserId);
        Assert.Equal("admin", frame.GetMetadata("X-Role"));
        Assert.Equal("", frame.GetMetadata("level"));
        Assert.Equal("PUSH", frame.PeerSocketType);
    }

    [Fact]
    public void UseCallback_WithLists_IsAskedAboutWhomTheyDoNotHaveOnly()
    {
        int asked = 0;
        Policy.AllowPlain("listed", "secret").UseCallback(_ =>
        {
            Interlocked.Increment(ref asked);
            return ZmqAuthenticationDecision.Allow("by callback");
        });
        using ZmqSocket server = _guarded.Bind(socket => socket.UsePlainServer("global"));
        _guarded.AssertLetsIn(server, socket => socket.UsePlainClient("listed", "secret"), "listed");
        Assert.Equal(0, asked);
        _guarded.AssertLetsIn(server, socket => socket.UsePlainClient("other", "secret"), "by callback");
        Assert.Equal(1, asked);

        Policy.DenyAddress("127.0.0.1");
        _ = _guarded.AssertRefuses(server, socket => socket.UsePlainClient("other", "secret"));
        Assert.Equal(1, asked);
    }

    [Fact]
    public void UseCallback_Throwing_IsAFailureAndTheNextRequestIsServed()
    {
        Policy.UseCallback(request => request.UserName == "good" ? ZmqAuthenticationDecision.Allow() : throw new InvalidTimeZoneException());
        using ZmqSocket server = _guarded.Bind(socket => socket.UsePlainServer("global"));

        for (int i = 0; i < 3; i++)
        {
            ZmqAuthenticationEventArgs answer = _guarded.AssertRefuses(server, socket => socket.UsePlainClient("bad", "x"), 500);
            Assert.IsType<InvalidTimeZoneException>(answer.Exception);
            _guarded.AssertLetsIn(server, socket => socket.UsePlainClient("good", "x"), "");
        }
    }

    [Fact]
    public void UseCallback_ThrowingLaterOrReturningNull_IsAFailure()
    {
        Policy.UseCallback(async (request, _) =>
        {
            await Task.Yield();
            return request.UserName == "null" ? null! : throw new InvalidTimeZoneException();
        });
        using ZmqSocket server = _guarded.Bind(socket => socket.UsePlainServer("global"));

        Assert.IsType<InvalidTimeZoneException>(_guarded.AssertRefuses(server, socket => socket.UsePlainClient("bad", "x"), 500).Exception);
        Assert.IsType<InvalidOperationException>(_guarded.AssertRefuses(server, socket => socket.UsePlainClient("null", "x"), 500).Exception);
    }

    [Fact]
    public void UseCallback_CanceledByItself_IsAFailure()
    {
        Policy.UseCallback((_, _) => ValueTask.FromException<ZmqAuthenticationDecision>(new OperationCanceledException()));
        using ZmqSocket server = _guarded.Bind(socket => socket.UsePlainServer("global"));

        _ = _guarded.AssertRefuses(server, socket => socket.UsePlainClient("alice", "x"), 500);
    }

    [Fact]
    public void UseCallback_RetryLater_LetsTheClientTryAgain()
    {
        int asked = 0;
        Policy.UseCallback(_ => Interlocked.Increment(ref asked) <= 2 ? ZmqAuthenticationDecision.RetryLater() : ZmqAuthenticationDecision.Allow("patient"));
        using ZmqSocket server = _guarded.Bind(socket =>
        {
            socket.Options.HandshakeInterval = s_handshake;
            socket.UsePlainServer("global");
        });

        _guarded.AssertLetsIn(
            server,
            socket =>
            {
                socket.Options.ReconnectInterval = TimeSpan.FromMilliseconds(10);
                socket.UsePlainClient("alice", "x");
            },
            "patient");

        Assert.Equal([300, 300, 200], _guarded.Answers.Take(3).Select(answer => answer.Decision.StatusCode));
    }

    [Fact]
    public void UseCallback_OneThatBlocks_HoldsUpNobodyElse()
    {
        using ManualResetEventSlim release = new();
        Policy.UseCallback(request =>
        {
            if (request.UserName == "slow")
            {
                release.Wait(BackgroundCall.Limit);
            }

            return ZmqAuthenticationDecision.Allow(request.UserName!);
        });
        _guarded.Authenticator.Domain("lists").AllowPlain("alice", "x");
        using ZmqSocket server = _guarded.Bind(socket => socket.UsePlainServer("global"));
        using ZmqSocket lists = _guarded.Bind(socket => socket.UsePlainServer("lists"));

        using ZmqSocket slow = _guarded.Connect(server, socket => socket.UsePlainClient("slow", "x"), "slow");
        _guarded.AssertLetsIn(server, socket => socket.UsePlainClient("fast", "x"), "fast");
        _guarded.AssertLetsIn(lists, socket => socket.UsePlainClient("alice", "x"), "alice");

        release.Set();
        Assert.Equal("slow", server.ReceiveString());
    }

    [Fact]
    public void CallbackTimeout_Over_TellsTheClientToTryAgainAndCancelsTheToken()
    {
        using ManualResetEventSlim canceled = new();
        int asked = 0;
        _guarded.Authenticator.CallbackTimeout = TimeSpan.FromMilliseconds(20);
        Policy.UseCallback(async (_, cancellationToken) =>
        {
            if (Interlocked.Increment(ref asked) == 1)
            {
                cancellationToken.UnsafeRegister(_ => canceled.Set(), null);
                await new TaskCompletionSource().Task;
            }

            return ZmqAuthenticationDecision.Allow("second");
        });
        using ZmqSocket server = _guarded.Bind(socket =>
        {
            socket.Options.HandshakeInterval = s_handshake;
            socket.UsePlainServer("global");
        });

        _guarded.AssertLetsIn(
            server,
            socket =>
            {
                socket.Options.ReconnectInterval = TimeSpan.FromMilliseconds(10);
                socket.UsePlainClient("alice", "x");
            },
            "second");

        Assert.True(canceled.Wait(BackgroundCall.Limit));
        Parked.Until(() => _guarded.Answers.Any(answer => answer.Decision.StatusCode == 300), "answers that ask to try again");
    }

    [Fact]
    public void CallbackTimeout_Set_IsReadBackOrRefused()
    {
        ZmqAuthenticator authenticator = _guarded.Authenticator;
        Assert.Equal(TimeSpan.FromSeconds(30), authenticator.CallbackTimeout);

        authenticator.CallbackTimeout = Timeout.InfiniteTimeSpan;
        Assert.Equal(Timeout.InfiniteTimeSpan, authenticator.CallbackTimeout);

        Assert.Throws<ArgumentOutOfRangeException>(() => authenticator.CallbackTimeout = TimeSpan.FromSeconds(-2));
        Assert.Equal(Timeout.InfiniteTimeSpan, authenticator.CallbackTimeout);
    }

    [Fact]
    public async Task DisposeAsync_WithCallbacksUnderWay_AnswersThemAndDoesNotWait()
    {
        using ManualResetEventSlim release = new();
        int asked = 0;
        Policy.UseCallback(_ =>
        {
            Interlocked.Increment(ref asked);
            release.Wait(BackgroundCall.Limit);
            return ZmqAuthenticationDecision.Allow();
        });
        using ZmqSocket server = _guarded.Bind(socket => socket.UsePlainServer("global"));
        using ZmqSocket client = _guarded.Connect(server, socket => socket.UsePlainClient("alice", "x"));
        Parked.Until(() => Volatile.Read(ref asked) == 1, "callbacks");

        await _guarded.Authenticator.DisposeAsync().AsTask().WaitAsync(BackgroundCall.Limit);

        Assert.Equal(300, Assert.Single(_guarded.Answers).Decision.StatusCode);
        release.Set();
        Guarded.AssertSilent(server);
        Assert.Single(_guarded.Answers);
    }

    [Fact]
    public void Dispose_InsideACallback_DoesNotHang()
    {
        using ManualResetEventSlim over = new();
        Policy.UseCallback(_ =>
        {
            _guarded.Authenticator.Dispose();
            over.Set();
            return ZmqAuthenticationDecision.Allow();
        });
        using ZmqSocket server = _guarded.Bind(socket => socket.UsePlainServer("global"));
        using ZmqSocket client = _guarded.Connect(server, socket => socket.UsePlainClient("alice", "x"));

        Assert.True(over.Wait(BackgroundCall.Limit));
        Guarded.AssertSilent(server);
    }

    [Fact]
    public void UseCallback_Null_TakesItAway()
    {
        Policy.UseCallback(_ => ZmqAuthenticationDecision.Allow());
        Policy.UseCallback((Func<ZmqAuthenticationRequest, CancellationToken, ValueTask<ZmqAuthenticationDecision>>?)null);
        using ZmqSocket server = _guarded.Bind(socket => socket.UsePlainServer("global"));

        _ = _guarded.AssertRefuses(server, socket => socket.UsePlainClient("alice", "x"));
        Assert.Throws<ArgumentNullException>(() => Policy.UseCallback((Func<ZmqAuthenticationRequest, ZmqAuthenticationDecision>)null!));
    }
}
