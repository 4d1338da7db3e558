using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Report;

namespace ZmqInterop.InteropTests.Security;

/// <summary>Our clients at servers that pyzmq's authenticator guards.</summary>
[Scenario("pyzmq's authenticator lets our clients in or refuses them")]
public sealed class PyzmqAuthenticatorTests(AuthPeerFixture peers) : IClassFixture<AuthPeerFixture>, IDisposable
{
    private readonly ZmqContext _context = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zmqinterop-");

    public void Dispose()
    {
        _context.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Null_OurClient_IsLetIn()
    {
        AuthPeer peer = await peers.GetAsync();
        await peer.GuardAsync("global");
        (int server, string endpoint) = await peer.BindAsync(("zap_domain", "global"));

        await AssertLetsInAsync(peer, server, endpoint, _ => { }, "anonymous");
    }

    [Fact]
    public async Task Null_OurClientWhoseAddressIsDenied_IsRefused()
    {
        AuthPeer peer = await peers.GetAsync();
        await peer.GuardAsync("global", deny: "127.0.0.1");
        (int server, string endpoint) = await peer.BindAsync(("zap_domain", "global"));

        await AssertRefusesAsync(peer, server, endpoint, _ => { });
    }

    [Fact]
    public async Task Plain_OurClient_IsLetInOrRefusedByItsPassword()
    {
        AuthPeer peer = await peers.GetAsync();
        await peer.GuardAsync("global", userName: "älice", password: "sécret");
        (int server, string endpoint) = await peer.BindAsync(("zap_domain", "global"), ("plain_server", 1));

        await AssertRefusesAsync(peer, server, endpoint, socket => socket.UsePlainClient("älice", "guess"));
        await AssertRefusesAsync(peer, server, endpoint, socket => socket.UsePlainClient("bob", "sécret"));
        await AssertLetsInAsync(peer, server, endpoint, socket => socket.UsePlainClient("älice", "sécret"), "älice");
    }

    [Fact]
    public async Task Curve_OurClientWithCertificatesOfOurs_IsLetInOrRefusedByThem()
    {
        AuthPeer peer = await peers.GetAsync();
        using ZmqCertificate alice = ZmqCertificate.Generate();
        alice.Save(Path.Combine(_folder.FullName, "alice.key"));
        using ZmqCurveKeyPair stranger = ZmqCurveKeyPair.Generate();
        using ZmqCurveKeyPair serverKeys = ZmqCurveKeyPair.Generate();
        await peer.GuardAsync("global", certificates: _folder.FullName);
        (int server, string endpoint) = await peer.BindAsync(
            ("zap_domain", "global"),
            ("curve_publickey", serverKeys.PublicKey.ToString()),
            ("curve_secretkey", serverKeys.GetSecretKeyText()),
            ("curve_server", 1));

        await AssertRefusesAsync(peer, server, endpoint, socket => socket.UseCurveClient(stranger, serverKeys.PublicKey));
        await AssertLetsInAsync(peer, server, endpoint, socket => socket.UseCurveClient(alice.KeyPair!, serverKeys.PublicKey), alice.PublicKey.ToString());
    }

    private async Task AssertLetsInAsync(AuthPeer peer, int server, string endpoint, Action<ZmqSocket> configure, string userId)
    {
        using ZmqSocket client = AuthClient.Connect(_context, endpoint, "let in", configure);

        // Also shows that nothing came of those who were refused before.
        Assert.Equal<(string Text, string UserId)?>(("let in", userId), await peer.ReceiveAsync(server, Times.Limit));
        Assert.Null(await peer.ReceiveAsync(server, Times.Silence));
    }

    private async Task AssertRefusesAsync(AuthPeer peer, int server, string endpoint, Action<ZmqSocket> configure)
    {
        ZmqMonitor? monitor = null;
        using ZmqSocket client = AuthClient.Connect(
            _context,
            endpoint,
            "refused",
            socket =>
            {
                configure(socket);
                monitor = socket.Monitor(ZmqMonitorEvents.HandshakeSucceeded | ZmqMonitorEvents.HandshakeFailedAuthentication);
            });
        using (monitor)
        {
            Assert.True(monitor!.TryReceive(out ZmqMonitorEvent seen, Times.Limit), "The client was told nothing.");
            Assert.Equal(400, seen.AuthenticationStatus);
        }

        Assert.Null(await peer.ReceiveAsync(server, Times.Silence));
    }
}
