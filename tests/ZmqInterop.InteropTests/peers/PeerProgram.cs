using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using ZmqInterop.InteropTests.Documents;

namespace ZmqInterop.InteropTests.Peers;

/// <summary>A program that takes the other side of a test: it answers commands as peers/peer.py does.</summary>
internal sealed class PeerProgram
{
    private const string NetMqAssembly = "ZmqInterop.NetMqPeer";

    /// <summary>pyzmq, on the libzmq that it came with.</summary>
    public static readonly PeerProgram Pyzmq = OfPyzmq("peer.py");

    /// <summary>NetMQ, which is ZeroMQ written anew in C#.</summary>
    public static readonly PeerProgram NetMq = new()
    {
        Name = "NetMQ",
        Command = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet")),
        Arguments = [Path.Combine(AppContext.BaseDirectory.Replace("ZmqInterop.InteropTests", NetMqAssembly, StringComparison.Ordinal), $"{NetMqAssembly}.dll")],
        Missing = "does not exist",
        WhyNot = (transport, mechanism) => (transport, mechanism) switch
        {
            ("ipc", _) => "ipc of NetMQ is tcp on a port made of the name; nothing else speaks it.",
            (_, ZmqMechanism.Plain) => "NetMQ has no PLAIN.",
            _ => null,
        },
        Forms = [],
    };

    /// <summary>zeromq of npm in Node.js, on the libzmq inside of that package.</summary>
    public static readonly PeerProgram Node = new()
    {
        Name = "Node",
        Command = Environment.GetEnvironmentVariable("ZMQINTEROP_NODE") ?? "node",
        Arguments = [Script("peer.cjs")],
        Variables = new() { ["NODE_PATH"] = Path.Combine(Repository.Root, "artifacts", "node", "node_modules") },
        Missing = "Cannot find module 'zeromq'",
        Forms = [],
    };

    public static IReadOnlyList<PeerProgram> All { get; } = [Pyzmq, NetMq, Node];

    public required string Name { get; init; }

    public required string Command { get; init; }

    public required string[] Arguments { get; init; }

    /// <summary>What is on its standard error when it starts without what it needs.</summary>
    public required string Missing { get; init; }

    /// <summary>Why it cannot be reached so; null when it can.</summary>
    public Func<string, ZmqMechanism, string?> WhyNot { get; init; } = (_, _) => null;

    /// <summary>The forms of a payload that it knows beside frames.</summary>
    public required string[] Forms { get; init; }

    private Dictionary<string, string> Variables { get; init; } = [];

    public static PeerProgram OfPyzmq(string script) => new()
    {
        Name = "pyzmq",
        Command = Environment.GetEnvironmentVariable("ZMQINTEROP_PYTHON") ?? "/usr/bin/python3",
        Arguments = ["-u", Script(script)],
        Missing = "No module named 'zmq'",
        Forms = ["utf-8", "latin-1", "json", "serialized"],
    };

    public Process Start()
    {
        ProcessStartInfo start = new(Command, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in Variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public override string ToString() => Name;

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "peers", name);
}
