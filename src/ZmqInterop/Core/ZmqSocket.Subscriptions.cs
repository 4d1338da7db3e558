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

    /// <summary>
    /// Of an XPUB with manual subscriptions: takes the next message and does what it asks for, a subscription (1) or an unsubscription (0). In one stay in the
    /// gate: whenever libzmq looks at its peers and finds that one has gone, it forgets whom the message was from.
    /// </summary>
    /// <param name="withinMessage">Whether the message goes on, which is no matter of subscriptions then. False at first.</param>
    /// <returns>The message; empty for a part that is no subscription; null when there is none.</returns>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    internal unsafe byte[]? AcceptSubscription(ref bool withinMessage)
    {
        EnterOpen();
        zmq_msg_t message;
        _ = LibZmq.zmq_msg_init(&message);
        int error;
        do
        {
            error = NativeCall.Error(LibZmq.zmq_msg_recv(&message, _socket, ZmqConstants.ZMQ_DONTWAIT));
        }
        while (error == Errno.EINTR);

        byte[]? subscription = null;
        if (error == 0)
        {
            ReadOnlySpan<byte> content = new(LibZmq.zmq_msg_data(&message), (int)LibZmq.zmq_msg_size(&message));
            subscription = !withinMessage && !content.IsEmpty && content[0] <= 1 ? content.ToArray() : [];
            withinMessage = LibZmq.zmq_msg_more(&message) != 0;
            error = subscription.Length == 0 ? 0 : Accept(subscription);
        }

        _ = LibZmq.zmq_msg_close(&message);
        ServeWaiters();
        _gate.Exit();
        return error == 0 || error == Errno.EAGAIN ? subscription : throw Failure(error, nameof(LibZmq.zmq_msg_recv));
    }

    /// <summary>Inside the gate. The error number, 0 for none.</summary>
    private unsafe int Accept(byte[] subscription)
    {
        int option = subscription[0] == 1 ? ZmqConstants.ZMQ_SUBSCRIBE : ZmqConstants.ZMQ_UNSUBSCRIBE;
        fixed (byte* data = subscription)
        {
            return NativeCall.Error(LibZmq.zmq_setsockopt(_socket, option, data + 1, (nuint)(subscription.Length - 1)));
        }
    }
}
