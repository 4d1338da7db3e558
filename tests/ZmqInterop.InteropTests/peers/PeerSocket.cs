using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace ZmqInterop.InteropTests.Peers;

/// <summary>A socket of a <see cref="Peer"/>. Its calls wait no longer than the process allows, 30 seconds.</summary>
internal sealed class PeerSocket(Peer peer, int number, string type) : IAsyncDisposable
{
    /// <summary>As pyzmq calls it.</summary>
    public string Type { get; } = type;

    public async Task<string> BindAsync(string endpoint) => (string)(await CallAsync("bind", ("endpoint", endpoint)))!;

    public Task ConnectAsync(string endpoint) => CallAsync("connect", ("endpoint", endpoint));

    /// <summary>Sets an option of type int.</summary>
    /// <param name="option">As pyzmq calls it.</param>
    /// <param name="value">Its value.</param>
    public Task SetAsync(string option, int value) => CallAsync("set", ("option", option), ("value", value));

    /// <summary>Sets an option of type bytes.</summary>
    /// <param name="option">As pyzmq calls it.</param>
    /// <param name="value">Its value.</param>
    public Task SetAsync(string option, byte[] value) => CallAsync("set", ("option", option), ("value", Convert.ToBase64String(value)));

    public Task SendAsync(params IEnumerable<byte[]> frames) =>
        CallAsync("send", ("frames", new JsonArray([.. frames.Select(frame => (JsonNode)Convert.ToBase64String(frame))])));

    public async Task<byte[][]> ReceiveAsync() => DecodeFrames((await CallAsync("receive"))!);

    /// <summary>Null when nothing comes in time.</summary>
    public async Task<byte[][]?> TryReceiveAsync(TimeSpan timeout) =>
        await CallAsync("try_receive", ("milliseconds", (int)timeout.TotalMilliseconds)) is JsonNode frames ? DecodeFrames(frames) : null;

    public Task SendStringAsync(string text) => CallAsync("send_string", ("text", text));

    public async Task<string> ReceiveStringAsync() => (string)(await CallAsync("receive_string"))!;

    public Task SendJsonAsync(JsonNode value) => CallAsync("send_json", ("value", value));

    public async Task<JsonNode?> ReceiveJsonAsync() => await CallAsync("receive_json");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (peer.IsUsable)
        {
            _ = await CallAsync("close");
        }
    }

    private static byte[][] DecodeFrames(JsonNode frames) => [.. frames.AsArray().Select(frame => Convert.FromBase64String((string)frame!))];

    private Task<JsonNode?> CallAsync(string name, params IEnumerable<(string Name, JsonNode Value)> arguments)
    {
        JsonObject command = new() { ["do"] = name, ["socket"] = number };
        foreach ((string argument, JsonNode value) in arguments)
        {
            command[argument] = value;
        }

        return peer.CallAsync(command);
    }
}
