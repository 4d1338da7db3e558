using System;
using System.Globalization;

namespace ZmqInterop.Perf;

/// <summary>What the command line asks for.</summary>
/// <param name="Program">One of libzmq's programs, or one of ours.</param>
/// <param name="Endpoint">Where to bind or connect.</param>
/// <param name="Size">Bytes of a message.</param>
/// <param name="Count">Messages or round trips that are measured.</param>
internal sealed record Run(string Program, string Endpoint, int Size, long Count)
{
    // "copy" and "wrap" send memory of the program and receive frames; "async" awaits at both ends; "netmq" awaits, "netmq-sync" does not.
    private static readonly string[] s_apis =
        ["frame", "span", "batch", "raw-frame", "raw-span", "message", "copy", "wrap", "async", "async-receive", "netmq", "netmq-sync"];

    /// <summary>Messages or round trips before the clock starts.</summary>
    public long Warmup { get; private init; }

    /// <summary>The way of calling: one of <see cref="s_apis"/>.</summary>
    public string Api { get; private init; } = "frame";

    /// <summary>Frames of a message.</summary>
    public int Frames { get; private init; } = 1;

    /// <summary>Subscribers, or sockets that are polled.</summary>
    public int Peers { get; private init; } = 1;

    /// <summary>Whether throughput is measured with CURVE.</summary>
    public bool Curve { get; private init; }

    /// <summary>Whether to print more than libzmq's programs do.</summary>
    public bool Stats { get; private init; }

    /// <summary>Whether asynchronous calls get a token that could be canceled.</summary>
    public bool Token { get; private init; }

    /// <summary>The number of threads that complete asynchronous calls themselves.</summary>
    public int Watchers { get; private init; }

    /// <summary>Whether the two ends of a pair in one process share no context, and so no I/O thread, as if they were in two.</summary>
    public bool Apart { get; private init; }

    /// <summary>Sockets beside the measured ones that have a receive waiting.</summary>
    public int Idle { get; private init; }

    /// <summary>Null when the command line makes no sense.</summary>
    public static Run? Parse(ReadOnlySpan<string> args)
    {
        if (args.IsEmpty)
        {
            return null;
        }

        string program = args[0];
        string? endpoint = DefaultEndpoint(program);
        ReadOnlySpan<string> rest = args[1..];
        if (endpoint is null && !rest.IsEmpty)
        {
            endpoint = rest[0];
            rest = rest[1..];
        }

        if (endpoint is null ||
            rest.Length < 2 ||
            !int.TryParse(rest[0], NumberStyles.None, CultureInfo.InvariantCulture, out int size) ||
            !long.TryParse(rest[1], NumberStyles.None, CultureInfo.InvariantCulture, out long count))
        {
            return null;
        }

        Run? run = new(program, endpoint, size, count);
        foreach (string option in rest[2..])
        {
            run = run?.With(option);
        }

        return run;
    }

    private static string? DefaultEndpoint(string program) => program switch
    {
        "inproc_thr" or "inproc_lat" or "inproc_fan" or "inproc_router" or "inproc_poll" or "unit_costs" or "idle_sockets" => "inproc://perf",
        "tcp_thr" or "tcp_lat" or "tcp_fan" or "tcp_router" => "tcp://127.0.0.1:*",
        "ipc_thr" or "ipc_lat" => "ipc://*",
        "context_cycle" or "socket_cycle" => string.Empty,
        _ => null,
    };

    private Run? With(string option)
    {
        int separator = option.IndexOf('=', StringComparison.Ordinal);
        string value = option[(separator + 1)..];
        bool isNumber = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        return (separator < 0 ? option : option[..separator], isNumber) switch
        {
            ("0" or "1", _) => this with { Curve = option == "1" },
            ("--stats", false) => this with { Stats = true },
            ("--token", false) => this with { Token = true },
            ("--apart", false) when !Endpoint.StartsWith("inproc:", StringComparison.Ordinal) => this with { Apart = true },
            ("--api", false) when Array.IndexOf(s_apis, value) >= 0 => this with { Api = value },
            ("--warmup", true) => this with { Warmup = number },
            ("--frames", true) => this with { Frames = (int)number },
            ("--peers", true) => this with { Peers = (int)number },
            ("--watchers", true) => this with { Watchers = (int)number },
            ("--idle", true) => this with { Idle = (int)number },
            _ => null,
        };
    }
}
