using System;
using System.Text;
using ZmqInterop.Native;

namespace ZmqInterop;

// What a SUB wants to receive. An XSUB subscribes by sending; an XPUB with manual subscriptions uses these too.
public sealed partial class ZmqSocket
{
    /// <summary>
    /// Subscribes to all messages that begin with <paramref name="prefix"/>; the empty prefix subscribes to everything (ZMQ_SUBSCRIBE, zmq_setsockopt(3)).
    /// Publishers learn of it in the background: what they send before that is missed.
    /// </summary>
    /// <param name="prefix">The first bytes of the messages wanted.</param>
    /// <exception cref="ZmqException">The socket is not a SUB, nor an XPUB with manual subscriptions.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void Subscribe(ReadOnlySpan<byte> prefix) => SetOption(ZmqConstants.ZMQ_SUBSCRIBE, nameof(Subscribe), prefix);

    /// <summary>Subscribes to all messages that begin with <paramref name="prefix"/> in UTF-8. See <see cref="Subscribe(ReadOnlySpan{byte})"/>.</summary>
    /// <param name="prefix">The beginning of the messages wanted.</param>
    /// <exception cref="ArgumentNullException"><paramref name="prefix"/> is null.</exception>
    /// <exception cref="ZmqException">The socket is not a SUB, nor an XPUB with manual subscriptions.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void Subscribe(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        Subscribe(Encoding.UTF8.GetBytes(prefix));
    }

    /// <summary>
    /// Takes back one subscription to <paramref name="prefix"/>; when it was subscribed to several times the others stay (ZMQ_UNSUBSCRIBE,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <param name="prefix">As it was subscribed to.</param>
    /// <exception cref="ZmqException">The socket is not a SUB, nor an XPUB with manual subscriptions.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void Unsubscribe(ReadOnlySpan<byte> prefix) => SetOption(ZmqConstants.ZMQ_UNSUBSCRIBE, nameof(Unsubscribe), prefix);

    /// <summary>Takes back one subscription to <paramref name="prefix"/> in UTF-8. See <see cref="Unsubscribe(ReadOnlySpan{byte})"/>.</summary>
    /// <param name="prefix">As it was subscribed to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="prefix"/> is null.</exception>
    /// <exception cref="ZmqException">The socket is not a SUB, nor an XPUB with manual subscriptions.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void Unsubscribe(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        Unsubscribe(Encoding.UTF8.GetBytes(prefix));
    }
}
