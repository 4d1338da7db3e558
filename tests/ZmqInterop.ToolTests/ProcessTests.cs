using System;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ToolTests.Support;

namespace ZmqInterop.ToolTests;

/// <summary>What only a process shows: signals, streams, terminals, the search for libzmq; and pyzmq on the other side.</summary>
public sealed class ProcessTests
{
    private const string Any = "tcp://127.0.0.1:*";

    [Fact]
    public async Task Receive_FromPyzmq_ShowsItsFrames()
    {
        const string Script = """
            import sys, zmq
            context = zmq.Context()
            push = context.socket(zmq.PUSH)
            push.connect(sys.argv[1])
            push.send_multipart([b"from Python", b"\x00\xff"])
            push.send_string("Grüße")
            push.close()
            context.term()
            """;
        await using ToolProcess receiving = ToolProcess.Start("receive", "-b", Any, "--count", "2", "--timeout", "60");
        await using ToolProcess python = await ToolProcess.StartPythonAsync(Script, await receiving.ErrorAsync("bound to (.*)"));
        Assert.Equal("from Python\t\\x00\\xff\nGrüße\n", await receiving.EndAsync());
        await python.EndAsync();
    }

    [Fact]
    public async Task Send_ToPyzmq_ArrivesWithItsFrames()
    {
        const string Script = """
            import zmq
            pull = zmq.Context().socket(zmq.PULL)
            print(pull.bind_to_random_port("tcp://127.0.0.1"), flush=True)
            print(pull.recv_multipart(), pull.recv_multipart(), flush=True)
            """;
        await using ToolProcess python = await ToolProcess.StartPythonAsync(Script);
        string endpoint = $"tcp://127.0.0.1:{await python.Output.ReadLineAsync()}";
        await using ToolProcess sending = ToolProcess.Start("send", "-c", endpoint, "--timeout", "60", "--input", "json");
        await sending.Input.WriteAsync("[\"a\",{\"hex\":\"00ff\"}]\n\"b\"\n");
        sending.Input.Close();
        Assert.Equal("[b'a', b'\\x00\\xff'] [b'b']\n", await python.EndAsync());
        await sending.EndAsync();
    }

    [Fact]
    public async Task Request_ToPyzmq_IsAnswered()
    {
        const string Script = """
            import zmq
            context = zmq.Context()
            rep = context.socket(zmq.REP)
            print(rep.bind_to_random_port("tcp://127.0.0.1"), flush=True)
            rep.send_string(rep.recv_string().upper())
            rep.close()
            context.term()
            """;
        await using ToolProcess python = await ToolProcess.StartPythonAsync(Script);
        string endpoint = $"tcp://127.0.0.1:{await python.Output.ReadLineAsync()}";
        await using ToolProcess asking = ToolProcess.Start("send", "-t", "req", "-c", endpoint, "--timeout", "60", "question");
        Assert.Equal("QUESTION\n", await asking.EndAsync());
    }

    [Fact]
    public async Task Keygen_Files_AreUsedByPyzmqAsClient()
    {
        const string Script = """
            import sys, zmq, zmq.auth
            folder, endpoint = sys.argv[1:]
            public, secret = zmq.auth.load_certificate(folder + "/client.key_secret")
            server, nothing = zmq.auth.load_certificate(folder + "/server.key")
            assert nothing is None
            context = zmq.Context()
            push = context.socket(zmq.PUSH)
            push.curve_publickey, push.curve_secretkey, push.curve_serverkey = public, secret, server
            push.connect(endpoint)
            push.send_string("encrypted")
            print(public.decode(), flush=True)
            push.close()
            context.term()
            """;
        using TemporaryFolder folder = new();
        (await ToolRun.RunAsync("keygen", folder["server.key"])).Expect(0);
        ToolResult client = (await ToolRun.RunAsync("keygen", folder["client.key"], "--metadata", "name=Python")).Expect(0);
        await using ToolProcess receiving = ToolProcess.Start(
            "receive", "-b", Any, "-n", "1", "--timeout", "60", "--curve-server", "--curve-key", folder["server.key_secret"], "--curve-allow", folder["client.key"], "--json");
        await using ToolProcess python = await ToolProcess.StartPythonAsync(Script, folder.Root, await receiving.ErrorAsync("bound to (.*)"));
        JsonNode message = JsonNode.Parse(await receiving.EndAsync())!;
        Assert.Equal("encrypted", message["frames"]![0]!.GetValue<string>());

        // The authenticator names a client by its key.
        Assert.Equal(client.Lines[0], message["userId"]!.GetValue<string>());
        Assert.Equal(client.Output, await python.EndAsync());
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGTERM)]
    public async Task Signal_WhileItReceives_EndsWith0(PosixSignal signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await using ToolProcess receiving = ToolProcess.Start("receive", "-b", Any);
        await receiving.ErrorAsync("bound to (.*)");
        receiving.Signal(signal);
        Assert.Empty(await receiving.EndAsync());
    }

    [Fact]
    public async Task Signal_WhileItReadsStandardInput_EndsWith130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await using ToolRun receiving = ToolRun.Start("receive", "-b", Any, "-n", "1");
        await using ToolProcess sending = ToolProcess.Start("send", "-c", await receiving.EndpointAsync());
        await sending.Input.WriteLineAsync("first");
        await sending.Input.FlushAsync();
        Assert.Equal(["first"], (await receiving.EndAsync()).Expect(0).Lines);
        sending.Signal(PosixSignal.SIGINT);
        await sending.EndAsync(130);
    }

    [Theory]
    [InlineData("version")]
    [InlineData("doctor")]
    public async Task Library_ThatIsMissing_EndsWith4(string command)
    {
        await using ToolProcess process = ToolProcess.StartWith("ZMQINTEROP_LIBZMQ", Path.Combine(Path.GetTempPath(), "nowhere", "libzmq.so"), command, "--json");
        await process.EndAsync(4);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("NO_COLOR=1", false)]
    public async Task Doctor_OnATerminal_HasColorsUnlessTheyAreUnwanted(string variable, bool expected)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) to make a terminal.");

        // The runner of these tests may have it set: -noColor does that.
        string command = string.Create(CultureInfo.InvariantCulture, $"env -u NO_COLOR TERM=xterm-256color {variable} '{ToolProcess.Dotnet}' '{ToolProcess.Program}' doctor");
        await using ToolProcess terminal = ToolProcess.StartProgram("/usr/bin/script", "--quiet", "--return", "--command", command, "/dev/null");
        string output = await terminal.EndAsync();
        Assert.Contains("libzmq has CURVE", output, StringComparison.Ordinal);
        Assert.Equal(expected, output.Contains("\u001b[38;5;2m", StringComparison.Ordinal) || output.Contains("\u001b[32m", StringComparison.Ordinal));
    }
}
