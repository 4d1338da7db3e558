#pragma warning disable ZMQDRAFT001 // Drafts are attacked, too.

using System;

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>The attacked socket answers everybody.</summary>
internal sealed class EchoTraffic(ZmqSocket server, ZmqSocket client) : Traffic(server)
{
    private readonly bool _isSingle = server.Type is ZmqSocketType.Server or ZmqSocketType.Peer or ZmqSocketType.Channel;
    private readonly ZmqMessage _message = new();
    private readonly ZmqFrame _frame = new();
    private uint _serverId;

    internal override void Begin(string endpoint)
    {
        if (Server.Type == ZmqSocketType.Peer)
        {
            _serverId = client.ConnectPeer(endpoint);
        }
        else
        {
            client.Connect(endpoint);
        }

        Step(0);
    }

    internal override void Step(long number)
    {
        using ZmqFrame request = new(Numbers.Write(number));
        if (_serverId != 0)
        {
            request.RoutingId = _serverId;
        }

        if (!client.TrySend(request, Limit))
        {
            throw new FuzzException($"{number} cannot be sent.");
        }

        Within(() => Serve(number), $"{number} does not arrive.");
        Within(() => client.TryReceive(_frame, Limit) && Is(number, _frame.Span), $"{number} is not answered.");
    }

    public override void Dispose()
    {
        client.Dispose();
        _message.Dispose();
        _frame.Dispose();
    }

    /// <summary>Answers one message. True when it was the good client's.</summary>
    private bool Serve(long number)
    {
        bool isGood;
        try
        {
            if (_isSingle)
            {
                isGood = Server.TryReceive(_frame, Moment) && Is(number, _frame.Span);
                _ = Server.TrySend(_frame, isGood ? Limit : TimeSpan.Zero);
                return isGood;
            }

            if (!Server.TryReceive(_message, Moment))
            {
                return false;
            }

            isGood = _message.Count > 0 && Is(number, _message[_message.Count - 1].Span);
            _ = Server.TrySend(_message, isGood ? Limit : TimeSpan.Zero);
            _message.Clear();
            return isGood;
        }
        catch (ZmqException e) when (e.Error == ZmqError.HostUnreachable)
        {
            // A stranger that is gone already.
            return false;
        }
    }
}
