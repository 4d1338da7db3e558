using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Report;

namespace ZmqInterop.InteropTests.Security;

/// <summary>A server of PLAIN and one of CURVE, judged by one authenticator, with clients of both languages at once: some allowed, some not.</summary>
public sealed class MixedPeersTests(AuthPeerFixture peers) : IClassFixture<AuthPeerFixture>, IDisposable
{
    private const string User = "alice";
    private const string Password = "sécret";

    private readonly ZmqContext _context = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zmqinterop-");
    private readonly ZmqCurveKeyPair _serverKeys = ZmqCurveKeyPair.Generate();
    private readonly ZmqCurveKeyPair _stranger = ZmqCurveKeyPair.Generate();
    private readonly ZmqCertificate _alice = ZmqCertificate.Generate();

    public void Dispose()
    {
        _context.Dispose();
        _folder.Delete(recursive: true);
        _serverKeys.Dispose();
        _stranger.Dispose();
        _alice.Dispose();
    }

    [Fact]
    [Scenario("our authenticator judges clients of both languages at once, in PLAIN and CURVE")]
    public async Task OurAuthenticator_ClientsOfBoth_LetsInThoseItKnows()
    {
        AuthPeer peer = await peers.GetAsync();
        using ZmqAuthenticator authenticator = new(_context);
        Channel<ZmqAuthenticationEventArgs> answers = Channel.CreateUnbounded<ZmqAuthenticationEventArgs>();
        authenticator.Answered += (_, answer) => answers.Writer.TryWrite(answer);
        SaveAlice();
        authenticator.Domain("global").AllowPlain(User, Password).AllowCurve(new ZmqCertificateStore(_folder.FullName));
        using ZmqSocket plain = Bind(socket => socket.UsePlainServer("global"));
        using ZmqSocket curve = Bind(socket => socket.UseCurveServer(_serverKeys, "global"));

        await ConnectAllAsync(peer, plain.LastEndpoint, curve.LastEndpoint);
        List<int> statuses = [];
        for (int i = 0; i < 8; i++)
        {
            ZmqAuthenticationEventArgs answer = await answers.Reader.ReadAsync().AsTask().WaitAsync(Times.Limit);
            statuses.Add(answer.Decision.StatusCode);
        }

        Assert.Equal([200, 200, 200, 200, 400, 400, 400, 400], statuses.Order());
        AssertReceivesBoth(Receive(plain), User);
        AssertReceivesBoth(Receive(curve), $"{_alice.PublicKey}");
    }

    [Fact]
    [Scenario("pyzmq's authenticator judges clients of both languages at once, in PLAIN and CURVE")]
    public async Task PyzmqAuthenticator_ClientsOfBoth_LetsInThoseItKnows()
    {
        AuthPeer peer = await peers.GetAsync();
        SaveAlice();
        await peer.GuardAsync("global", userName: User, password: Password, certificates: _folder.FullName);
        (int plain, string plainEndpoint) = await peer.BindAsync(("zap_domain", "global"), ("plain_server", 1));
        (int curve, string curveEndpoint) = await peer.BindAsync(
            ("zap_domain", "global"),
            ("curve_publickey", $"{_serverKeys.PublicKey}"),
            ("curve_secretkey", _serverKeys.GetSecretKeyText()),
            ("curve_server", 1));

        await ConnectAllAsync(peer, plainEndpoint, curveEndpoint);

        AssertReceivesBoth(await ReceiveAsync(peer, plain), User);
        AssertReceivesBoth(await ReceiveAsync(peer, curve), $"{_alice.PublicKey}");
    }

    private static void AssertReceivesBoth(List<(string Text, string? UserId)> received, string userId) =>
        Assert.Equal([("ours", userId), ("theirs", userId)], received.Order());

    /// <summary>What two clients have sent, and after a while whatever else there is.</summary>
    private static List<(string Text, string? UserId)> Receive(ZmqSocket server)
    {
        List<(string Text, string? UserId)> received = [];
        using ZmqFrame frame = new();
        while (server.TryReceive(frame, received.Count < 2 ? Times.Limit : Times.Silence))
        {
            received.Add((frame.GetString(), frame.UserId));
        }

        return received;
    }

    private static async Task<List<(string Text, string? UserId)>> ReceiveAsync(AuthPeer peer, int server)
    {
        List<(string Text, string? UserId)> received = [];
        while (await peer.ReceiveAsync(server, received.Count < 2 ? Times.Limit : Times.Silence) is (string text, string userId))
        {
            received.Add((text, userId));
        }

        return received;
    }

    /// <summary>Connects eight clients, those that are refused first.</summary>
    private async Task ConnectAllAsync(AuthPeer peer, string plain, string curve)
    {
        _ = AuthClient.Connect(_context, plain, "ours, refused", socket => socket.UsePlainClient(User, "guess"));
        _ = AuthClient.Connect(_context, curve, "ours, refused", socket => socket.UseCurveClient(_stranger, _serverKeys.PublicKey));
        await peer.ConnectAsync(plain, "theirs, refused", ("plain_username", "bob"), ("plain_password", Password));
        await peer.ConnectAsync(curve, "theirs, refused", Keys(_stranger));
        _ = AuthClient.Connect(_context, plain, "ours", socket => socket.UsePlainClient(User, Password));
        _ = AuthClient.Connect(_context, curve, "ours", socket => socket.UseCurveClient(_alice.KeyPair!, _serverKeys.PublicKey));
        await peer.ConnectAsync(plain, "theirs", ("plain_username", User), ("plain_password", Password));
        await peer.ConnectAsync(curve, "theirs", Keys(_alice.KeyPair!));
    }

    private void SaveAlice() => _alice.Save(Path.Combine(_folder.FullName, "alice.key"));

    private IEnumerable<(string Name, JsonNode? Value)> Keys(ZmqCurveKeyPair client) =>
    [
        ("curve_publickey", $"{client.PublicKey}"),
        ("curve_secretkey", client.GetSecretKeyText()),
        ("curve_serverkey", $"{_serverKeys.PublicKey}"),
    ];

    private ZmqSocket Bind(Action<ZmqSocket> configure)
    {
        ZmqSocket server = _context.CreateSocket(ZmqSocketType.Pull);
        configure(server);
        _ = server.Bind("tcp://127.0.0.1:*");
        return server;
    }
}
