using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Report;

namespace ZmqInterop.InteropTests.Security;

/// <summary>Certificate files, written by one and read by the other.</summary>
[Scenario("certificate files of one are read by the other")]
public sealed class CertificateTests(AuthPeerFixture peers) : IClassFixture<AuthPeerFixture>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zmqinterop-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Load_FilesOfPyzmq_HaveTheirKeysAndMetadata()
    {
        AuthPeer peer = await peers.GetAsync();
        JsonObject metadata = new() { ["name"] = "Älice # 1", ["full name"] = "it's \"me\"", ["empty"] = "" };
        string[] files = await peer.CreateCertificatesAsync(_folder.FullName, "alice", metadata);
        (string publicKey, string? secretKey) = await peer.LoadCertificateAsync(files[1]);

        using ZmqCertificate publicCertificate = ZmqCertificate.Load(files[0], Assert.Fail);
        using ZmqCertificate secretCertificate = ZmqCertificate.Load(files[1], _ => { });

        Assert.Equal(publicKey, publicCertificate.PublicKey.ToString());
        Assert.False(publicCertificate.IsSecret);
        Assert.Equal(publicKey, secretCertificate.PublicKey.ToString());
        Assert.Equal(secretKey, secretCertificate.KeyPair!.GetSecretKeyText());
        Assert.Equal("Älice # 1", secretCertificate.Metadata["name"]);
        Assert.Equal("it's \"me\"", secretCertificate.Metadata["full name"]);
        Assert.Equal("", secretCertificate.Metadata["empty"]);
    }

    [Fact]
    public async Task Save_ManyCertificates_AreReadByPyzmq()
    {
        AuthPeer peer = await peers.GetAsync();
        List<string> keys = [];
        for (int i = 0; i < 20; i++)
        {
            using ZmqCertificate certificate = ZmqCertificate.Generate(new Dictionary<string, string> { ["name"] = "Älice \"A\" = #1" });
            string path = Path.Combine(_folder.FullName, $"client{i}.key");
            certificate.Save(path);
            keys.Add(certificate.PublicKey.ToString());

            Assert.Equal((certificate.PublicKey.ToString(), null), await peer.LoadCertificateAsync(path));
            Assert.Equal(
                (certificate.PublicKey.ToString(), certificate.KeyPair!.GetSecretKeyText()),
                await peer.LoadCertificateAsync(path + ZmqCertificate.SecretFileSuffix));
        }

        Assert.Equal(keys.Order(StringComparer.Ordinal), (await peer.LoadCertificatesAsync(_folder.FullName)).Order(StringComparer.Ordinal));
    }
}
