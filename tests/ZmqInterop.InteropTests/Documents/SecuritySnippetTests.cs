using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>The code of docs/security.md, word for word.</summary>
public sealed class SecuritySnippetTests
{
    [Fact]
    public void Keys_AsShown_AreTheSame()
    {
        using ZmqCurveKeyPair keys = ZmqCurveKeyPair.Generate();
        Console.WriteLine(keys.PublicKey);                        // 40 characters of Z85, to give away
        using ZmqCurveKeyPair same = ZmqCurveKeyPair.FromSecretKey(keys.SecretKey);

        Assert.Equal(keys, same);
    }

    [Fact]
    public void Certificate_AsShown_IsSavedAndLoaded()
    {
        try
        {
            using ZmqCertificate alice = ZmqCertificate.Generate(new Dictionary<string, string> { ["name"] = "Alice" });
            alice.Save("alice.key");                                  // alice.key to give away, alice.key_secret to keep
            using ZmqCertificate loaded = ZmqCertificate.Load("alice.key_secret");

            Assert.Equal("Alice", loaded.Metadata["name"]);
        }
        finally
        {
            File.Delete("alice.key");
            File.Delete("alice.key_secret");
        }
    }

    [Fact]
    public async Task Authenticator_AsShown_LetsTheServerBind()
    {
        await using ZmqContext context = new();
        using ZmqCurveKeyPair serverKeys = ZmqCurveKeyPair.Generate();
        string folder = Directory.CreateTempSubdirectory().FullName;
        const string password = "secret";
        Users users = new();
        Logger logger = new();
        try
        {
            await using ZmqAuthenticator authenticator = new(context);    // before the servers bind
            authenticator.Domain("office").AllowAddress("192.168.0.0/16").AllowPlain("alice", password);
            authenticator.Domain("field").AllowCurve(new ZmqCertificateStore(folder));
            authenticator.Domain("api").UseCallback(async (request, cancellationToken) =>
                await users.FindAsync(request.PublicKey, cancellationToken) is { } user
                    ? ZmqAuthenticationDecision.Allow(user.Id)
                    : ZmqAuthenticationDecision.Deny("Unknown key"));
            authenticator.Answered += (_, answer) => logger.Log($"{answer}");    // never credentials

            using ZmqSocket server = context.CreateSocket(ZmqSocketType.Router);
            server.UseCurveServer(serverKeys, "field");

            Assert.StartsWith("tcp://", server.Bind("tcp://127.0.0.1:*"), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed record User(string Id);

    private sealed class Users
    {
        private readonly string _id = "someone";

        internal async Task<User?> FindAsync(ZmqCurvePublicKey? key, CancellationToken cancellationToken)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            return key is null ? null : new User(_id);
        }
    }

    private sealed class Logger
    {
        private readonly List<string> _lines = [];

        internal void Log(string text) => _lines.Add(text);
    }
}
