using System;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tool.Sockets;
using ZmqInterop.ToolTests.Support;

namespace ZmqInterop.ToolTests;

/// <summary>CURVE and PLAIN.</summary>
public sealed class SecurityTests : IDisposable
{
    private const string Any = "tcp://127.0.0.1:*";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Curve_WithTheServersKey_Arrives(bool asFile)
    {
        string key = await KeysAsync("server.key");
        await using ToolRun receiving = ToolRun.Start("receive", "-b", Any, "-n", "1", "--timeout", "60", "--curve-server", "--curve-key", _folder["server.key_secret"]);
        string endpoint = await receiving.EndpointAsync();
        (await ToolRun.RunAsync("send", "-c", endpoint, "--timeout", "60", "--curve-server-key", asFile ? _folder["server.key"] : key, "text")).Expect(0);
        Assert.Equal(["text"], (await receiving.EndAsync()).Expect(0).Lines);
    }

    [Fact]
    public async Task Curve_WithAnotherKey_DoesNot()
    {
        await KeysAsync("server.key");
        string other = await KeysAsync("other.key");
        await using ToolRun receiving = ToolRun.Start("receive", "-b", Any, "--curve-server", "--curve-key", _folder["server.key_secret"]);
        string endpoint = await receiving.EndpointAsync();
        (await ToolRun.RunAsync("send", "-c", endpoint, "--timeout", "1", "--curve-server-key", other, "text")).Expect(3);
        Assert.Empty((await receiving.StopAsync()).Expect(0).Output);
    }

    [Theory]
    [InlineData("alice.key", false)]
    [InlineData("alice.key", true)]
    [InlineData("mallory.key", false)]
    [InlineData("mallory.key", true)]
    public async Task CurveAllow_OfAFolderOrFile_LetsInWhoIsThere(string client, bool asFile)
    {
        using TemporaryFolder allowed = new();
        await KeysAsync("server.key");
        await KeysAsync("mallory.key");
        await KeysAsync("alice.key");
        System.IO.File.Copy(_folder["alice.key"], allowed["alice.key"]);
        await using ToolRun receiving = ToolRun.Start(
            "receive", "-b", Any, "--curve-server", "--curve-key", _folder["server.key_secret"], "--curve-allow", asFile ? allowed["alice.key"] : allowed.Root, "--json");
        bool isAllowed = client == "alice.key";
        ToolResult sent = await ToolRun.RunAsync(
            "send", "-c", await receiving.EndpointAsync(), "--timeout", isAllowed ? "60" : "1", "--curve-server-key", _folder["server.key"], "--curve-key", _folder[client + "_secret"], "text");
        sent.Expect(isAllowed ? 0 : 3);
    }

    [Fact]
    public async Task CurveKey_WithoutASecret_IsRefusedWithTheRightFile()
    {
        await KeysAsync("server.key");
        ToolResult result = (await ToolRun.RunAsync("receive", "-b", Any, "--curve-server", "--curve-key", _folder["server.key"])).Expect(1);
        Assert.Contains("_secret", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("right", 0)]
    [InlineData("wrong", 3)]
    public async Task Plain_Password_Decides(string password, int exitCode)
    {
        await using ToolRun receiving = ToolRun.Start("receive", "-b", Any, "--plain-server", "--plain-user", "alice", "--plain-password", "right");
        ToolResult sent = await ToolRun.RunAsync(
            "send", "-c", await receiving.EndpointAsync(), "--timeout", exitCode == 0 ? "60" : "1", "--plain-user", "alice", "--plain-password", password, "text");
        sent.Expect(exitCode);
    }

    [Fact]
    public async Task Plain_PasswordOfTheVariable_IsTaken()
    {
        Assert.Equal("ZMQI_PLAIN_PASSWORD", SecurityArguments.PasswordVariable);
        await using ToolRun receiving = ToolRun.Start("receive", "-b", Any, "-n", "1", "--plain-server", "--plain-user", "alice", "--plain-password", "right");
        string endpoint = await receiving.EndpointAsync();
        await using ToolProcess sending = ToolProcess.StartWith(SecurityArguments.PasswordVariable, "right", "send", "-c", endpoint, "--timeout", "60", "--plain-user", "alice", "text");
        await sending.EndAsync();
        (await receiving.EndAsync()).Expect(0);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> KeysAsync(string name) => (await ToolRun.RunAsync("keygen", _folder[name])).Expect(0).Lines[0];
}
