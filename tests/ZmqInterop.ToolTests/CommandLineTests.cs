using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ToolTests.Support;

namespace ZmqInterop.ToolTests;

/// <summary>What is refused, and how; help and version.</summary>
public sealed class CommandLineTests
{
    private const string Nowhere = "tcp://127.0.0.1:9";

    public static TheoryData<string, string[]> Mistakes => new()
    {
        { "Required command", [] },
        { "nonsense", ["nonsense"] },
        { "An endpoint is missing", ["receive"] },
        { "An endpoint is missing", ["send", "text"] },
        { "no socket type 'post'", ["send", "-t", "post", "-c", Nowhere, "text"] },
        { "use zmqi send", ["receive", "-t", "push", "-b", Nowhere] },
        { "use zmqi send", ["receive", "-t", "req", "-c", Nowhere] },
        { "use zmqi receive", ["send", "-t", "pull", "-c", Nowhere, "text"] },
        { "use zmqi receive", ["send", "-t", "xsub", "-c", Nowhere, "text"] },
        { "use zmqi receive --reply", ["send", "-t", "rep", "-c", Nowhere, "text"] },
        { "takes text, hex, json, dump, raw", ["receive", "-c", Nowhere, "--format", "xml"] },
        { "takes a number of at least 1", ["receive", "-c", Nowhere, "--count", "0"] },
        { "takes seconds", ["receive", "-c", Nowhere, "--timeout", "-1"] },
        { "cannot answer", ["receive", "-c", Nowhere, "--echo"] },
        { "exclude each other", ["receive", "-t", "rep", "-c", Nowhere, "--echo", "--reply", "x"] },
        { "--subscribe is for", ["receive", "-c", Nowhere, "--subscribe", "x"] },
        { "--join is for", ["receive", "-c", Nowhere, "--join", "x"] },
        { "gets no replies", ["send", "-t", "pub", "-b", "tcp://127.0.0.1:*", "--subscribers", "0", "--replies", "1", "text"] },
        { "--group is for", ["send", "-c", Nowhere, "--group", "x", "text"] },
        { "has to connect", ["send", "-t", "stream", "-b", "tcp://127.0.0.1:*", "text"] },
        { "one mechanism", ["receive", "-c", Nowhere, "--plain-server", "--curve-server"] },
        { "--curve-key with the server's secret", ["receive", "-c", Nowhere, "--curve-server"] },
        { "--curve-allow is for a server", ["receive", "-c", Nowhere, "--curve-allow", "folder"] },
        { "--curve-key needs", ["receive", "-c", Nowhere, "--curve-key", "file"] },
        { "PLAIN needs a password", ["receive", "-c", Nowhere, "--plain-user", "alice"] },
        { "needs --plain-user", ["receive", "-c", Nowhere, "--plain-server"] },
        { "name=value", ["keygen", "--metadata", "nonsense"] },
        { "heap", ["proxy", "heap", "tcp://127.0.0.1:*", "tcp://127.0.0.1:*"] },
        { "tcsh", ["completion", "tcsh"] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Arguments_ThatMakeNoSense_EndWith2AndASentence(string expected, string[] arguments)
    {
        ToolResult result = (await ToolRun.RunAsync(arguments)).Expect(2);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.StartsWith("zmqi: ", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    public static TheoryData<string, string[]> Failures => new()
    {
        { "zmq_bind", ["receive", "--bind", "tcp://256.0.0.1:1"] },
        { "neither a file nor a public key", ["send", "-c", Nowhere, "--curve-server-key", "short", "text"] },
        { "nowhere.key", ["receive", "-b", "tcp://127.0.0.1:*", "--curve-server", "--curve-key", "nowhere.key"] },
        { "nowhere.key", ["keygen", "--public", "nowhere.key"] },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Command_ThatFails_EndsWith1AndASentence(string expected, string[] arguments)
    {
        ToolResult result = (await ToolRun.RunAsync(arguments)).Expect(1);
        Assert.Contains(expected, result.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Failure_WithJson_IsAnObject()
    {
        ToolResult result = (await ToolRun.RunAsync("--json", "receive", "--bind", "tcp://256.0.0.1:1")).Expect(1);
        JsonNode error = JsonNode.Parse(result.Error)!;
        Assert.Equal(1, error["exitCode"]!.GetValue<int>());
        Assert.Contains("256.0.0.1", error["error"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_AsJson_IsThatOfTheLibrary()
    {
        JsonNode json = (await ToolRun.RunAsync("version", "--json")).Expect(0).Json;
        Assert.Equal(Zmq.Version.ToString(), json["libzmq"]!.GetValue<string>());
        Assert.Equal(Zmq.LibraryPath, json["libraryPath"]!.GetValue<string>());
        List<string> capabilities = [.. json["capabilities"]!.AsArray().GetValues<string>()];
        Assert.Equal(Zmq.Has("curve"), capabilities.Contains("curve"));
        Assert.Equal(Zmq.Has("pgm"), capabilities.Contains("pgm"));
    }

    [Fact]
    public async Task Version_AsTable_IsThatOfTheLibrary()
    {
        ToolResult result = (await ToolRun.RunAsync("version")).Expect(0);
        Assert.Contains(result.Lines, line => line.Contains("libzmq", StringComparison.Ordinal) && line.Contains(Zmq.Version.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_OfEveryCommand_IsThere()
    {
        foreach (string command in (string[])["send", "receive", "monitor", "proxy", "keygen", "perf", "doctor", "version", "completion"])
        {
            ToolResult result = (await ToolRun.RunAsync(command, "--help")).Expect(0);
            Assert.Contains("Usage:", result.Output, StringComparison.Ordinal);
        }
    }
}
