using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.PackageTests.Support;

namespace ZmqInterop.PackageTests;

/// <summary>zmqi, installed into an empty folder from its package, by the words of docs/tool.md.</summary>
public sealed class ToolTests
{
    private readonly Packages _packages;

    /// <param name="packages">The packages.</param>
    public ToolTests(Packages packages) => _packages = packages;

    [Fact]
    public async Task Tool_Installed_HasItsOwnLibrary()
    {
        PublishedProgram tool = await _packages.ToolAsync();
        using JsonDocument answer = JsonDocument.Parse(await tool.RunAsync(PublishedProgram.CleanEnvironment(), "version", "--json"));
        Assert.Equal(Packages.Version, answer.RootElement.GetProperty("zmqi").GetString());
        string library = answer.RootElement.GetProperty("libraryPath").GetString()!;
        Assert.StartsWith(tool.Folder, library, StringComparison.Ordinal);
        Assert.EndsWith(Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native", PublishedProgram.LibraryName), library, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keygen_InAnEmptyFolder_MakesACertificate()
    {
        PublishedProgram tool = await _packages.ToolAsync();
        string file = Path.Combine(_packages.NewFolder("keys"), "server.key");
        string shown = await tool.RunAsync(PublishedProgram.CleanEnvironment(), "keygen", file);
        Assert.Equal(40, shown.TrimEnd().Length);
        Assert.Equal([file, file + "_secret"], Directory.GetFiles(Path.GetDirectoryName(file)!).Order(StringComparer.Ordinal));
        Assert.Contains(shown.TrimEnd(), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receive_FromPyzmq_ShowsItsMessages()
    {
        const string Script = """
            import sys, zmq
            context = zmq.Context()
            push = context.socket(zmq.PUSH)
            push.connect(sys.argv[1])
            push.send_multipart([b"first frame", b"\x00\xff"])
            push.send_string("Grüße")
            push.close()
            context.term()
            """;
        Assert.SkipWhen(OperatingSystem.IsWindows(), "By ipc, which has a name before anybody is bound to it.");
        string python = await Repository.PythonAsync();
        PublishedProgram tool = await _packages.ToolAsync();
        string endpoint = $"ipc://{_packages.NewFolder("ipc")}/s";
        Task<ProcessResult> sending = Programs.RunAsync(_packages.Root, PublishedProgram.CleanEnvironment(), python, "-c", Script, endpoint);
        string received = await tool.RunAsync(PublishedProgram.CleanEnvironment(), "receive", "--bind", endpoint, "--count", "2", "--timeout", "60");
        Assert.Equal($"zmqi: bound to {endpoint}\nfirst frame\t\\x00\\xff\nGrüße\n", InOrder(received));
        Assert.Equal(new ProcessResult(0, ""), await sending);
    }

    /// <summary>Each exit code that needs no signal.</summary>
    public static TheoryData<int, string, string[]> ExitCodes => new()
    {
        { 0, "public  ", ["keygen"] },
        { 1, "zmqi: ", ["receive", "--bind", "tcp://256.0.0.1:1"] },
        { 2, "zmqi: An endpoint is missing", ["receive"] },
        { 3, "zmqi: bound to tcp://", ["receive", "--bind", "tcp://127.0.0.1:*", "--count", "1", "--timeout", "0.1"] },
        { 4, "zmqi: libzmq cannot be loaded", ["version"] },
    };

    [Theory]
    [MemberData(nameof(ExitCodes))]
    public async Task ExitCode_OfACommand_IsTheDocumentedOne(int exitCode, string begin, string[] arguments)
    {
        PublishedProgram tool = await _packages.ToolAsync();
        string? library = exitCode == 4 ? Path.Combine(_packages.Root, "nowhere", "libzmq.so") : null;
        ProcessResult result = await Programs.RunAsync(_packages.Root, PublishedProgram.CleanEnvironment(("ZMQINTEROP_LIBZMQ", library)), tool.Program, arguments);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.StartsWith(begin, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_SourcedInBash_CompletesCommandsAndOptions()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "There is no bash here.");
        PublishedProgram tool = await _packages.ToolAsync();

        // What bash does when the key is pressed.
        const string Script = """
            PATH=$1:$PATH
            source <(zmqi completion bash)
            complete -p zmqi
            press() {
                COMP_LINE=$1 COMP_POINT=${#1}
                _zmqi zmqi "${1##* }" ""
                echo "${COMPREPLY[*]}"
            }
            press "zmqi rec"
            press "zmqi receive --type pul"
            """;
        ProcessResult result = await Programs.RunAsync(_packages.Root, PublishedProgram.CleanEnvironment(), "/bin/bash", "-c", Script, "bash", tool.Folder);
        Assert.Equal(new ProcessResult(0, "complete -o default -F _zmqi zmqi\nreceive\npull\n"), result);
    }

    // Standard error is read apart from standard output, and comes behind it.
    private static string InOrder(string printed)
    {
        int bound = printed.IndexOf("zmqi: bound", StringComparison.Ordinal);
        return printed[bound..] + printed[..bound];
    }
}
