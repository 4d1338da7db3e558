using System.IO;
using System.Text.Json.Nodes;

namespace ZmqInterop.Tool;

/// <summary>How failures are told on standard error: in a sentence, or as JSON.</summary>
internal sealed class ErrorReport(TextWriter writer, bool json)
{
    public void Write(string message, int exitCode) =>
        writer.WriteLine(json ? new JsonObject { ["error"] = message, ["exitCode"] = exitCode }.ToJsonString(JsonText.Options) : $"zmqi: {message}");
}
