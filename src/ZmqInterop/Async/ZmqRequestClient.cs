using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Internal;

namespace ZmqInterop;

/// <summary>
/// Sends requests and finds the reply to each, any number at a time, over one DEALER socket: what REQ does, without its strict alternation, and with timeouts
/// and retries. Any thread may call any member at any time. It has no thread of its own.
/// </summary>
/// <remarks>
/// <para>
/// Each request goes out behind a frame that names it and an empty one. REP sockets send that envelope back by themselves, ROUTER servers do when they answer
/// with all frames up to the empty one in front, so that every server for REQ clients will do. A reply that comes late, twice or to something else is
/// dropped and counted.
/// </para>
/// <para>
/// A server may get a request again: after a timeout, when <see cref="Retries"/> allows it, and with it a reply to either counts. Let requests be such that
/// this does no harm.
/// </para>
/// </remarks>
public sealed partial class ZmqRequestClient : IDisposable, IAsyncDisposable
{
    private static readonly TimeSpan s_defaultTimeout = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly RequestEnvelope _envelope = new();

    // Guarded by the lock.
    private readonly Dictionary<long, TaskCompletionSource<ZmqMessage>> _pending = [];
    private Task _receiving = Task.CompletedTask;
    private bool _receives;

    private long _lastNumber;
    private long _dropped;

    /// <summary>Makes a client with a socket of its own. <see cref="Connect"/> it before or after the first request.</summary>
    /// <param name="context">The context of its socket.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    /// <exception cref="ZmqException">The context has as many sockets as it may have, or was shut down.</exception>
    public ZmqRequestClient(ZmqContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Socket = context.CreateSocket(ZmqSocketType.Dealer);
    }

    /// <summary>The DEALER, for its options, monitors and further connections. Sending and receiving is the client's business.</summary>
    public ZmqSocket Socket { get; }

    /// <summary>How long one attempt may take, sending included; 5 seconds unless set. <see cref="Timeout.InfiniteTimeSpan"/> is for ever.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not infinite, or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    public TimeSpan AttemptTimeout
    {
        get;
        set
        {
            _ = Deadline.ToMilliseconds(value, nameof(value));
            field = value;
        }
    }
    = s_defaultTimeout;

    /// <summary>How often a request without a reply is sent again; 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Retries
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Requests that have no reply yet.</summary>
    public int PendingRequests
    {
        get
        {
            lock (_lock)
            {
                return _pending.Count;
            }
        }
    }

    /// <summary>Messages that were dropped because they reply to no pending request.</summary>
    public long DroppedReplies => Volatile.Read(ref _dropped);

    /// <summary>Connects to a server. With several of them requests take turns (zmq_connect(3)).</summary>
    /// <param name="endpoint">Where the server is bound.</param>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is null, empty, too long or not of the form transport://address.</exception>
    /// <exception cref="ZmqException">libzmq refused the endpoint.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed of.</exception>
    public void Connect(string endpoint) => Socket.Connect(endpoint);

    /// <summary>Sends a request of any number of frames and waits for its reply.</summary>
    /// <param name="request">The request; empty when this method returns. When it throws before that, it is as it was.</param>
    /// <param name="cancellationToken">Ends the wait. A server may get the request all the same.</param>
    /// <returns>The frames of the reply, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="request"/> has no frame.</exception>
    /// <exception cref="TimeoutException">No attempt had a reply in time.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before there was a reply.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed of, possibly while this call waited.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    public Task<ZmqMessage> RequestAsync(ZmqMessage request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.IsEmpty)
        {
            throw new ArgumentException("The request has no frame.", nameof(request));
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<ZmqMessage>(cancellationToken);
        }

        return ExchangeAsync(TakeFrames(request), cancellationToken);
    }

    /// <summary>Sends a request of one frame and waits for a reply of one frame.</summary>
    /// <param name="request">The request; copied before this method returns.</param>
    /// <param name="cancellationToken">Ends the wait. A server may get the request all the same.</param>
    /// <returns>The reply.</returns>
    /// <exception cref="InvalidDataException">The reply has several frames.</exception>
    /// <exception cref="TimeoutException">No attempt had a reply in time.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before there was a reply.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed of, possibly while this call waited.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    public async Task<byte[]> RequestAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using ZmqMessage reply = await ExchangeAsync(new ZmqMessage { request.Span }, cancellationToken).ConfigureAwait(false);
        return OnlyFrame(reply).ToArray();
    }

    /// <summary>Sends a text in UTF-8 as a request of one frame and waits for a reply of one frame, which is decoded as UTF-8.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait. A server may get the request all the same.</param>
    /// <returns>The reply.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="InvalidDataException">The reply has several frames.</exception>
    /// <exception cref="TimeoutException">No attempt had a reply in time.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before there was a reply.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed of, possibly while this call waited.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    public async Task<string> RequestAsync(string request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        using ZmqMessage reply = await ExchangeAsync(new ZmqMessage { request }, cancellationToken).ConfigureAwait(false);
        return OnlyFrame(reply).GetString();
    }

    /// <summary>Closes the socket. Requests that wait end with <see cref="ObjectDisposedException"/>. What was sent goes out as <c>Linger</c> says.</summary>
    public void Dispose() => Socket.Dispose();

    /// <summary>As <see cref="Dispose"/>, and waits until all requests have their end.</summary>
    /// <returns>Over when nothing runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        Socket.Dispose();
        Task receiving;
        lock (_lock)
        {
            receiving = _receiving;
        }

        await receiving.ConfigureAwait(false);
    }

    /// <summary>A line for logs.</summary>
    /// <returns>The socket and the number of pending requests.</returns>
    public override string ToString() => $"{nameof(ZmqRequestClient)} on {Socket}, {PendingRequests} pending";

    private static ZmqFrame OnlyFrame(ZmqMessage reply) => reply.Count == 1
        ? reply[0]
        : throw new InvalidDataException($"The reply has {reply.Count} frames instead of one: send the request as a {nameof(ZmqMessage)}.");
}
