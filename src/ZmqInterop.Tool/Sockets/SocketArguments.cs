using System;
using System.CommandLine;
using System.Linq;
using System.Threading;

namespace ZmqInterop.Tool.Sockets;

/// <summary>A socket on the command line: its type, endpoints, subscriptions, security and limits.</summary>
internal sealed class SocketArguments
{
    /// <summary>How a STREAM that connects calls its only peer.</summary>
    public const string StreamPeer = "zmqi";

    private readonly SecurityArguments _security = new();
    private readonly Option<ZmqSocketType> _type;
    private readonly Option<string[]> _bind = new("--bind", "-b") { Description = "Bind to this endpoint; may be repeated. Where it is bound is told on standard error.", HelpName = "endpoint" };
    private readonly Option<string[]> _connect = new("--connect", "-c") { Description = "Connect to this endpoint; may be repeated.", HelpName = "endpoint" };
    private readonly Option<string[]> _subscribe = new("--subscribe", "-s") { Description = "SUB and XSUB: the beginning of messages that are wanted; may be repeated. Everything, without it.", HelpName = "prefix" };
    private readonly Option<string[]> _join = new("--join") { Description = "DISH: a group to join; may be repeated.", HelpName = "group" };
    private readonly Option<string?> _routingId = new("--routing-id") { Description = "The name of this socket for a ROUTER.", HelpName = "text" };
    private readonly Option<int?> _highWatermark = new("--hwm") { Description = "How many messages are queued for each peer, in each direction; 0 is without a limit.", HelpName = "messages" };
    private readonly Option<bool> _ipv6 = new("--ipv6") { Description = "IPv6 as well as IPv4." };

    public SocketArguments(ZmqSocketType otherwise) => _type = SocketTypes.Option(otherwise);

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_type, _bind, _connect, _subscribe, _join, _routingId, _highWatermark, _ipv6])
        {
            command.Add(option);
        }

        _security.AddTo(command);
    }

    public ZmqSocketType Type(ParseResult line) => line.GetValue(_type);

    /// <summary>Whether there is an endpoint.</summary>
    public bool AreGiven(ParseResult line) => Endpoints(line, _bind).Length + Endpoints(line, _connect).Length > 0;

    /// <summary>Makes the socket. It is not bound or connected yet.</summary>
    /// <param name="line">What was asked for.</param>
    /// <param name="console">Where warnings go.</param>
    /// <param name="instead">A type that does the same and more; the one that was asked for without it.</param>
    public OpenSocket Create(ParseResult line, ToolConsole console, ZmqSocketType? instead = null)
    {
        if (!AreGiven(line))
        {
            throw ToolException.Usage("An endpoint is missing: --bind tcp://127.0.0.1:5555 or --connect tcp://127.0.0.1:5555.");
        }

        ZmqContext context = new() { ShutdownTimeout = TimeSpan.Zero };
        try
        {
            ZmqSocket socket = context.CreateSocket(instead ?? Type(line));
            SetOptions(line, socket);
            ZmqAuthenticator? authenticator = _security.Apply(line, socket, sentence => console.Error.WriteLine($"zmqi: {sentence}"));
            return new OpenSocket(context, socket, authenticator);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>Binds, connects and subscribes, in this order.</summary>
    public void Attach(ParseResult line, OpenSocket open, ToolConsole console)
    {
        ZmqSocket socket = open.Socket;
        foreach (string endpoint in Endpoints(line, _bind))
        {
            console.Error.WriteLine($"zmqi: bound to {socket.Bind(endpoint)}");
        }

        foreach (string endpoint in Endpoints(line, _connect))
        {
            Connect(open, endpoint);
            open.IsConnecting = true;
            open.HasHandshake |= socket.Type != ZmqSocketType.Stream && endpoint.Split(':')[0] is "tcp" or "ipc" or "ws" or "wss" or "tipc" or "vmci";
        }

        Subscribe(line, socket);
    }

    private void SetOptions(ParseResult line, ZmqSocket socket)
    {
        if (line.GetValue(_routingId) is { } id)
        {
            socket.Options.SetRoutingId(id);
        }

        if (line.GetValue(_highWatermark) is { } messages)
        {
            socket.Options.SendHighWatermark = messages;
            socket.Options.ReceiveHighWatermark = messages;
        }

        if (line.GetValue(_ipv6))
        {
            socket.Options.IPv6 = true;
        }
    }

    private static void Connect(OpenSocket open, string endpoint)
    {
        switch (open.Socket.Type)
        {
            case ZmqSocketType.Stream:
                open.Socket.Options.SetConnectRoutingId(StreamPeer);
                open.Socket.Connect(endpoint);
                break;
            case ZmqSocketType.Peer:
                open.Peer = open.Socket.ConnectPeer(endpoint);
                break;
            default:
                open.Socket.Connect(endpoint);
                break;
        }
    }

    private void Subscribe(ParseResult line, ZmqSocket socket)
    {
        string[] wanted = line.GetValue(_subscribe) ?? [];
        string[] groups = line.GetValue(_join) ?? [];
        Check(wanted, "--subscribe", socket.Type is ZmqSocketType.Sub or ZmqSocketType.XSub);
        Check(groups, "--join", socket.Type is ZmqSocketType.Dish);
        switch (socket.Type)
        {
            case ZmqSocketType.Sub:
                Each(wanted, socket.Subscribe);
                break;
            case ZmqSocketType.XSub:
                // Its subscriptions are messages.
                Each(wanted, prefix => socket.Send("\x01" + prefix, more: false, CancellationToken.None));
                break;
            case ZmqSocketType.Dish:
                foreach (string group in groups)
                {
                    socket.Join(group);
                }

                break;
            default:
                break;
        }
    }

    private static void Check(string[] given, string option, bool allowed)
    {
        if (given.Length > 0 && !allowed)
        {
            throw ToolException.Usage($"{option} is for {(option == "--join" ? "dish" : "sub and xsub")} sockets.");
        }
    }

    private static void Each(string[] wanted, Action<string> subscribe)
    {
        foreach (string prefix in wanted.DefaultIfEmpty(""))
        {
            subscribe(prefix);
        }
    }

    private static string[] Endpoints(ParseResult line, Option<string[]> option) => line.GetValue(option) ?? [];
}
