using System;
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Spectre.Console;
using ZmqInterop.Tool.Sockets;

namespace ZmqInterop.Tool.Commands;

/// <summary>zmqi monitor: the events of a socket's connections.</summary>
internal sealed class MonitorCommand : ToolCommand
{
    private readonly SocketArguments _socket = new(ZmqSocketType.Dealer);
    private readonly Option<ZmqMonitorEvents?> _until = new("--until", "-u") { Description = "End with success when this has happened, for instance HandshakeSucceeded; with --timeout, a way to wait for a server.", HelpName = "event" };
    private readonly Option<long?> _count = Number("--count", "End after so many events.", aliases: "-n");
    private readonly Option<double?> _timeout = Seconds("--timeout", "How long to watch altogether.");

    public MonitorCommand(ToolConsole console)
        : base("monitor", "Makes a socket and shows what happens to its connections: made, refused, authenticated, lost.", console)
    {
        _socket.AddTo(this);
        foreach (Option option in (Option[])[_until, _count, _timeout])
        {
            Add(option);
        }
    }

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        using OpenSocket open = _socket.Create(line, Console);
        using ZmqMonitor monitor = open.Socket.Monitor();
        _socket.Attach(line, open, Console);
        bool isLimited = line.GetValue(_until) is not null || line.GetValue(_count) is not null;
        try
        {
            bool done = await TimeLimit.TryAsync(Time(line, _timeout), token => WatchAsync(line, monitor, token), stop);
            return done || !isLimited ? ExitCodes.Success : ExitCodes.TimedOut;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !isLimited)
        {
            return ExitCodes.Success;
        }
    }

    private async Task WatchAsync(ParseResult line, ZmqMonitor monitor, CancellationToken token)
    {
        ZmqMonitorEvents until = line.GetValue(_until) ?? ZmqMonitorEvents.None;
        long left = line.GetValue(_count) ?? long.MaxValue;
        while (left-- > 0)
        {
            ZmqMonitorEvent next = await monitor.ReceiveAsync(token);
            if (IsJson(line))
            {
                Console.Text.WriteJson(ToJson(next));
            }
            else
            {
                Console.Pretty.MarkupLine(Markup(next));
            }

            if ((next.Kind & until) != 0)
            {
                return;
            }
        }
    }

    private static string Now() => DateTime.Now.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Markup(ZmqMonitorEvent next)
    {
        string style = next switch
        {
            { Kind: ZmqMonitorEvents.HandshakeSucceeded } => "green",
            { IsHandshakeFailure: true } or { Kind: ZmqMonitorEvents.BindFailed or ZmqMonitorEvents.AcceptFailed or ZmqMonitorEvents.CloseFailed } => "red",
            { Kind: ZmqMonitorEvents.Disconnected or ZmqMonitorEvents.ConnectRetried } => "yellow",
            _ => "default",
        };
        return $"[grey]{Now()}[/] [{style}]{Spectre.Console.Markup.Escape(next.ToString())}[/]";
    }

    private static JsonObject ToJson(ZmqMonitorEvent next)
    {
        JsonObject json = new()
        {
            ["time"] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture),
            ["event"] = next.Kind.ToString(),
            ["endpoint"] = next.Endpoint,
            ["value"] = next.Value,
        };
        AddIfAny(json, "error", next.Error?.ToString());
        AddIfAny(json, "protocolError", next.ProtocolError?.ToString());
        AddIfAny(json, "authenticationStatus", next.AuthenticationStatus);
        AddIfAny(json, "retryMilliseconds", next.RetryInterval?.TotalMilliseconds);
        return json;
    }

    private static void AddIfAny(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
