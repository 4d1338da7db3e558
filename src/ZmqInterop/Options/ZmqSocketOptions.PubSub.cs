using System;

namespace ZmqInterop;

// What publishers and subscribers do with subscriptions. Subscribing itself is ZmqSocket.Subscribe.
public sealed partial class ZmqSocketOptions
{
    /// <summary>
    /// Whether subscriptions are turned round: messages go to all subscribers but those whose prefix matches. SUB sockets must set it as their
    /// publisher does. Default false (ZMQ_INVERT_MATCHING, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>PUB, XPUB and SUB; the others ignore it. Concerns connections made after it is set.</remarks>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public bool InvertMatching
    {
        get => GetBool(ZmqSocketOption.InvertMatching);
        set => SetBool(ZmqSocketOption.InvertMatching, value);
    }

    /// <summary>
    /// Sets whether every subscription is received, not only the first to each prefix. Default false (ZMQ_XPUB_VERBOSE, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">True to receive all.</param>
    /// <remarks>Takes effect at once. Undoes <see cref="SetXPubVerboser"/>.</remarks>
    /// <exception cref="ZmqException">The socket is not an XPUB or PUB, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetXPubVerbose(bool value) => SetBool(ZmqSocketOption.XPubVerbose, value);

    /// <summary>
    /// Sets whether every subscription and every unsubscription is received, not only the first and the last to each prefix. Default false
    /// (ZMQ_XPUB_VERBOSER, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">True to receive all.</param>
    /// <remarks>Takes effect at once. Undoes <see cref="SetXPubVerbose"/>.</remarks>
    /// <exception cref="ZmqException">The socket is not an XPUB or PUB, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetXPubVerboser(bool value) => SetBool(ZmqSocketOption.XPubVerboser, value);

    /// <summary>
    /// Sets whether sending waits, for <see cref="SendTimeout"/> at most, when a subscriber has no room; otherwise that subscriber does not get the
    /// message. Default false (ZMQ_XPUB_NODROP, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">True to wait, false to drop.</param>
    /// <remarks>Takes effect at once.</remarks>
    /// <exception cref="ZmqException">The socket is not an XPUB, PUB or RADIO, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetXPubNoDrop(bool value) => SetBool(ZmqSocketOption.XPubNoDrop, value);

    /// <summary>
    /// Sets whether the program decides on subscriptions: after it has received one, <see cref="ZmqSocket.Subscribe(ReadOnlySpan{byte})"/> on this
    /// socket makes a subscription for that subscriber. Default false (ZMQ_XPUB_MANUAL, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">True for manual, false for automatic.</param>
    /// <remarks>Takes effect at once.</remarks>
    /// <exception cref="ZmqException">The socket is not an XPUB or PUB, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetXPubManual(bool value) => SetBool(ZmqSocketOption.XPubManual, value);

    /// <summary>
    /// Sets the message that each new subscriber receives first, if it has subscribed to its beginning before connecting. Default none
    /// (ZMQ_XPUB_WELCOME_MSG, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">One frame; empty for no message.</param>
    /// <remarks>Concerns connections made after it is set.</remarks>
    /// <exception cref="ZmqException">The socket is not an XPUB or PUB, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetXPubWelcomeMessage(ReadOnlySpan<byte> value) =>
        SetBytes(ZmqSocketOption.XPubWelcomeMessage, value, 0, int.MaxValue);
}
