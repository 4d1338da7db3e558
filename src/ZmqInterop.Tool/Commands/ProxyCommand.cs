using System;
using System.CommandLine;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Tool.Commands;

/// <summary>zmqi proxy: forwards messages.</summary>
internal sealed class ProxyCommand : ToolCommand
{
    private readonly Argument<string> _kind = new("kind") { Description = "queue: ROUTER and DEALER, for requests; forwarder: XSUB and XPUB; streamer: PULL and PUSH." };
    private readonly Argument<string> _frontend = new("frontend") { Description = "Where messages come from: an endpoint to bind, or to connect with > before it (quote it: '>tcp://host:5555')." };
    private readonly Argument<string> _backend = new("backend") { Description = "Where they go: the same." };
    private readonly Option<string?> _capture = new("--capture") { Description = "Publish a copy of every message at this endpoint.", HelpName = "endpoint" };
    private readonly Option<double?> _interval = Seconds("--statistics", "Show the statistics so often, not only at the end.");

    public ProxyCommand(ToolConsole console)
        : base("proxy", "Forwards messages between two endpoints until Ctrl-C, and shows how many.", console)
    {
        _kind.AcceptOnlyFromAmong("queue", "forwarder", "streamer");
        Add(_kind);
        Add(_frontend);
        Add(_backend);
        Add(_capture);
        Add(_interval);
    }

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        await using ZmqContext context = new();
        await using ZmqProxy proxy = Start(line, context);
        Console.Error.WriteLine($"zmqi: frontend {proxy.FrontendEndpoint}");
        Console.Error.WriteLine($"zmqi: backend {proxy.BackendEndpoint}");
        if (line.GetValue(_capture) is not null)
        {
            Console.Error.WriteLine($"zmqi: capture {proxy.CaptureEndpoint}");
        }

        try
        {
            while (!await TimeLimit.TryAsync(Time(line, _interval), token => proxy.Completion.WaitAsync(token), stop))
            {
                Show(line, proxy.Statistics);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The only end it has.
        }

        proxy.Stop();
        Show(line, proxy.Statistics);
        return ExitCodes.Success;
    }

    private ZmqProxy Start(ParseResult line, ZmqContext context)
    {
        (string frontend, string backend, string? capture) = (line.GetValue(_frontend)!, line.GetValue(_backend)!, line.GetValue(_capture));
        return line.GetValue(_kind) switch
        {
            "queue" => ZmqProxy.StartQueue(context, frontend, backend, capture),
            "forwarder" => ZmqProxy.StartForwarder(context, frontend, backend, capture),
            _ => ZmqProxy.StartStreamer(context, frontend, backend, capture),
        };
    }

    private void Show(ParseResult line, ZmqProxyStatistics statistics)
    {
        if (IsJson(line))
        {
            Console.Text.WriteJson(new JsonObject
            {
                ["frontendMessagesReceived"] = statistics.FrontendMessagesReceived,
                ["frontendBytesReceived"] = statistics.FrontendBytesReceived,
                ["frontendMessagesSent"] = statistics.FrontendMessagesSent,
                ["frontendBytesSent"] = statistics.FrontendBytesSent,
                ["backendMessagesReceived"] = statistics.BackendMessagesReceived,
                ["backendBytesReceived"] = statistics.BackendBytesReceived,
                ["backendMessagesSent"] = statistics.BackendMessagesSent,
                ["backendBytesSent"] = statistics.BackendBytesSent,
            });
            return;
        }

        Console.Text.WriteLine(
            $"frontend to backend: {statistics.BackendMessagesSent} messages, {statistics.BackendBytesSent} bytes; " +
            $"backend to frontend: {statistics.FrontendMessagesSent} messages, {statistics.FrontendBytesSent} bytes");
    }
}
