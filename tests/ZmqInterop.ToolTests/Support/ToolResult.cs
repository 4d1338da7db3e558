using System;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace ZmqInterop.ToolTests.Support;

/// <summary>How a run of zmqi ended, and what it wrote.</summary>
internal sealed record ToolResult(int ExitCode, byte[] Bytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(Bytes);

    public string[] Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    public JsonNode Json => JsonNode.Parse(Assert.Single(Lines))!;

    /// <summary>The frames of each message of a JSON output.</summary>
    public string[][] Frames => [.. Lines.Select(line => JsonNode.Parse(line)!["frames"]!.AsArray().Select(frame => frame!.ToJsonString().Trim('"')).ToArray())];

    public ToolResult Expect(int exitCode)
    {
        Assert.True(exitCode == ExitCode, $"Exit code {ExitCode} instead of {exitCode}: {Error}{Output}");
        return this;
    }
}
