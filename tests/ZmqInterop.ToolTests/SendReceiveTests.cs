using System.Linq;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ToolTests.Support;

namespace ZmqInterop.ToolTests;

/// <summary>Messages from one zmqi to another, for every socket type.</summary>
public sealed class SendReceiveTests
{
    private const string Any = "tcp://127.0.0.1:*";

    [Theory]
    [InlineData("push", "pull")]
    [InlineData("pair", "pair")]
    [InlineData("dealer", "dealer")]
    [InlineData("pub", "sub")]
    [InlineData("pub", "xsub")]
    [InlineData("xpub", "sub")]
    [InlineData("client", "server", false)]
    [InlineData("channel", "channel", false)]
    [InlineData("scatter", "gather", false)]
    [InlineData("peer", "peer", false)]
    public async Task Send_ToAReceiverThatIsBound_Arrives(string sender, string receiver, bool multipart = true)
    {
        NeedDrafts(sender);
        await using ToolRun receiving = ToolRun.Start("receive", "-t", receiver, "-b", Any, "--count", "1", "--timeout", "60");
        string endpoint = await receiving.EndpointAsync();
        (await ToolRun.RunAsync(["send", "-t", sender, "-c", endpoint, "--timeout", "60", .. Frames(multipart)])).Expect(0);
        Assert.Equal(multipart ? "first\tsecond" : "first", (await receiving.EndAsync()).Expect(0).Lines.Single());
    }

    [Theory]
    [InlineData("push", "pull")]
    [InlineData("pub", "sub")]
    [InlineData("pub", "xsub")]
    [InlineData("pair", "pair")]
    [InlineData("scatter", "gather", false)]
    public async Task Send_FromASenderThatIsBound_Arrives(string sender, string receiver, bool multipart = true)
    {
        NeedDrafts(sender);
        await using ToolRun sending = ToolRun.Start(["send", "-t", sender, "-b", Any, "--timeout", "60", .. Frames(multipart)]);
        string endpoint = await sending.EndpointAsync();
        ToolResult received = (await ToolRun.RunAsync("receive", "-t", receiver, "-c", endpoint, "--count", "1", "--timeout", "60")).Expect(0);
        Assert.Equal([multipart ? "first\tsecond" : "first"], received.Lines);
        (await sending.EndAsync()).Expect(0);
    }

    [Theory]
    [InlineData("req", "rep", "question", "answer")]
    [InlineData("req", "router", @".*\t\tquestion", "answer")]
    [InlineData("dealer", "router", @".*\tquestion", "answer")]
    [InlineData("pair", "pair", "question", "answer")]
    [InlineData("dealer", "dealer", "question", "answer")]
    [InlineData("client", "server", "question", "answer")]
    [InlineData("channel", "channel", "question", "answer")]
    [InlineData("peer", "peer", "question", "answer")]
    public async Task Reply_ToARequest_ReachesWhoSentIt(string client, string server, string expected, string reply)
    {
        NeedDrafts(client);

        // These have one peer, and a next one only some time after that has left.
        int clients = server is "pair" or "channel" ? 1 : 2;
        await using ToolRun serving = ToolRun.Start("receive", "-t", server, "-b", Any, "--count", $"{clients}", "--reply", reply);
        string endpoint = await serving.EndpointAsync();
        for (int i = 0; i < clients; i++)
        {
            ToolResult asked = (await ToolRun.RunAsync("send", "-t", client, "-c", endpoint, "--replies", "1", "--timeout", "60", "question")).Expect(0);
            Assert.Equal([reply], asked.Lines);
        }

        Assert.All((await serving.EndAsync()).Expect(0).Lines, line => Assert.Matches($"^{expected}$", line));
    }

    [Fact]
    public async Task Echo_OfEveryFrame_ComesBack()
    {
        await using ToolRun serving = ToolRun.Start("receive", "-t", "router", "-b", Any, "--echo");
        string endpoint = await serving.EndpointAsync();
        ToolResult asked = (await ToolRun.RunAsync("send", "-t", "req", "-c", endpoint, "--timeout", "60", "a", "", "b")).Expect(0);
        Assert.Equal(["a\t\tb"], asked.Lines);
        (await serving.StopAsync()).Expect(0);
    }

    [Fact]
    public async Task Rep_ThatIsNotToldWhatToSay_AnswersWithAnEmptyFrame()
    {
        await using ToolRun serving = ToolRun.Start("receive", "-t", "rep", "-b", Any, "-n", "1");
        ToolResult asked = (await ToolRun.RunAsync("send", "-t", "req", "-c", await serving.EndpointAsync(), "--timeout", "60", "--json", "question")).Expect(0);
        Assert.Equal([[""]], asked.Frames);
    }

    [Fact]
    public async Task Send_FromARouter_WaitsForThePeerThatIsNamed()
    {
        await using ToolRun sending = ToolRun.Start("send", "-t", "router", "-b", Any, "--timeout", "60", "alice", "text");
        string endpoint = await sending.EndpointAsync();
        ToolResult received = (await ToolRun.RunAsync("receive", "-t", "dealer", "--routing-id", "alice", "-c", endpoint, "-n", "1", "--timeout", "60")).Expect(0);
        Assert.Equal(["text"], received.Lines);
        (await sending.EndAsync()).Expect(0);
    }

