using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Internal;

namespace ZmqInterop;

/// <summary>
/// A publisher that can wait for its subscribers, so that they miss nothing of what it publishes afterwards. Without that whatever is published before a
/// subscription has arrived is dropped, the "slow joiner" problem. Has no thread of its own. Any thread may call any member at any time.
/// </summary>
/// <remarks>
/// Over an XPUB that tells of each subscription (ZMQ_XPUB_VERBOSER). An XPUB knows subscriptions, not subscribers: a subscriber that subscribes to three
/// prefixes counts three times. Subscriptions are counted down when they are taken back and when the connection is lost.
/// </remarks>
public sealed class ZmqPublisher : IDisposable
{
    private readonly SubscriptionCounts _counts = new();

    /// <summary>Makes the socket; bind or connect it next (zmq_socket(3)).</summary>
    /// <param name="context">The context of the socket.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    /// <exception cref="ZmqException">The context has as many sockets as it may have.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public ZmqPublisher(ZmqContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Socket = context.CreateSocket(ZmqSocketType.XPub);
        try
        {
            Socket.Options.SetXPubVerboser(true);
        }
        catch
        {
            Socket.Dispose();
            throw;
        }

        // It lives longer than this call: nothing of the caller's context is to be kept for it.
        using (ExecutionContext.SuppressFlow())
        {
            _ = CountAsync();
        }
    }

    /// <summary>
    /// The XPUB: bind or connect it, set its options, and send with it. Not for receiving, nor for other verbosity: what it receives is counted here, and
    /// messages of an XSUB that are no subscriptions are dropped.
    /// </summary>
    public ZmqSocket Socket { get; }

    /// <summary>The subscriptions that there are, whatever they are to.</summary>
    public int SubscriptionCount => _counts.Count(topic: null);

    /// <summary>The subscriptions that get a message whose first frame begins with <paramref name="topic"/>: those to a prefix of it.</summary>
    /// <param name="topic">The beginning of a message, in UTF-8.</param>
    /// <returns>Their number.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="topic"/> is null.</exception>
    public int CountSubscriptions(string topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return _counts.Count(topic);
    }

    /// <summary>Waits until there are as many subscriptions. From then on their subscribers miss nothing, as long as they keep up (ZMQ_SNDHWM).</summary>
    /// <param name="count">The subscriptions to wait for; 0 does not wait.</param>
    /// <param name="timeout">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when the time was over first.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative, or <paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="ZmqException">The context was shut down, possibly while this call waited.</exception>
    /// <exception cref="ObjectDisposedException">The publisher is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled first.</exception>
    public bool WaitForSubscribers(int count, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _counts.Wait(count, topic: null, Begin(count, timeout, cancellationToken), cancellationToken);

    /// <summary>Waits until there are as many subscriptions that get a message which begins with <paramref name="topic"/>.</summary>
    /// <param name="count">The subscriptions to wait for; 0 does not wait.</param>
    /// <param name="topic">The beginning of a message, in UTF-8. Subscriptions to it and to each prefix of it count.</param>
    /// <param name="timeout">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when the time was over first.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="topic"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative, or <paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="ZmqException">The context was shut down, possibly while this call waited.</exception>
    /// <exception cref="ObjectDisposedException">The publisher is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled first.</exception>
    public bool WaitForSubscribers(int count, string topic, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return _counts.Wait(count, topic, Begin(count, timeout, cancellationToken), cancellationToken);
    }

    /// <summary>As <see cref="WaitForSubscribers(int, TimeSpan, CancellationToken)"/>, without a thread that waits.</summary>
    /// <returns>False when the time was over first.</returns>
    /// <inheritdoc cref="WaitForSubscribers(int, TimeSpan, CancellationToken)" path="/param"/>
    /// <inheritdoc cref="WaitForSubscribers(int, TimeSpan, CancellationToken)" path="/exception"/>
    public Task<bool> WaitForSubscribersAsync(int count, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _counts.WaitAsync(count, topic: null, Begin(count, timeout, cancellationToken), cancellationToken);

    /// <summary>As <see cref="WaitForSubscribers(int, string, TimeSpan, CancellationToken)"/>, without a thread that waits.</summary>
    /// <returns>False when the time was over first.</returns>
    /// <inheritdoc cref="WaitForSubscribers(int, string, TimeSpan, CancellationToken)" path="/param"/>
    /// <inheritdoc cref="WaitForSubscribers(int, string, TimeSpan, CancellationToken)" path="/exception"/>
    public Task<bool> WaitForSubscribersAsync(int count, string topic, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return _counts.WaitAsync(count, topic, Begin(count, timeout, cancellationToken), cancellationToken);
    }

    /// <summary>The state of the publisher, for logs and debuggers.</summary>
    /// <returns>Something like <c>ZmqPublisher (2 subscriptions)</c>.</returns>
    public override string ToString() => $"{nameof(ZmqPublisher)} ({SubscriptionCount} subscriptions)";

    /// <summary>Closes the socket. What was published and has a subscriber goes on being sent (<see cref="ZmqSocketOptions.Linger"/>).</summary>
    public void Dispose() => Socket.Dispose();

    private static Deadline Begin(int count, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int milliseconds = Deadline.ToMilliseconds(timeout, nameof(timeout));
        cancellationToken.ThrowIfCancellationRequested();
        return Deadline.After(milliseconds);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Handed to those who wait for subscribers.")]
    private async Task CountAsync()
    {
        try
        {
            using ZmqMessage message = [];
            while (true)
            {
                await Socket.ReceiveAsync(message).ConfigureAwait(false);
                _counts.Take(message[0].Span);
            }
        }
        catch (Exception e)
        {
            _counts.End(e);
        }
    }
}
