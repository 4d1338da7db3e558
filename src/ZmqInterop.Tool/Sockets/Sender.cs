using System;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Tool.Messages;

namespace ZmqInterop.Tool.Sockets;

/// <summary>Sends so that nothing is lost unseen: it waits for a peer, and what has nobody to go to is not taken for sent.</summary>
internal sealed class Sender
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    private readonly OpenSocket _open;
    private readonly TimeSpan? _limit;
    private bool _isGreeted;

    /// <param name="open">Not yet bound or connected.</param>
    /// <param name="limit">For each wait; null is without a limit.</param>
    public Sender(OpenSocket open, TimeSpan? limit)
    {
        _open = open;
        _limit = limit;
        switch (open.Socket.Type)
        {
            case ZmqSocketType.Router:
                open.Socket.Options.SetRouterMandatory(true);
                break;
            case ZmqSocketType.XPub:
                // Otherwise it tells of the first subscription to a topic only.
                open.Socket.Options.SetXPubVerbose(true);
                break;
            default:
                break;
        }
    }

    private ZmqSocket Socket => _open.Socket;

    /// <summary>
    /// Waits until somebody is there, where a socket that connects would take messages for nobody. False when the time was over. ZMQ_IMMEDIATE would do as
    /// well, but libzmq then throws away what was received and not yet read when the peer leaves: a reply that is followed by the end of the server.
    /// </summary>
    public async Task<bool> WaitForPeerAsync(ZmqMonitor monitor, CancellationToken stop) =>
        !_open.HasHandshake || await TimeLimit.TryAsync(_limit, token => monitor.ReceiveAsync(token).AsTask(), stop);

    /// <summary>Waits until a publisher has so many subscriptions; nothing to wait for with other types. False when the time was over.</summary>
    public async Task<bool> WaitForSubscribersAsync(int count, CancellationToken stop)
    {
        // A PUB is one here.
        if (Socket.Type != ZmqSocketType.XPub)
        {
            return true;
        }

        using ZmqMessage message = new();
        for (int subscriptions = 0; subscriptions < count;)
        {
            if (!await TimeLimit.TryAsync(_limit, token => Socket.ReceiveAsync(message, token).AsTask(), stop))
            {
                return false;
            }

            subscriptions += message[0].Span is [1, ..] ? 1 : 0;
        }

        return true;
    }

    /// <summary>Sends a copy of the message. False when the time was over.</summary>
    public async Task<bool> SendAsync(ZmqMessage message, string? group, CancellationToken stop)
    {
        using ZmqMessage copy = message.Copy();
        Address(copy, group);
        return await GreetAsync(stop) && await TimeLimit.TryAsync(_limit, token => SendAsync(copy, token), stop);
    }

    /// <summary>Waits for replies and shows them. False when the time was over.</summary>
    public async Task<bool> ReceiveAsync(long count, MessageWriter writer, CancellationToken stop)
    {
        using ZmqMessage message = new();
        for (long i = 0; i < count; i++)
        {
            if (!await TimeLimit.TryAsync(_limit, token => Socket.ReceiveAsync(message, token).AsTask(), stop))
            {
                return false;
            }

            writer.Write(message);
        }

        return true;
    }

    private void Address(ZmqMessage message, string? group)
    {
        if (Socket.Type == ZmqSocketType.Radio)
        {
            message[0].Group = group ?? throw ToolException.Usage("A radio socket needs --group.");
        }
        else if (group is not null)
        {
            throw ToolException.Usage("--group is for radio sockets.");
        }

        if (Socket.Type is ZmqSocketType.Stream or ZmqSocketType.Peer && !_open.IsConnecting)
        {
            throw ToolException.Usage($"A {SocketTypes.Name(Socket.Type)} socket that sends has to connect; one that binds can answer: zmqi receive --reply.");
        }

        if (Socket.Type == ZmqSocketType.Stream)
        {
            message.Prepend(SocketArguments.StreamPeer);
        }
        else if (Socket.Type == ZmqSocketType.Peer)
        {
            message[0].RoutingId = _open.Peer;
        }
    }

    // A STREAM tells of its connection with an empty frame behind the name of the peer, and cannot send before.
    private async Task<bool> GreetAsync(CancellationToken stop)
    {
        if (_isGreeted || Socket.Type != ZmqSocketType.Stream)
        {
            return true;
        }

        using ZmqMessage greeting = new();
        _isGreeted = await TimeLimit.TryAsync(_limit, token => Socket.ReceiveAsync(greeting, token).AsTask(), stop);
        return _isGreeted;
    }

    private async Task SendAsync(ZmqMessage message, CancellationToken token)
    {
        while (true)
        {
            try
            {
                await Socket.SendAsync(message, token);
                return;
            }
            catch (ZmqException exception) when (exception.Error == ZmqError.HostUnreachable)
            {
                // A ROUTER, PEER or STREAM whose peer has not come yet: there is nothing that would tell when it has.
                await Task.Delay(s_pause, token);
            }
        }
    }
}
