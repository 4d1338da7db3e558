using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop;

/// <summary>
/// A publisher whose new subscribers get the last message of each of their topics at once, however long ago it was published
/// (ZMQ_XPUB_MANUAL_LAST_VALUE). Any thread may call any member at any time.
/// </summary>
/// <remarks>
/// The topic of a message is its whole first frame. <see cref="ZmqLastValueCache"/> does the same for publishers elsewhere; its remarks on subscriptions that
/// several topics match apply here too.
/// </remarks>
public sealed class ZmqLastValuePublisher : IDisposable, IAsyncDisposable
{
    private readonly LastValueLoop _loop;

    /// <summary>Makes the socket; bind or connect it next (zmq_socket(3)). Subscribers are answered by a thread that does not keep the process from ending.</summary>
    /// <param name="context">The context of the socket.</param>
    /// <param name="maxTopics">How many topics are kept; the one published longest ago makes room for a new one. No limit when left out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTopics"/> is less than 1.</exception>
    /// <exception cref="ZmqException">The context has as many sockets as it may have.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public ZmqLastValuePublisher(ZmqContext context, int maxTopics = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTopics, 1);
        Socket = context.CreateSocket(ZmqSocketType.XPub);
        try
        {
            _loop = new LastValueLoop(upstream: null, Socket, ownsSockets: true, maxTopics);
        }
        catch
        {
            Socket.Dispose();
            throw;
        }
    }

    /// <summary>The XPUB: bind or connect it, and set its options. Not for sending and receiving.</summary>
    public ZmqSocket Socket { get; }

    /// <summary>How many topics are kept at the moment.</summary>
    public int Count => _loop.Count;

    /// <summary>Publishes a message, and keeps it for new subscribers in place of the last one with the same first frame. The message is empty after.</summary>
    /// <param name="message">The topic, and whatever belongs to it.</param>
    /// <param name="cancellationToken">Ends the wait for room, which there is only with <see cref="ZmqSocketOptions.SetXPubNoDrop"/>. The message is kept.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The message has no frames, or one whose content was sent or moved; another thread uses it.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The publisher or the message is disposed of.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public void Send(ZmqMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        if (message.IsEmpty)
        {
            throw new InvalidOperationException("The message has no frames: the first one is the topic.");
        }

        _loop.Publish(message, cancellationToken);
    }

    /// <summary>Publishes a message of two frames of text in UTF-8. See <see cref="Send(ZmqMessage, CancellationToken)"/>.</summary>
    /// <param name="topic">The first frame.</param>
    /// <param name="text">The second frame.</param>
    /// <param name="cancellationToken">Ends the wait for room.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The publisher is disposed of.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public void Send(string topic, string text, CancellationToken cancellationToken = default)
    {
        using ZmqMessage message = new() { topic, text };
        Send(message, cancellationToken);
    }

    /// <summary>Forgets the last message of a topic: later subscribers do not get it.</summary>
    /// <param name="topic">The topic, in UTF-8.</param>
    /// <returns>False when nothing was kept for it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="topic"/> is null.</exception>
    public bool Remove(string topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return _loop.Remove(Encoding.UTF8.GetBytes(topic));
    }

    /// <summary>The state of the publisher, for logs and debuggers.</summary>
    /// <returns>Something like <c>ZmqLastValuePublisher (12 topics)</c>.</returns>
    public override string ToString() => $"{nameof(ZmqLastValuePublisher)} ({Count} topics)";

    /// <summary>Closes the socket and forgets what was kept. What was published and has a subscriber goes on being sent. Harmless when repeated.</summary>
    public void Dispose()
    {
        _loop.Stop();
        _loop.WaitUntilEnded();
    }

    /// <summary>As <see cref="Dispose"/>, without a thread that waits.</summary>
    /// <returns>Over when the socket is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        _loop.Stop();
        await _loop.Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
