using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Report;

namespace ZmqInterop.InteropTests.Security;

/// <summary>Clients of pyzmq at servers that <see cref="ZmqAuthenticator"/> guards.</summary>
[Scenario("our authenticator lets clients of pyzmq in or refuses them")]
public sealed class OurAuthenticatorTests : IClassFixture<AuthPeerFixture>, IDisposable
{
    private readonly AuthPeerFixture _peers;
    private readonly ZmqContext _context = new();
    private readonly ZmqAuthenticator _authenticator;
    private readonly Channel<ZmqAuthenticationEventArgs> _answers = Channel.CreateUnbounded<ZmqAuthenticationEventArgs>();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zmqinterop-");

    public OurAuthenticatorTests(AuthPeerFixture peers)
    {
        _peers = peers;
        _authenticator = new ZmqAuthenticator(_context);
        _authenticator.Answered += (_, answer) => _answers.Writer.TryWrite(answer);
    }

    private ZmqAuthenticationPolicy Policy => _authenticator.Domain("global");

    public void Dispose()
    {
        _authenticator.Dispose();
        _context.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Null_PyzmqClient_IsLetInOrRefusedByItsAddress()
    {
        AuthPeer peer = await _peers.GetAsync();
        Policy.AllowNull("guest").DenyAddress("127.0.0.1");
        using ZmqSocket server = Bind(socket => socket.UseNullServer("global"));
        await peer.ConnectAsync(server.LastEndpoint, "denied");
        await AssertRefusedAsync(server);

        Assert.True(_authenticator.RemoveDomain("global"));
        Policy.AllowNull("guest").AllowAddress("127.0.0.0/8");
        await peer.ConnectAsync(server.LastEndpoint, "allowed");

        AssertReceives(server, "allowed", "guest");
    }

    [Fact]
    public async Task Plain_PyzmqClient_IsLetInOrRefusedByItsPassword()
    {
        AuthPeer peer = await _peers.GetAsync();
        Policy.AllowPlain("alice", "sécret");
        using ZmqSocket server = Bind(socket => socket.UsePlainServer("global"));
        await peer.ConnectAsync(server.LastEndpoint, "wrong", ("plain_username", "alice"), ("plain_password", "guess"));
        await AssertRefusedAsync(server);
        await peer.ConnectAsync(server.LastEndpoint, "unknown", ("plain_username", "bob"), ("plain_password", "sécret"));
        await AssertRefusedAsync(server);

        await peer.ConnectAsync(server.LastEndpoint, "right", ("plain_username", "alice"), ("plain_password", "sécret"));

        AssertReceives(server, "right", "alice");
    }

    [Fact]
    public async Task Curve_PyzmqClientWithCertificatesOfPyzmq_IsLetInOrRefusedByThem()
    {
        AuthPeer peer = await _peers.GetAsync();
        using ZmqCurveKeyPair serverKeys = ZmqCurveKeyPair.Generate();
        string[] files = await peer.CreateCertificatesAsync(_folder.FullName, "alice", []);
        (string publicKey, string? secretKey) = await peer.LoadCertificateAsync(files[1]);
        using ZmqCurveKeyPair stranger = ZmqCurveKeyPair.Generate();
        Policy.AllowCurve(new ZmqCertificateStore(_folder.FullName));
        using ZmqSocket server = Bind(socket => socket.UseCurveServer(serverKeys, "global"));
        await peer.ConnectAsync(server.LastEndpoint, "stranger", Client(stranger.PublicKey.ToString(), stranger.GetSecretKeyText(), serverKeys));
        await AssertRefusedAsync(server);

        await peer.ConnectAsync(server.LastEndpoint, "alice", Client(publicKey, secretKey!, serverKeys));

        AssertReceives(server, "alice", publicKey);
    }

    [Fact]
    public async Task Curve_PyzmqClientWithAnotherServerKey_SendsNothing()
    {
        AuthPeer peer = await _peers.GetAsync();
        using ZmqCurveKeyPair serverKeys = ZmqCurveKeyPair.Generate();
        using ZmqCurveKeyPair clientKeys = ZmqCurveKeyPair.Generate();
        using ZmqCurveKeyPair other = ZmqCurveKeyPair.Generate();
        Policy.AllowAnyCurve();
        using ZmqSocket server = Bind(socket => socket.UseCurveServer(serverKeys, "global"));
        using ZmqMonitor monitor = server.Monitor(ZmqMonitorEvents.HandshakeSucceeded | ZmqMonitorEvents.HandshakeFailedProtocol);

        await peer.ConnectAsync(server.LastEndpoint, "wrong", Client(clientKeys.PublicKey.ToString(), clientKeys.GetSecretKeyText(), other));

        Assert.True(monitor.TryReceive(out ZmqMonitorEvent seen, Times.Limit));
        Assert.True(seen.IsHandshakeFailure, $"{seen}");
        AssertSilent(server);
    }

    [Fact]
    public async Task UseCallback_PyzmqClient_IsLetInUnderTheUserIdOfTheCallback()
    {
        AuthPeer peer = await _peers.GetAsync();
        Policy.UseCallback(async (request, cancellationToken) =>
        {
            await Task.Delay(1, cancellationToken);
            return request.IsPassword("secret") ? ZmqAuthenticationDecision.Allow($"user {request.UserName}") : ZmqAuthenticationDecision.Deny();
        });
        using ZmqSocket server = Bind(socket => socket.UsePlainServer("global"));
        await peer.ConnectAsync(server.LastEndpoint, "wrong", ("plain_username", "alice"), ("plain_password", "guess"));
        await AssertRefusedAsync(server);

        await peer.ConnectAsync(server.LastEndpoint, "right", ("plain_username", "alice"), ("plain_password", "secret"));

        AssertReceives(server, "right", "user alice");
    }

    private static List<(string Name, JsonNode? Value)> Client(string publicKey, string secretKey, ZmqCurveKeyPair server) =>
        [("curve_publickey", publicKey), ("curve_secretkey", secretKey), ("curve_serverkey", server.PublicKey.ToString())];

    private static void AssertReceives(ZmqSocket server, string text, string userId)
    {
        using ZmqFrame frame = new();
        Assert.True(server.TryReceive(frame, Times.Limit), "Nothing came.");
        Assert.Equal(text, frame.GetString());
        Assert.Equal(userId, frame.UserId);
    }

    private static void AssertSilent(ZmqSocket server)
    {
        using ZmqFrame frame = new();
        Assert.False(server.TryReceive(frame, Times.Silence));
    }

    private async Task AssertRefusedAsync(ZmqSocket server)
    {
        ZmqAuthenticationEventArgs answer = await _answers.Reader.ReadAsync().AsTask().WaitAsync(Times.Limit);
        Assert.Equal(400, answer.Decision.StatusCode);
        AssertSilent(server);
    }

    private ZmqSocket Bind(Action<ZmqSocket> configure)
    {
        ZmqSocket server = _context.CreateSocket(ZmqSocketType.Pull);
        configure(server);
        _ = server.Bind("tcp://127.0.0.1:*");
        return server;
    }
}
