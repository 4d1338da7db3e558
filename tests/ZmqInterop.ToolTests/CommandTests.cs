using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ToolTests.Support;

namespace ZmqInterop.ToolTests;

/// <summary>proxy, monitor, perf and doctor.</summary>
public sealed class CommandTests
{
    private const string Any = "tcp://127.0.0.1:*";
    private const string Nobody = "tcp://127.0.0.1:9";

    [Fact]
    public async Task Proxy_Streamer_ForwardsAndCounts()
    {
        await using ToolRun proxy = ToolRun.Start("proxy", "streamer", Any, Any, "--capture", Any, "--json");
        string frontend = await proxy.Errors.MatchAsync("frontend (.*)");
        string backend = await proxy.Errors.MatchAsync("backend (.*)");
        await proxy.Errors.MatchAsync("capture (tcp.*)");
        await using ToolRun receiving = ToolRun.Start("receive", "-c", backend, "-n", "3", "--timeout", "60");
        (await ToolRun.RunAsync("send", "-c", frontend, "--timeout", "60", "--repeat", "3", "a", "b")).Expect(0);
        Assert.Equal(["a\tb", "a\tb", "a\tb"], (await receiving.EndAsync()).Expect(0).Lines);
        JsonNode statistics = (await proxy.StopAsync()).Expect(0).Json;

        Assert.Equal(3, statistics["backendMessagesSent"]!.GetValue<long>());
        Assert.Equal(6, statistics["frontendBytesReceived"]!.GetValue<long>());
    }

    [Fact]
    public async Task Proxy_Queue_ForwardsRequestsToAServerItConnectsTo()
    {
        await using ToolRun server = ToolRun.Start("receive", "-t", "rep", "-b", Any, "--reply", "answer");
        await using ToolRun proxy = ToolRun.Start("proxy", "queue", Any, ">" + await server.EndpointAsync());
        string frontend = await proxy.Errors.MatchAsync("frontend (.*)");
        ToolResult asked = (await ToolRun.RunAsync("send", "-t", "req", "-c", frontend, "--timeout", "60", "question")).Expect(0);
        Assert.Equal(["answer"], asked.Lines);
        Assert.Contains("frontend to backend:", (await proxy.StopAsync()).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proxy_Forwarder_PassesSubscriptionsOn()
    {
        await using ToolRun proxy = ToolRun.Start("proxy", "forwarder", Any, Any);
        string frontend = await proxy.Errors.MatchAsync("frontend (.*)");
        string backend = await proxy.Errors.MatchAsync("backend (.*)");
        await using ToolRun receiving = ToolRun.Start("receive", "-t", "sub", "-c", backend, "-s", "b", "-n", "1", "--timeout", "60");
        (await ToolRun.RunWithAsync("a\nb\n", "send", "-t", "pub", "-c", frontend, "--timeout", "60")).Expect(0);
        Assert.Equal(["b"], (await receiving.EndAsync()).Expect(0).Lines);
    }

    [Fact]
    public async Task Proxy_ThatCannotBind_EndsWith1() => (await ToolRun.RunAsync("proxy", "queue", "tcp://256.0.0.1:1", Any)).Expect(1);

    [Fact]
    public async Task Monitor_UntilTheHandshake_WaitsForAServer()
    {
        await using ToolRun server = ToolRun.Start("receive", "-t", "router", "-b", Any);
        ToolResult seen = (await ToolRun.RunAsync("monitor", "-c", await server.EndpointAsync(), "--until", "HandshakeSucceeded", "--timeout", "60", "--json")).Expect(0);
        JsonNode last = JsonNode.Parse(seen.Lines[^1])!;
        Assert.Equal("HandshakeSucceeded", last["event"]!.GetValue<string>());
        Assert.Contains(seen.Lines, line => line.Contains("\"Connected\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Monitor_OfAServerThatIsNotThere_EndsWith3AndShowsTheRetries()
    {
        ToolResult seen = (await ToolRun.RunAsync("monitor", "-c", Nobody, "--until", "HandshakeSucceeded", "--timeout", "1")).Expect(3);
        Assert.Contains(seen.Lines, line => line.Contains("ConnectRetried", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', seen.Output);
    }

    [Fact]
    public async Task Monitor_WithAPasswordThatIsWrong_ShowsTheStatus()
    {
        await using ToolRun server = ToolRun.Start("receive", "-t", "router", "-b", Any, "--plain-server", "--plain-user", "alice", "--plain-password", "right");
        ToolResult seen = (await ToolRun.RunAsync(
            "monitor", "-c", await server.EndpointAsync(), "--until", "HandshakeFailedAuthentication", "--timeout", "60", "--json", "--plain-user", "alice", "--plain-password", "wrong")).Expect(0);
        Assert.Equal(400, JsonNode.Parse(seen.Lines[^1])!["authenticationStatus"]!.GetValue<int>());
    }

    [Fact]
    public async Task Monitor_WithoutAnEnd_Ends0() => (await ToolRun.RunAsync("monitor", "-t", "pull", "-b", Any, "--timeout", "0.2")).Expect(0);

    [Theory]
    [InlineData(Any)]
    [InlineData("inproc://perf")]
    public async Task Throughput_OfAFewMessages_IsMeasured(string endpoint)
    {
        JsonNode json = (await ToolRun.RunAsync("perf", "throughput", "--endpoint", endpoint, "--count", "10000", "--size", "8", "--json")).Expect(0).Json;
        Assert.Equal((10_000, 8), (json["count"]!.GetValue<int>(), json["size"]!.GetValue<int>()));
        Assert.True(json["messagesPerSecond"]!.GetValue<double>() > 0);
    }

    [Fact]
    public async Task Latency_OfAFewMessages_IsMeasured()
    {
        ToolResult result = (await ToolRun.RunAsync("perf", "latency", "--count", "500")).Expect(0);
        Assert.Contains(result.Lines, line => line.Contains("microseconds median", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.Contains("500", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Doctor_OfThisMachine_FindsNoProblem()
    {
        ToolResult result = await ToolRun.RunAsync("doctor", "--json");
        JsonArray checks = result.Expect(0).Json.AsArray();
        Assert.All(["library", "version", "curve", "draft", "tcp"], name => Assert.Contains(checks, check => check!["check"]!.GetValue<string>() == name));
        Assert.DoesNotContain(checks, check => check!["verdict"]!.GetValue<string>() == "problem");
        Assert.Equal(Zmq.Has("curve"), checks.Any(check => check!["check"]!.GetValue<string>() == "encryption"));
    }

    [Fact]
    public async Task Doctor_OfASocketThatNobodyAnswers_SaysSoAndEndsWith1()
    {
        ToolResult result = (await ToolRun.RunAsync("doctor", "-t", "dealer", "-c", Nobody, "--seconds", "1")).Expect(1);
        Assert.Contains(nameof(ZmqCause.ConnectionFailing), result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output);
    }

    [Fact]
    public async Task Doctor_OfASocketOfTheWrongType_SaysSo()
    {
        await using ToolRun server = ToolRun.Start("receive", "-t", "pull", "-b", Any);
        ToolResult result = (await ToolRun.RunAsync("doctor", "-t", "dealer", "-c", await server.EndpointAsync(), "--seconds", "2")).Expect(1);
        Assert.Contains(nameof(ZmqCause.WrongSocketPair), result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_OfASocketThatIsWell_EndsWith0()
    {
        await using ToolRun server = ToolRun.Start("receive", "-t", "router", "-b", Any);
        (await ToolRun.RunAsync("doctor", "-t", "dealer", "-c", await server.EndpointAsync(), "--seconds", "2")).Expect(0);
    }
}
