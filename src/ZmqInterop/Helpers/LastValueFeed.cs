using System;
using System.Collections.Generic;
using System.Threading;

namespace ZmqInterop;

// What libzmq 4.3.4 does (xpub.cpp). A manual XPUB remembers the peer of the (un)subscription that was received last; Subscribe and Unsubscribe are for that
// peer. With ZMQ_XPUB_MANUAL_LAST_VALUE on, the next message goes to it alone, if it matches, and to nobody if not; then the peer is forgotten. So the
// option is on for one message only: a message published after an unsubscription would go to the one who has just left.
//
// The peer of a subscription that waits to be received is kept as a pointer, which nobody takes back when the peer goes away. Subscriptions are therefore
// received before every other call on the socket, in which libzmq learns of peers that have gone.

/// <summary>The XPUB of a last-value cache: publishes, and gives new subscribers what was published before. For one thread at a time.</summary>
internal sealed class LastValueFeed : IDisposable
{
    // ZMQ_XPUB_MANUAL_LAST_VALUE, a draft that is always compiled in.
    private const int ManualLastValue = 98;

    private readonly ZmqSocket _socket;
    private readonly LastValueTable _table;
    private readonly ZmqFrame _subscription = new();
    private readonly List<ZmqMessage> _matches = [];
    private readonly bool _hasManualLastValue;
    private bool _withinMessage;

    public LastValueFeed(ZmqSocket socket, LastValueTable table)
    {
        _socket = socket;
        _table = table;
        _hasManualLastValue = TrySet(true) && TrySet(false);
        socket.Options.SetXPubManual(true);
    }

    /// <summary>Answers the subscriptions that have arrived.</summary>
    public void Serve(CancellationToken cancellationToken)
    {
        while (_socket.TryReceive(_subscription, cancellationToken: CancellationToken.None))
        {
            // An XSUB may send other messages too.
            bool begins = !_withinMessage;
            _withinMessage = _subscription.More;
            ReadOnlySpan<byte> content = _subscription.Span;
            if (begins && !content.IsEmpty)
            {
                Serve(content[0], content[1..], cancellationToken);
            }
        }
    }

    /// <summary>Publishes a message and remembers it. It is empty after.</summary>
    public void Publish(ZmqMessage message, CancellationToken cancellationToken)
    {
        Serve(cancellationToken);
        _table.Store(message);
        _socket.Send(message, cancellationToken);
    }

    public void Dispose() => _subscription.Dispose();

    private void Serve(byte kind, ReadOnlySpan<byte> prefix, CancellationToken cancellationToken)
    {
        if (kind == 0)
        {
            _socket.Unsubscribe(prefix);
        }
        else if (kind == 1)
        {
            _socket.Subscribe(prefix);
            Replay(prefix, cancellationToken);
        }
    }

    private void Replay(ReadOnlySpan<byte> prefix, CancellationToken cancellationToken)
    {
        try
        {
            _table.AddMatches(prefix, _matches);
            for (int i = 0; i < _matches.Count; i++)
            {
                if (i == 0 && _hasManualLastValue)
                {
                    SendToSubscriber(_matches[i], cancellationToken);
                }
                else
                {
                    _socket.Send(_matches[i], cancellationToken);
                }
            }
        }
        finally
        {
            foreach (ZmqMessage match in _matches)
            {
                match.Dispose();
            }

            _matches.Clear();
        }
    }

    private void SendToSubscriber(ZmqMessage message, CancellationToken cancellationToken)
    {
        _ = TrySet(true);
        try
        {
            _socket.Send(message, cancellationToken);
        }
        finally
        {
            // Turning it off turns manual subscriptions off as well.
            _ = TrySet(false);
            _socket.Options.SetXPubManual(true);
        }
    }

    /// <summary>False when this libzmq does not have the option: new subscribers then get their first message together with the old ones.</summary>
    private bool TrySet(bool value)
    {
        try
        {
            _socket.SetOption(ManualLastValue, "XPubManualLastValue", value ? 1 : 0);
            return true;
        }
        catch (ZmqException e) when (e.Error == ZmqError.InvalidArgument)
        {
            return false;
        }
    }
}
