using System;
using System.Text;
using System.Threading.Tasks;

namespace ZmqInterop;

/// <summary>
/// Stands between publishers and subscribers, forwards what is published, and keeps the last message of each topic: a new subscriber gets those that its
/// subscription matches at once, however long ago they were published (ZMQ_XPUB_MANUAL_LAST_VALUE). Any thread may call any member at any time.
/// </summary>
/// <remarks>
/// <para>The topic of a message is its whole first frame. For a publisher's own last values see <see cref="ZmqLastValuePublisher"/>.</para>
/// <para>
/// libzmq sends one message to a new subscriber alone. When several kept topics match a subscription, the second and further of these messages go to all
/// subscribers whom they match, who get once more what they have; never an older message after a newer one.
/// </para>
/// </remarks>
public sealed class ZmqLastValueCache : IDisposable, IAsyncDisposable
{
    private readonly LastValueLoop _loop;

    private ZmqLastValueCache(LastValueLoop loop) => _loop = loop;

    /// <summary>Over when the cache has ended and its sockets can be used again. Failed when it was not stopped, but ended by itself.</summary>
    public Task Completion => _loop.Completion;

    /// <summary>How many topics are kept at the moment.</summary>
    public int Count => _loop.Count;

    /// <summary>Where the upstream socket is bound, wildcards resolved, or connected; empty when the cache was started with sockets.</summary>
    public string UpstreamEndpoint { get; private init; } = string.Empty;

    /// <summary>Where the downstream socket is bound, wildcards resolved, or connected; empty when the cache was started with sockets.</summary>
    public string DownstreamEndpoint { get; private init; } = string.Empty;

    /// <summary>Begins to forward and to keep, on a thread of its own that does not keep the process from ending.</summary>
    /// <param name="upstream">Where the messages come from: a SUB or XSUB that has subscribed to what is to be forwarded, or a PULL.</param>
    /// <param name="downstream">An XPUB that is neither bound nor connected yet: subscriptions that are earlier than the cache get no last values.</param>
    /// <param name="maxTopics">How many topics are kept; the one published longest ago makes room for a new one. No limit when left out.</param>
    /// <returns>The cache, for the caller to dispose of. The sockets are the caller's too, and for nothing but Bind and Connect while it runs.</returns>
    /// <exception cref="ArgumentNullException">A socket is null.</exception>
    /// <exception cref="ArgumentException">A socket has another type.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTopics"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">A proxy uses one of the sockets.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">A socket is disposed of.</exception>
    public static ZmqLastValueCache Start(ZmqSocket upstream, ZmqSocket downstream, int maxTopics = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        ArgumentNullException.ThrowIfNull(downstream);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTopics, 1);
        if (upstream.Type is not (ZmqSocketType.Sub or ZmqSocketType.XSub or ZmqSocketType.Pull))
        {
            throw new ArgumentException($"Use a SUB, XSUB or PULL for what comes from publishers, not {upstream}.", nameof(upstream));
        }

        if (downstream.Type != ZmqSocketType.XPub)
        {
            throw new ArgumentException($"Use an XPUB, which tells of new subscribers, not {downstream}.", nameof(downstream));
        }

        return new ZmqLastValueCache(new LastValueLoop(upstream, downstream, ownsSockets: false, maxTopics));
    }

    /// <summary>Begins to forward and to keep everything, between sockets of its own that are closed with it.</summary>
    /// <param name="context">The context of the sockets.</param>
    /// <param name="upstream">Where the SUB is bound, or with <c>&gt;</c> in front connected.</param>
    /// <param name="downstream">Where the XPUB is bound, or with <c>&gt;</c> in front connected.</param>
    /// <param name="maxTopics">How many topics are kept; the one published longest ago makes room for a new one. No limit when left out.</param>
    /// <returns>The cache, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An endpoint is empty, too long or not of the form transport://address.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTopics"/> is less than 1.</exception>
    /// <exception cref="ZmqException">libzmq cannot bind or connect one of them.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public static ZmqLastValueCache Start(ZmqContext context, string upstream, string downstream, int maxTopics = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(upstream);
        ArgumentException.ThrowIfNullOrEmpty(downstream);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTopics, 1);
        ZmqSocket from = context.CreateSocket(ZmqSocketType.Sub);
        ZmqSocket? to = null;
        try
        {
            from.Subscribe(string.Empty);
            to = context.CreateSocket(ZmqSocketType.XPub);
            LastValueLoop loop = new(from, to, ownsSockets: true, maxTopics);
            try
            {
                // The downstream socket last: then the cache is as full as it can be when the first subscriber comes.
                string upstreamEndpoint = from.Attach(upstream);
                return new ZmqLastValueCache(loop) { UpstreamEndpoint = upstreamEndpoint, DownstreamEndpoint = to.Attach(downstream) };
            }
            catch
            {
                loop.Stop();
                loop.WaitUntilEnded();
                throw;
            }
        }
        catch
        {
            from.Dispose();
            to?.Dispose();
            throw;
        }
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

    /// <summary>The state of the cache, for logs and debuggers.</summary>
    /// <returns>Something like <c>ZmqLastValueCache (12 topics)</c>.</returns>
    public override string ToString() =>
        $"{nameof(ZmqLastValueCache)} ({(Completion.IsFaulted ? "failed" : Completion.IsCompleted ? "ended" : $"{Count} topics")})";

    /// <summary>Ends the cache, forgets what it has kept, and waits until its sockets are no longer used. Harmless when repeated.</summary>
    public void Dispose()
    {
        _loop.Stop();
        _loop.WaitUntilEnded();
    }

    /// <summary>As <see cref="Dispose"/>, without a thread that waits.</summary>
    /// <returns>Over when the sockets are no longer used.</returns>
    public async ValueTask DisposeAsync()
    {
        _loop.Stop();
        await Completion.ConfigureAwait(System.Threading.Tasks.ConfigureAwaitOptions.SuppressThrowing);
    }
}
