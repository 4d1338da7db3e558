using System;
using System.Threading;
using ZmqInterop.Internal;

namespace ZmqInterop;

/// <summary>
/// Requests that are repeated until they are answered, the "lazy pirate" of the ZeroMQ guide: a REQ that can ask again without an answer
/// (ZMQ_REQ_RELAXED), and that takes no late answer to an earlier request for the one to this (ZMQ_REQ_CORRELATE). Can be used again after every failure.
/// </summary>
/// <remarks>
/// <para>
/// A request may reach its server several times: ask for what can be done twice without harm. With several servers connected each try asks the next one.
/// A server is a REP, or a ROUTER that returns all frames in front of the request, the empty one too, unchanged and in front of the reply.
/// </para>
/// <para>
/// A server that replies and leaves at once may take its reply along (<see cref="ZmqSocketOptions.Immediate"/>); the next try then asks the server that is
/// there. Where there is none any more, that request ends as one without a reply, although it was done.
/// </para>
/// <para>Any thread may call any member at any time. There is one request at a time; the others wait for their turn, which does not count as a try.</para>
/// </remarks>
public sealed class ZmqRequester : IDisposable
{
    /// <summary>How long a try waits unless <see cref="TryTimeout"/> says otherwise: one second.</summary>
    public static readonly TimeSpan DefaultTryTimeout = TimeSpan.FromSeconds(1);

    /// <summary>How often is asked unless <see cref="Tries"/> says otherwise: 3.</summary>
    public const int DefaultTries = 3;

    private readonly SemaphoreSlim _turn = new(1);
    private int _tryTimeout = Deadline.ToMilliseconds(DefaultTryTimeout, nameof(DefaultTryTimeout));
    private int _tries = DefaultTries;

    /// <summary>Makes the socket; connect it next (zmq_socket(3)).</summary>
    /// <param name="context">The context of the socket.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    /// <exception cref="ZmqException">The context has as many sockets as it may have.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public ZmqRequester(ZmqContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Socket = context.CreateSocket(ZmqSocketType.Req);
        try
        {
            Socket.Options.SetRequestRelaxed(true);
            Socket.Options.SetRequestCorrelate(true);

            // A server that is away gets one request when it is back, not all that were given up meanwhile; and these hold up nobody's exit.
            Socket.Options.Immediate = true;
            Socket.Options.Linger = TimeSpan.Zero;
        }
        catch
        {
            Socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The REQ: connect it to one or more servers, and set other options before. Its <see cref="ZmqSocketOptions.Immediate"/> is set, so that requests
    /// go to connected servers only, and its linger period is zero. Not for sending and receiving.
    /// </summary>
    public ZmqSocket Socket { get; }

    /// <summary>How long each try waits for the reply, and before that for a connected server. <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative and not infinite, or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    public TimeSpan TryTimeout
    {
        get => _tryTimeout == Deadline.Infinite ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(_tryTimeout);
        set => _tryTimeout = Deadline.ToMilliseconds(value, nameof(value));
    }

    /// <summary>How often a request is sent before it is given up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Tries
    {
        get => _tries;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _tries = value;
        }
    }

    /// <summary>Connects to a server (zmq_connect(3)). Several servers are asked in turn.</summary>
    /// <param name="endpoint">Transport and address, such as "tcp://localhost:5555".</param>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is null, empty, too long or not of the form transport://address.</exception>
    /// <exception cref="ZmqException">libzmq cannot connect it; the socket is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The requester is disposed of.</exception>
    public void Connect(string endpoint) => Socket.Connect(endpoint);

    /// <summary>Sends a request, again after each <see cref="TryTimeout"/>, until there is a reply or <see cref="Tries"/> are used up.</summary>
    /// <param name="request">The request; keeps its frames.</param>
    /// <param name="reply">Gets the reply in place of what it held. Empty when there is none. Not the same object as <paramref name="request"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when no try was answered in time.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">Both messages are the same.</exception>
    /// <exception cref="InvalidOperationException">The request has no frames, or one whose content was sent or moved; another thread uses a message.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The requester or a message is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before there was a reply.</exception>
    public bool TryRequest(ZmqMessage request, ZmqMessage reply, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(reply);
        if (ReferenceEquals(request, reply))
        {
            throw new ArgumentException("The request is needed for further tries: give another message for the reply.", nameof(reply));
        }

        reply.Clear();
        _turn.Wait(cancellationToken);
        try
        {
            int tries = _tries;
            for (int i = 0; i < tries; i++)
            {
                if (Try(request, reply, cancellationToken))
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    /// <summary>As <see cref="TryRequest"/>, but no reply is an exception.</summary>
    /// <param name="request">The request; keeps its frames.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The reply, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The request has no frames, or one whose content was sent or moved; another thread uses it.</exception>
    /// <exception cref="TimeoutException">No try was answered in time. The next request can be made at once.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The requester or the request is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before there was a reply.</exception>
    public ZmqMessage Request(ZmqMessage request, CancellationToken cancellationToken = default)
    {
        ZmqMessage reply = [];
        try
        {
            return TryRequest(request, reply, cancellationToken) ? reply : throw NoReply();
        }
        catch
        {
            reply.Dispose();
            throw;
        }
    }

    /// <summary>As <see cref="Request(ZmqMessage, CancellationToken)"/>, with text of one frame each way, in UTF-8.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The first frame of the reply.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="TimeoutException">No try was answered in time. The next request can be made at once.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The requester is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before there was a reply.</exception>
    public string Request(string request, CancellationToken cancellationToken = default)
    {
        using ZmqMessage message = new() { request };
        using ZmqMessage reply = Request(message, cancellationToken);
        return reply[0].GetString();
    }

    /// <summary>The state of the requester, for logs and debuggers.</summary>
    /// <returns>Something like <c>ZmqRequester (3 tries of 00:00:01)</c>.</returns>
    public override string ToString() => $"{nameof(ZmqRequester)} ({Tries} tries of {TryTimeout})";

    /// <summary>Closes the socket. A request under way ends with an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose() => Socket.Dispose();

    private bool Try(ZmqMessage request, ZmqMessage reply, CancellationToken cancellationToken)
    {
        Deadline deadline = Deadline.After(_tryTimeout);
        using ZmqMessage copy = request.Copy();
        return Socket.TrySend(copy, Remaining(deadline), cancellationToken) && Socket.TryReceive(reply, Remaining(deadline), cancellationToken);
    }

    private static TimeSpan Remaining(Deadline deadline) => TimeSpan.FromMilliseconds(deadline.RemainingMilliseconds);

    private TimeoutException NoReply()
    {
        string last = Socket.LastEndpoint;
        return new TimeoutException(
            $"No reply to {Tries} tries of {TryTimeout.TotalSeconds} s. {(last.Length == 0 ? "The requester is not connected: call Connect." : $"Is the server at {last} running?")}");
    }
}
