using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ToolTests.Support;

namespace ZmqInterop.ToolTests;

/// <summary>How messages look outside, both ways.</summary>
public sealed class FormatTests
{
    private const string Any = "tcp://127.0.0.1:*";

    [Theory]
    [InlineData("text", "a\tb\\n\\x00\\xff\t\nplain\n\n")]
    [InlineData("hex", "00ff\t\t6162\n61\n")]
    [InlineData("json", "{\"frames\":[\"a\",{\"hex\":\"00ff\"},\"\"]}\n{\"frames\":[\"ü\"]}\n")]
    public async Task Messages_ThroughAPipe_AreTheSameBehindIt(string format, string input)
    {
        int count = input.Count(character => character == '\n');
        await using ToolRun receiving = ToolRun.Start("receive", "-b", Any, "-n", $"{count}", "--timeout", "60", "--format", format);
        (await ToolRun.RunWithAsync(input, "send", "-c", await receiving.EndpointAsync(), "--timeout", "60", "--input", format)).Expect(0);
        string expected = input;
        string received = (await receiving.EndAsync()).Expect(0).Output;
        Assert.Equal(expected, WithoutOrigin(received));
    }

    [Theory]
    [InlineData("[\"a\",{\"base64\":\"AP8=\"}]", "6100ff")]
    [InlineData("\"a\"", "61")]
    [InlineData("{\"hex\":\"0102\"}", "0102")]
    public async Task Json_InShorterForms_IsTaken(string input, string expected)
    {
        await using ToolRun receiving = ToolRun.Start("receive", "-b", Any, "-n", "1", "--timeout", "60", "--format", "hex");
        (await ToolRun.RunWithAsync(input, "send", "-c", await receiving.EndpointAsync(), "--timeout", "60", "--input", "json")).Expect(0);
        Assert.Equal(expected, (await receiving.EndAsync()).Expect(0).Output.Replace("\t", "", StringComparison.Ordinal).Trim());
    }

    [Theory]
    [InlineData("json", "{\"frames\":[1]}")]
    [InlineData("json", "nonsense")]
    [InlineData("json", "{}")]
    [InlineData("hex", "0")]
    [InlineData("hex", "0g")]
    [InlineData("text", @"\q")]
    public async Task Input_ThatIsNoMessage_EndsWith1(string format, string input)
    {
        await using ToolRun receiving = ToolRun.Start("receive", "-b", Any);
        ToolResult result = await ToolRun.RunWithAsync(input, "send", "-c", await receiving.EndpointAsync(), "--timeout", "60", "--input", format);
        Assert.NotEmpty(result.Expect(1).Error);
    }

    [Fact]
    public async Task Raw_Bytes_AreOneMessage()
    {
        byte[] bytes = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * i >> 3))];
        await using ToolRun receiving = ToolRun.Start("receive", "-b", Any, "-n", "1", "--timeout", "60", "--format", "raw");
        await using ToolRun sending = ToolRun.StartWith(bytes, "send", "-c", await receiving.EndpointAsync(), "--timeout", "60", "--input", "raw");
        (await sending.EndAsync()).Expect(0);
        Assert.Equal(bytes, (await receiving.EndAsync()).Expect(0).Bytes);
    }

    [Fact]
    public async Task Dump_OfAMessage_ShowsFramesOffsetsAndCharacters()
    {
        await using ToolRun receiving = ToolRun.Start("receive", "-b", Any, "-n", "1", "--timeout", "60", "--format", "dump");
        (await ToolRun.RunAsync("send", "-c", await receiving.EndpointAsync(), "--timeout", "60", "0123456789abcdefé", "")).Expect(0);
        string[] lines = (await receiving.EndAsync()).Expect(0).Lines;
        Assert.Equal(
            [
                "message 1: 2 frames, 18 bytes, from 127.0.0.1",
                "  [0] 18 bytes",
                "      00000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  |0123456789abcdef|",
                "      00000010  c3 a9                                             |..|",
                "  [1] 0 bytes",
            ],
            lines);
    }

    [Fact]
    public async Task Repeat_WithStandardInput_SendsEachMessageSoOften()
    {
        await using ToolRun receiving = ToolRun.Start("receive", "-b", Any, "-n", "4", "--timeout", "60");
        (await ToolRun.RunWithAsync("a\nb\n", "send", "-c", await receiving.EndpointAsync(), "--timeout", "60", "--repeat", "2")).Expect(0);
        Assert.Equal(["a", "a", "b", "b"], (await receiving.EndAsync()).Expect(0).Lines);
    }

    private static string WithoutOrigin(string json) => json.Replace(",\"peerAddress\":\"127.0.0.1\"", "", StringComparison.Ordinal);
}
