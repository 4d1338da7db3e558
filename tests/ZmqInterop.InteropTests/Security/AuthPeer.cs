using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Security;

/// <summary>A Python process with pyzmq's zmq.auth (peers/auth_peer.py). Its servers are PULL sockets, its clients PUSH.</summary>
internal sealed class AuthPeer(Peer peer) : IAsyncDisposable
{
    private int _sockets;

    /// <summary>Whether another test can go on with it.</summary>
    public bool IsUsable => peer.IsUsable;

    public static async Task<AuthPeer> StartAsync() => new(await Peer.StartAsync(PeerProgram.OfPyzmq("auth_peer.py")));

    /// <summary>Closes all sockets and ends the authenticator.</summary>
    public Task ResetAsync() => CallAsync("reset");

    /// <summary>Starts the authenticator of pyzmq.</summary>
    public Task GuardAsync(string domain, string? deny = null, string? userName = null, string? password = null, string? certificates = null) => CallAsync(
        "guard",
        ("domain", domain),
        ("deny", deny is null ? new JsonArray() : new JsonArray(deny)),
        ("passwords", userName is null ? null : new JsonObject { [userName] = password }),
        ("certificates", certificates));

    /// <summary>Opens a server. The number of its socket, and its endpoint.</summary>
    /// <param name="options">By the names that pyzmq has for them.</param>
    public async Task<(int Server, string Endpoint)> BindAsync(params IEnumerable<(string Name, JsonNode? Value)> options)
    {
        int server = ++_sockets;
        return (server, (string)(await CallAsync("bind", ("socket", server), ("options", ToObject(options))))!);
    }

    /// <summary>Opens a client and has it send a text.</summary>
    /// <param name="endpoint">Where to.</param>
    /// <param name="text">The text.</param>
    /// <param name="options">By the names that pyzmq has for them.</param>
    public Task ConnectAsync(string endpoint, string text, params IEnumerable<(string Name, JsonNode? Value)> options) =>
        CallAsync("connect", ("socket", ++_sockets), ("endpoint", endpoint), ("text", text), ("options", ToObject(options)));

    /// <summary>What a server receives, with the user id; null when nothing comes in time.</summary>
    public async Task<(string Text, string UserId)?> ReceiveAsync(int server, TimeSpan limit)
    {
        JsonNode? message = await CallAsync("receive", ("socket", server), ("milliseconds", (int)limit.TotalMilliseconds));
        return message is null ? null : ((string)message[0]!, (string)message[1]!);
    }

    /// <summary>Has pyzmq make keys and write two files. Their paths, the public one first.</summary>
    public async Task<string[]> CreateCertificatesAsync(string folder, string name, JsonObject metadata) =>
        [.. (await CallAsync("create_certificates", ("folder", folder), ("name", name), ("metadata", metadata)))!.AsArray().Select(path => (string)path!)];

    /// <summary>Has pyzmq read a file: the public key, and the secret one if it is there.</summary>
    public async Task<(string PublicKey, string? SecretKey)> LoadCertificateAsync(string path)
    {
        JsonNode keys = (await CallAsync("load_certificate", ("path", path)))!;
        return ((string)keys[0]!, (string?)keys[1]);
    }

    /// <summary>Has pyzmq read a folder: the public keys.</summary>
    public async Task<string[]> LoadCertificatesAsync(string folder) =>
        [.. (await CallAsync("load_certificates", ("folder", folder)))!.AsArray().Select(key => (string)key!)];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => peer.DisposeAsync();

    private static JsonObject ToObject(IEnumerable<(string Name, JsonNode? Value)> values)
    {
        JsonObject result = [];
        foreach ((string name, JsonNode? value) in values)
        {
            result[name] = value;
        }

        return result;
    }

    private Task<JsonNode?> CallAsync(string name, params IEnumerable<(string Name, JsonNode? Value)> arguments) =>
        peer.CallAsync(ToObject([("do", name), .. arguments]));
}
