using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ToolTests.Support;

namespace ZmqInterop.ToolTests;

/// <summary>What the Tab key gives.</summary>
public sealed class CompletionTests
{
    public static TheoryData<string, string[]> Lines => new()
    {
        { "re", ["receive"] },
        { "receive --ty", ["--type"] },
        { "receive --type d", ["dealer", "dish", "dgram"] },
        { "receive --format ", ["text", "hex", "json", "dump", "raw"] },
        { "monitor --until Handshake", ["HandshakeSucceeded"] },
        { "proxy ", ["queue", "forwarder", "streamer"] },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Suggestions_OfALine_AreWhatMayFollow(string line, string[] expected)
    {
        ToolResult result = (await ToolRun.RunAsync($"[suggest:{line.Length}]", line)).Expect(0);
        Assert.All(expected, word => Assert.Contains(word, result.Lines));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _zmqi zmqi")]
    [InlineData("zsh", "compdef _zmqi zmqi")]
    [InlineData("fish", "complete -c zmqi")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Script_OfAShell_SaysWhereItGoes(string shell, string expected)
    {
        ToolResult result = (await ToolRun.RunAsync("completion", shell)).Expect(0);
        Assert.StartsWith("# zmqi: put this into ", result.Output, StringComparison.Ordinal);
        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bash_WithTheScript_CompletesCommandsAndOptions()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "There is no bash here.");
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder["zmqi.bash"], (await ToolRun.RunAsync("completion", "bash")).Expect(0).Output);

        // What bash does when the key is pressed.
        const string Script = """
            zmqi() { "$DOTNET" "$TOOL" "$@"; }
            source "$1"
            press() {
                COMP_LINE=$1 COMP_POINT=${#1}
                _zmqi zmqi "${1##* }" ""
                printf '%s\n' "${COMPREPLY[*]}"
            }
            press "zmqi rec"
            press "zmqi receive --type pul"
            """;
        System.Diagnostics.ProcessStartInfo start = new("/bin/bash", ["-c", Script, "bash", folder["zmqi.bash"]]);
        start.Environment["DOTNET"] = ToolProcess.Dotnet;
        start.Environment["TOOL"] = ToolProcess.Program;
        await using ToolProcess bash = ToolProcess.StartProgram(start);
        string[] lines = (await bash.EndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["receive", "pull"], lines);
    }
}