    [Fact]
    public async Task Stream_ToAStream_CarriesBytes()
    {
        await using ToolRun receiving = ToolRun.Start("receive", "-t", "stream", "-b", Any, "--count", "2", "--timeout", "60", "--json", "--echo");
        string endpoint = await receiving.EndpointAsync();
        ToolResult sent = (await ToolRun.RunAsync("send", "-t", "stream", "-c", endpoint, "--timeout", "60", "--replies", "1", "--json", "GET /")).Expect(0);
        string[][] frames = (await receiving.EndAsync()).Expect(0).Frames;
        Assert.Equal(["", "GET /"], [frames[0][1], frames[1][1]]);
        Assert.Equal([["zmqi", "GET /"]], sent.Frames);
    }

    [Fact]
    public async Task Radio_ToADish_ReachesItsGroup()
    {
        NeedDrafts("radio");
        await using ToolRun receiving = ToolRun.Start("receive", "-t", "dish", "-b", "tcp://127.0.0.1:*", "--join", "weather", "--count", "1", "--timeout", "60", "--json");
        string endpoint = await receiving.EndpointAsync();

        // A RADIO drops what nobody has joined for, and does not tell: so it goes on until something arrives.
        await using ToolRun sending = ToolRun.Start("send", "-t", "radio", "-c", endpoint, "--group", "weather", "--repeat", "100000", "--interval", "0.02", "rain");
        ToolResult received = (await receiving.EndAsync()).Expect(0);
        Assert.Equal([["rain"]], received.Frames);
        Assert.Equal("weather", received.Json["group"]!.GetValue<string>());
        (await sending.StopAsync()).Expect(130);
    }

    [Fact]
    public async Task Dgram_ToADgram_CarriesTheAddress()
    {
        NeedDrafts("dgram");

        // A socket of ours picks a free port, since a DGRAM does not tell.
        using System.Net.Sockets.UdpClient probe = new(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        string target = $"127.0.0.1:{((System.Net.IPEndPoint)probe.Client.LocalEndPoint!).Port}";
        await using ToolRun sending = ToolRun.Start("send", "-t", "dgram", "-b", "udp://127.0.0.1:*", "--repeat", "100000", "--interval", "0.02", target, "hello");
        using System.Threading.CancellationTokenSource limit = new(ToolRun.Limit);
        Assert.Equal("hello"u8.ToArray(), (await probe.ReceiveAsync(limit.Token)).Buffer);
        (await sending.StopAsync()).Expect(130);
    }

    [Fact]
    public async Task Subscribe_ToPrefixes_LeavesOutTheRest()
    {
        await using ToolRun sending = ToolRun.StartWith("a1\nb1\nc1\na2\n", "send", "-t", "pub", "-b", Any, "--subscribers", "2", "--timeout", "60");
        string endpoint = await sending.EndpointAsync();
        ToolResult received = (await ToolRun.RunAsync("receive", "-t", "sub", "-c", endpoint, "-s", "a", "-s", "c", "-n", "3", "--timeout", "60")).Expect(0);
        Assert.Equal(["a1", "c1", "a2"], received.Lines);
    }

    [Fact]
    public async Task Send_ToNobody_EndsWith3()
    {
        await using ToolRun taken = ToolRun.Start("receive", "-t", "rep", "-b", Any);
        (await ToolRun.RunAsync("send", "-b", Any, "--timeout", "0.1", "text")).Expect(3);
        (await ToolRun.RunAsync("send", "-t", "pub", "-b", Any, "--timeout", "0.1", "text")).Expect(3);
        (await ToolRun.RunAsync("send", "-t", "router", "-b", Any, "--timeout", "0.1", "nobody", "text")).Expect(3);

        // It takes the connection, but no messages of a PUSH.
        (await ToolRun.RunAsync("send", "-t", "push", "-c", await taken.EndpointAsync(), "--timeout", "0.1", "text")).Expect(3);
    }

    [Fact]
    public async Task Receive_OfTooLittle_EndsWith3()
    {
        await using ToolRun receiving = ToolRun.Start("receive", "-b", Any, "--count", "2", "--timeout", "3");
        (await ToolRun.RunAsync("send", "-c", await receiving.EndpointAsync(), "--timeout", "60", "text")).Expect(0);
        Assert.Equal(["text"], (await receiving.EndAsync()).Expect(3).Lines);
    }

    [Fact]
    public async Task Receive_WithoutACount_EndsWith0WhenNothingMoreComes()
    {
        await using ToolRun receiving = ToolRun.Start("receive", "-b", Any, "--timeout", "5");
        (await ToolRun.RunAsync("send", "-c", await receiving.EndpointAsync(), "--timeout", "60", "--repeat", "3", "text")).Expect(0);
        Assert.Equal(["text", "text", "text"], (await receiving.EndAsync()).Expect(0).Lines);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(130, "--count", "1")]
    public async Task Receive_Interrupted_EndsAsItShould(int exitCode, params string[] arguments)
    {
        await using ToolRun receiving = ToolRun.Start(["receive", "-b", Any, .. arguments]);
        await receiving.EndpointAsync();
        (await receiving.StopAsync()).Expect(exitCode);
    }

    private static string[] Frames(bool multipart) => multipart ? ["first", "second"] : ["first"];

    private static void NeedDrafts(string type) => Assert.SkipUnless(
        ZmqDraft.IsSupported || type is not ("client" or "channel" or "scatter" or "peer" or "radio" or "dgram"),
        "This libzmq has no drafts.");
}
