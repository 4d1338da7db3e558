using System;
using System.Collections.Generic;
using System.Threading;

namespace ZmqInterop;

// What libzmq 4.3.4 does (xpub.cpp). A manual XPUB remembers the peer of the (un)subscription that was received last; ZMQ_SUBSCRIBE and ZMQ_UNSUBSCRIBE are
// for that peer, which is forgotten when any other peer goes away. So receiving and subscribing are one: see ZmqSocket.AcceptSubscription.
//
// With ZMQ_XPUB_MANUAL_LAST_VALUE on, the next message goes to that peer alone, if it matches, and to nobody if not; then the peer is forgotten. So the
// option is on for one message only: a message published after an unsubscription would go to the one who has just left.
//
// Turning that option off turns manual subscriptions off too, and they have to be on again before libzmq looks at its peers: it would take subscriptions
// without telling whose they are, and forget nothing of peers that go away. Both are set in one stay in the socket's gate.
//
// The peer of a subscription that waits to be received is kept as a pointer, which nobody takes back when the peer goes away (libzmq 4.3.5 looks whether it
// is still there). Subscriptions are therefore received before and after each message, so that hardly any waits.

/// <summary>The XPUB of a last-value cache: publishes, and gives new subscribers what was published before. For one thread at a time.</summary>
internal sealed class LastValueFeed
{
    // ZMQ_XPUB_MANUAL_LAST_VALUE, a draft that is always compiled in.
    private const int ManualLastValue = 98;

    // ZMQ_XPUB_MANUAL
    private const int Manual = 71;

    private readonly ZmqSocket _socket;
    private readonly LastValueTable _table;
    private readonly List<ZmqMessage> _matches = [];
    private readonly bool _hasManualLastValue;
    private bool _withinMessage;

    public LastValueFeed(ZmqSocket socket, LastValueTable table)
    {
        _socket = socket;
        _table = table;
        _hasManualLastValue = TryTurnOn();
        if (_hasManualLastValue)
        {
            TurnOff();
        }
        else
        {
            socket.Options.SetXPubManual(true);
        }
    }

    /// <summary>Answers the subscriptions that have arrived.</summary>
    public void Serve(CancellationToken cancellationToken)
    {
        while (_socket.AcceptSubscription(ref _withinMessage) is { } subscription)
        {
            if (subscription is [1, ..])
            {
                Replay(subscription.AsSpan(1), cancellationToken);
            }
        }
    }

    /// <summary>Publishes a message and remembers it. It is empty after.</summary>
    public void Publish(ZmqMessage message, CancellationToken cancellationToken)
    {
        Serve(cancellationToken);
        _table.Store(message);
        _socket.Send(message, cancellationToken);
        Serve(cancellationToken);
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
        _ = TryTurnOn();
        try
        {
            _socket.Send(message, cancellationToken);
        }
        finally
        {
            TurnOff();
        }
    }

    /// <summary>False when this libzmq does not have the option: new subscribers then get their first message together with the old ones.</summary>
    private bool TryTurnOn()
    {
        try
        {
            _socket.SetOption(ManualLastValue, "XPubManualLastValue", 1);
            return true;
        }
        catch (ZmqException e) when (e.Error == ZmqError.InvalidArgument)
        {
            return false;
        }
    }

    private void TurnOff() => _socket.SetOptions("XPubManualLastValue", (ManualLastValue, 0), (Manual, 1));
}
