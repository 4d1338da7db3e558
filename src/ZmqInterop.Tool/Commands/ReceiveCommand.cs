using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Tool.Messages;
using ZmqInterop.Tool.Sockets;

namespace ZmqInterop.Tool.Commands;

/// <summary>zmqi receive: from a socket to standard output.</summary>
internal sealed class ReceiveCommand : ToolCommand
{
    private readonly SocketArguments _socket = new(ZmqSocketType.Pull);
    private readonly Option<long?> _count = Number("--count", "End after so many messages; otherwise it goes on until Ctrl-C.", aliases: "-n");
    private readonly Option<double?> _timeout = Seconds("--timeout", "How long to wait for each message.");
    private readonly Option<MessageFormat?> _format = MessageArguments.Format("--format", "-f", "How messages are shown, text unless told otherwise. dump: for people;", "text", "hex", "json", "dump", "raw");
    private readonly Option<string[]> _reply = new("--reply") { Description = "Answer each message with this frame; may be repeated for more frames. A REP that is not told what to say answers with an empty frame.", HelpName = "frame" };
    private readonly Option<bool> _echo = new("--echo") { Description = "Answer each message with itself." };

    public ReceiveCommand(ToolConsole console)
        : base("receive", "Receives messages and writes them to standard output.", console)
    {
        _socket.AddTo(this);
        foreach (Option option in (Option[])[_format, _count, _timeout, _reply, _echo])
        {
            Add(option);
        }
    }

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        ZmqSocketType type = _socket.Type(line);
        if (SocketTypes.IsSender(type) || type == ZmqSocketType.Req)
        {
            throw ToolException.Usage($"A {SocketTypes.Name(type)} socket does not receive of itself: use zmqi send.");
        }

        Replies? replies = Replies.For(type, line.GetValue(_reply), line.GetValue(_echo));
        MessageWriter writer = new(Console, line.GetValue(_format) ?? (IsJson(line) ? MessageFormat.Json : MessageFormat.Text), type);
        using OpenSocket open = _socket.Create(line, Console);
        _socket.Attach(line, open, Console);
        long? count = line.GetValue(_count);
        long received = 0;
        try
        {
            received = await ReceiveAsync(open.Socket, writer, replies, count, Time(line, _timeout), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && count is null)
        {
            // The only end it has.
            return ExitCodes.Success;
        }

        // The last reply is on its way.
        open.Linger = replies is null ? TimeSpan.Zero : ZmqContext.DefaultShutdownTimeout;
        return (count is null ? received > 0 : received == count) ? ExitCodes.Success : ExitCodes.TimedOut;
    }

    private static async Task<long> ReceiveAsync(ZmqSocket socket, MessageWriter writer, Replies? replies, long? count, TimeSpan? limit, CancellationToken stop)
    {
        long received = 0;
        using ZmqMessage message = new();
        while (count is null || received < count)
        {
            if (!await TimeLimit.TryAsync(limit, token => socket.ReceiveAsync(message, token).AsTask(), stop))
            {
                return received;
            }

            received++;
            writer.Write(message);
            if (replies is not null && replies.Change(message))
            {
                await socket.SendAsync(message, stop);
            }
        }

        return received;
    }
}
