using System;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ToolTests.Support;

namespace ZmqInterop.ToolTests;

/// <summary>Keys and certificate files.</summary>
public sealed class KeygenTests
{
    [Fact]
    public async Task Keygen_WithoutAFile_ShowsAPairOfKeys()
    {
        JsonNode json = (await ToolRun.RunAsync("keygen", "--json")).Expect(0).Json;
        using ZmqCurveKeyPair pair = ZmqCurveKeyPair.FromSecretKey(json["secretKey"]!.GetValue<string>());
        Assert.Equal(pair.PublicKey.ToString(), json["publicKey"]!.GetValue<string>());

        string[] lines = (await ToolRun.RunAsync("keygen")).Expect(0).Lines;
        using ZmqCurveKeyPair other = ZmqCurveKeyPair.FromSecretKey(lines[1]["secret  ".Length..]);
        Assert.Equal($"public  {other.PublicKey}", lines[0]);
    }

    [Fact]
    public async Task Keygen_WithAFile_WritesACertificateAndShowsThePublicKeyOnly()
    {
        using TemporaryFolder folder = new();
        ToolResult made = (await ToolRun.RunAsync("keygen", folder["alice.key"], "-m", "name=Alice", "-m", "mail=a=b")).Expect(0);
        using ZmqCertificate secret = ZmqCertificate.Load(folder["alice.key_secret"]);
        using ZmqCertificate open = ZmqCertificate.Load(folder["alice.key"]);
        Assert.True(secret.IsSecret);
        Assert.False(open.IsSecret);
        Assert.Equal(("Alice", "a=b"), (open.Metadata["name"], open.Metadata["mail"]));
        Assert.Equal([secret.PublicKey.ToString()], made.Lines);
        Assert.Equal(secret.PublicKey, open.PublicKey);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["alice.key_secret"]));
        }
    }

    [Theory]
    [InlineData("alice.key")]
    [InlineData("alice.key_secret")]
    public async Task Keygen_OverAFile_IsRefusedUnlessForced(string existing)
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder[existing], "precious");
        ToolResult refused = (await ToolRun.RunAsync("keygen", folder["alice.key"])).Expect(1);
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(folder[existing]));
        Assert.Single(Directory.GetFiles(folder.Root));

        (await ToolRun.RunAsync("keygen", folder["alice.key"], "--force")).Expect(0);
        using ZmqCertificate secret = ZmqCertificate.Load(folder["alice.key_secret"]);
        Assert.True(secret.IsSecret);
    }

    [Theory]
    [InlineData("alice.key")]
    [InlineData("alice.key_secret")]
    public async Task Public_OfACertificate_IsShownAlone(string file)
    {
        using TemporaryFolder folder = new();
        ToolResult made = (await ToolRun.RunAsync("keygen", folder["alice.key"])).Expect(0);
        Assert.Equal(made.Output, (await ToolRun.RunAsync("keygen", "--public", folder[file])).Expect(0).Output);
    }

    [Fact]
    public async Task Keygen_WithAFileAndJson_NamesTheFilesAndKeepsTheSecret()
    {
        using TemporaryFolder folder = new();
        JsonNode json = (await ToolRun.RunAsync("keygen", folder["alice.key"], "--json")).Expect(0).Json;
        Assert.Equal(folder["alice.key_secret"], json["secretFile"]!.GetValue<string>());
        Assert.Null(json["secretKey"]);
    }
}
