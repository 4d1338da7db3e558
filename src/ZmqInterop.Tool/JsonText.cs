using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZmqInterop.Tool;

/// <summary>JSON as this program writes it: an object to a line.</summary>
internal static class JsonText
{
    // It is read by programs and people, and put into no web page.
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteJson(this TextWriter writer, JsonNode node) => writer.WriteLine(node.ToJsonString(Options));
}
