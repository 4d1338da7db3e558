using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Internal;

namespace ZmqInterop;

/// <summary>
/// Decides who may connect to the sockets of a context: the handler of the ZeroMQ authentication protocol (ZAP, RFC 27). Lets nobody in that a <see
/// cref="ZmqAuthenticationPolicy"/> does not let in. Has no thread of its own. Any thread may call any member at any time.
/// </summary>
/// <remarks>
/// <para>
/// Libzmq asks when a client connects, over tcp or ipc, to a socket with <see cref="ZmqSocketOptions.ZapDomain"/>, or one that is a server of PLAIN, CURVE
/// or GSSAPI. Sockets with neither are open to everybody. Each domain has a policy of its own; what one allows means nothing to another.
/// </para>
/// <para>
/// Make it before the sockets that it guards are bound, and dispose of it after them: without an authenticator libzmq lets everybody into CURVE servers and
/// NULL sockets, unless they enforce their domain, as <see cref="ZmqSecurityExtensions.UseCurveServer"/> and <see
/// cref="ZmqSecurityExtensions.UseNullServer"/> have them do. Connections that exist stay.
/// </para>
/// </remarks>
public sealed partial class ZmqAuthenticator : IDisposable, IAsyncDisposable
{
    /// <summary>Where libzmq looks for an authenticator: inproc://zeromq.zap.01.</summary>
    public const string Endpoint = "inproc://zeromq.zap.01";

    /// <summary>The name for the policy of all domains that have none of their own: "*".</summary>
    public const string AnyDomain = "*";

    /// <summary>
    /// How many callbacks may be under way at once, 1024. Clients beyond that have to try again: see <see cref="ZmqAuthenticationDecision.RetryLater"/>.
    /// </summary>
    public const int MaxPendingCallbacks = 1024;

    private readonly ConcurrentDictionary<string, ZmqAuthenticationPolicy> _policies = new(StringComparer.Ordinal);
    private readonly ZmqSocket _socket;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _serving;
    private int _callbackTimeout = 30_000;
    private int _disposed;

    /// <summary>Starts to answer requests in a context (zmq_bind(3)).</summary>
    /// <param name="context">The context.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The context has an authenticator, of this or another kind. That one is not affected.</exception>
    /// <exception cref="ZmqException">The context has as many sockets as it may have.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public ZmqAuthenticator(ZmqContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Context = context;

        // A ROUTER, not a REP: a callback that takes its time holds up nobody else.
        _socket = context.CreateSocket(ZmqSocketType.Router);
        try
        {
            _socket.Options.Linger = TimeSpan.Zero;
            _ = _socket.Bind(Endpoint);
        }
        catch (ZmqException e) when (e.Error == ZmqError.AddressInUse)
        {
            _socket.Dispose();
            throw new InvalidOperationException($"This context has an authenticator already: something is bound to {Endpoint}. There is one for all sockets of a context.", e);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        // It lives longer than this call: nothing of the caller's context is to be kept for it.
        using (ExecutionContext.SuppressFlow())
        {
            _serving = Task.Run(ServeAsync);
        }
    }

    /// <summary>
    /// Tells what was asked and answered, for logs. Raised by a thread of the pool, before the client can send anything; several at once when there are
    /// callbacks. What a handler throws is ignored.
    /// </summary>
    public event EventHandler<ZmqAuthenticationEventArgs>? Answered;

    /// <summary>The context whose sockets are guarded.</summary>
    public ZmqContext Context { get; }

    /// <summary>
    /// How long a callback may take before its client has to try again (<see cref="ZmqAuthenticationDecision.RetryLater"/>) and its token is canceled.
    /// Default 30 seconds, after which libzmq gives the connection up by itself (<see cref="ZmqSocketOptions.HandshakeInterval"/>).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a negative time that is not infinite, or one above <see cref="int.MaxValue"/> milliseconds.</exception>
    public TimeSpan CallbackTimeout
    {
        get => _callbackTimeout == Deadline.Infinite ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(_callbackTimeout);
        set => _callbackTimeout = Deadline.ToMilliseconds(value, nameof(value));
    }

    /// <summary>The names of the domains that have a policy.</summary>
    public IReadOnlyCollection<string> Domains => [.. _policies.Keys];

    /// <summary>
    /// The policy of a domain, made when it is first asked for. From then on it alone counts for that domain, and a new one lets nobody in.
    /// </summary>
    /// <param name="name">
    /// The domain as in <see cref="ZmqSocketOptions.ZapDomain"/>; the empty one is that of sockets without; <see cref="AnyDomain"/> is that of all domains
    /// without a policy.
    /// </param>
    /// <returns>The policy, to be filled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public ZmqAuthenticationPolicy Domain(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _policies.GetOrAdd(name, static name => new ZmqAuthenticationPolicy(name));
    }

    /// <summary>Takes the policy of a domain away, so that only <see cref="AnyDomain"/> counts for it.</summary>
    /// <param name="name">The domain.</param>
    /// <returns>False when it had none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public bool RemoveDomain(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _policies.TryRemove(name, out _);
    }

    /// <summary>The state of the authenticator, for logs and debuggers.</summary>
    /// <returns>Something like <c>ZmqAuthenticator (2 domains)</c>.</returns>
    public override string ToString() => Volatile.Read(ref _disposed) != 0
        ? $"{nameof(ZmqAuthenticator)} (disposed)"
        : $"{nameof(ZmqAuthenticator)} ({_policies.Count} domains)";

    /// <summary>
    /// Ends the answering. Clients whose callback is under way have to try again. From here on the context can have another authenticator; see the
    /// remarks on what happens without one. Does not wait for callbacks; harmless when repeated, and after the context was disposed of.
    /// </summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        try
        {
            // Closing the socket would free the name a little later, in another thread.
            _socket.Unbind(Endpoint);
        }
        catch (Exception e) when (e is ZmqException or ObjectDisposedException)
        {
            // The context was disposed of.
        }

        AnswerPending(ZmqAuthenticationDecision.RetryLater("The authenticator is closing"));
        _socket.Dispose();
        _closing.Cancel();
    }

    /// <summary>As <see cref="Dispose"/>, and waits until no more requests are looked at.</summary>
    /// <returns>Over when that is so.</returns>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _serving.ConfigureAwait(false);
    }
}
