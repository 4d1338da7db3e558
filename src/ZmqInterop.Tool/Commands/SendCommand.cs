using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Tool.Messages;
using ZmqInterop.Tool.Sockets;

namespace ZmqInterop.Tool.Commands;

/// <summary>zmqi send: from the command line or standard input to a socket.</summary>
internal sealed class SendCommand : ToolCommand
{
    private static readonly TimeSpan s_linger = TimeSpan.FromSeconds(30);

    private readonly SocketArguments _socket = new(ZmqSocketType.Push);
    private readonly Argument<string[]> _frames = new("frame") { Description = "The frames of one message. Without any, messages are read from standard input.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<MessageFormat?> _input = MessageArguments.Format("--input", "-i", "What standard input holds, text unless told otherwise.", "text", "hex", "json", "raw");
    private readonly Option<MessageFormat?> _format = MessageArguments.Format("--format", "-f", "How replies are shown, text unless told otherwise. dump: for people;", "text", "hex", "json", "dump", "raw");
    private readonly Option<long?> _repeat = Number("--repeat", "Send the message so many times; with standard input, each of them.", aliases: "-n");
    private readonly Option<double?> _interval = Seconds("--interval", "Wait so long after each message.");
    private readonly Option<double?> _timeout = Seconds("--timeout", "How long to wait for a peer with room, for subscribers, and for a reply, each time.");
    private readonly Option<double?> _linger = Seconds("--linger", "At the end, how long to wait until everything is sent; 30 without it.");
    private readonly Option<long?> _replies = Number("--replies", "How many replies to wait for after each message: one for req, none for others unless told so.", least: 0);
    private readonly Option<int> _subscribers = new("--subscribers") { Description = "PUB and XPUB: how many subscriptions to wait for, since what is sent earlier is lost; one without it.", HelpName = "number", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> _group = new("--group") { Description = "RADIO: the group to send to.", HelpName = "group" };

    public SendCommand(ToolConsole console)
        : base("send", "Sends a message of the frames given, or every message of standard input.", console)
    {
        Add(_frames);
        _socket.AddTo(this);
        foreach (Option option in (Option[])[_input, _repeat, _interval, _timeout, _linger, _replies, _format, _subscribers, _group])
        {
            Add(option);
        }
    }

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        ZmqSocketType type = _socket.Type(line);
        if (SocketTypes.IsReceiver(type) || SocketTypes.IsServer(type))
        {
            throw ToolException.Usage($"A {SocketTypes.Name(type)} socket does not send of itself: use zmqi receive{(SocketTypes.IsServer(type) ? " --reply" : "")}.");
        }

        // Before anybody is waited for.
        if (line.GetValue(_group) is not null && type != ZmqSocketType.Radio)
        {
            throw ToolException.Usage("--group is for radio sockets.");
        }

        // A PUB does not know who has subscribed; on the wire they are the same.
        using OpenSocket open = _socket.Create(line, Console, type == ZmqSocketType.Pub ? ZmqSocketType.XPub : type);
        Sender sender = new(open, Time(line, _timeout));
        using (ZmqMonitor monitor = open.Socket.Monitor(ZmqMonitorEvents.HandshakeSucceeded))
        {
            _socket.Attach(line, open, Console);
            if (!await sender.WaitForPeerAsync(monitor, stop) || !await sender.WaitForSubscribersAsync(line.GetValue(_subscribers), stop))
            {
                return ExitCodes.TimedOut;
            }
        }

        int exitCode = await SendAllAsync(line, sender, stop);

        // Not when it was interrupted: an exception passes by here.
        open.Linger = Time(line, _linger) ?? s_linger;
        return exitCode;
    }

    private async Task<int> SendAllAsync(ParseResult line, Sender sender, CancellationToken stop)
    {
        ZmqSocketType type = _socket.Type(line);
        MessageWriter writer = new(Console, line.GetValue(_format) ?? (IsJson(line) ? MessageFormat.Json : MessageFormat.Text), type);
        long replies = line.GetValue(_replies) ?? (type == ZmqSocketType.Req ? 1 : 0);
        if (replies > 0 && SocketTypes.IsSender(type))
        {
            throw ToolException.Usage($"A {SocketTypes.Name(type)} socket gets no replies.");
        }

        await foreach ((ZmqMessage message, string? group) in MessagesAsync(line, stop))
        {
            using (message)
            {
                for (long i = line.GetValue(_repeat) ?? 1; i > 0; i--)
                {
                    if (!await sender.SendAsync(message, group ?? line.GetValue(_group), stop) || !await sender.ReceiveAsync(replies, writer, stop))
                    {
                        return ExitCodes.TimedOut;
                    }

                    if (Time(line, _interval) is { } interval)
                    {
                        await Task.Delay(interval, stop);
                    }
                }
            }
        }

        return ExitCodes.Success;
    }

    private async IAsyncEnumerable<(ZmqMessage Message, string? Group)> MessagesAsync(ParseResult line, [EnumeratorCancellation] CancellationToken stop)
    {
        string[] frames = line.GetValue(_frames) ?? [];
        if (frames.Length == 0)
        {
            await foreach ((ZmqMessage Message, string? Group) read in MessageReader.ReadAsync(Console.Input, line.GetValue(_input) ?? MessageFormat.Text, stop))
            {
                yield return read;
            }

            yield break;
        }

        ZmqMessage message = new();
        foreach (string frame in frames)
        {
            message.Add(frame);
        }

        yield return (message, null);
    }
}
