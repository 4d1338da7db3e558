using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Payloads;

namespace ZmqInterop.InteropTests.Peers;

/// <summary>A socket of a <see cref="Peer"/>. Its calls wait no longer than the process allows, 30 seconds.</summary>
internal sealed class PeerSocket(Peer peer, int number, string type) : IAsyncDisposable
{
    private bool _isClosed;

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

    public Task SendStringAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task<string> ReceiveStringAsync() => await ReceiveAsync() is [byte[] frame]
        ? Encoding.UTF8.GetString(frame)
        : throw new PeerException("The message has more than one frame.");

    /// <summary>Null when nothing comes in time.</summary>
    public async Task<string?> TryReceiveStringAsync(TimeSpan timeout) =>
        await TryReceiveAsync(timeout) is [byte[] frame] ? Encoding.UTF8.GetString(frame) : null;

    /// <summary>Subscribes to all messages that begin so.</summary>
    public Task SubscribeAsync(string prefix) => CallAsync("subscribe", ("prefix", prefix));

    /// <summary>Sends a payload, with frames before it.</summary>
    public Task SendAsync(string[] prefix, Payload payload)
    {
        string form = Form(payload);
        return CallAsync("send_payload", ("prefix", new JsonArray([.. prefix])), ("form", form), ("value", payload.ToSend(form)));
    }

    /// <summary>Receives what should be this payload with these frames before it.</summary>
    public async Task ReceiveAsync(string[] prefix, Payload payload)
    {
        string form = Form(payload);
        JsonNode received = (await CallAsync("receive_payload", ("prefix", prefix.Length), ("form", form)))!;
        Assert.Equal(prefix, received["prefix"]!.AsArray().Select(frame => (string)frame!));
        payload.AssertReceived(form, received["value"]);
    }

    /// <summary>Sends the bytes of a payload over STREAM or TCP; none closes the connection.</summary>
    public Task SendBytesAsync(Payload payload) => CallAsync("send_bytes", ("frames", payload.ToSend(Payload.PlainForm)));

    /// <summary>The digest of bytes received over STREAM or TCP; of none after the end of the connection.</summary>
    public async Task<string> ReceiveBytesAsync(int size) => (string)(await CallAsync("receive_bytes", ("size", size)))!;

    /// <summary>Lets a STREAM do what libzmq left to the next use of the socket.</summary>
    public Task ProcessAsync() => CallAsync("process");

    /// <summary>Has a command carried out on the socket.</summary>
    public Task<JsonNode?> CallAsync(string name, params IEnumerable<(string Name, JsonNode Value)> arguments)
    {
        JsonObject command = new() { ["do"] = name, ["socket"] = number };
        foreach ((string argument, JsonNode value) in arguments)
        {
            command[argument] = value;
        }

        return peer.CallAsync(command);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (peer.IsUsable && !_isClosed)
        {
            _isClosed = true;
            _ = await CallAsync("close");
        }
    }

    private static byte[][] DecodeFrames(JsonNode frames) => [.. frames.AsArray().Select(frame => Convert.FromBase64String((string)frame!))];

    private string Form(Payload payload) => peer.Program.Forms.Contains(payload.Form) ? payload.Form : Payload.PlainForm;
}
