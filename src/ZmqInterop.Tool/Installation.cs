using System;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace ZmqInterop.Tool;

/// <summary>The program and the libzmq that it has loaded.</summary>
internal sealed record Installation(string ToolVersion, Version LibraryVersion, string? LibraryPath, string[] Capabilities, string[] Missing)
{
    // The words that zmq_has(3) knows.
    private static readonly string[] s_capabilities = ["ipc", "curve", "draft", "gssapi", "pgm", "norm", "tipc", "vmci", "WS", "WSS"];

    public static string Runtime => RuntimeInformation.FrameworkDescription;

    public static string RuntimeIdentifier => RuntimeInformation.RuntimeIdentifier;

    public static Installation Look()
    {
        ILookup<bool, string> capabilities = s_capabilities.ToLookup(Zmq.Has);
        string version = typeof(Installation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        return new Installation(version.Split('+')[0], Zmq.Version, Zmq.LibraryPath, [.. capabilities[true]], [.. capabilities[false]]);
    }

    public JsonObject ToJson() => new()
    {
        ["zmqi"] = ToolVersion,
        ["libzmq"] = LibraryVersion.ToString(),
        ["libraryPath"] = LibraryPath,
        ["capabilities"] = new JsonArray([.. Capabilities.Select(name => JsonValue.Create(name))]),
        ["runtime"] = Runtime,
        ["runtimeIdentifier"] = RuntimeIdentifier,
    };
}
