using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop;

/// <summary>
/// Forwards messages between two sockets in both directions, as far as their types allow, until it is stopped (zmq_proxy(3), zmq_proxy_steerable(3)). Any
/// thread may call any member at any time.
/// </summary>
/// <remarks>
/// <para>
/// The sockets are the proxy's while it runs: every other use of them is an <see cref="InvalidOperationException"/>. Afterwards they are as usable as before.
/// No message is lost by stopping: one that was received and that no peer has had room for is sent, before all others, as soon as one has.
/// </para>
/// <para>A proxy that is forgotten goes on. It ends when it is stopped, or one of its sockets or their context is disposed of.</para>
/// </remarks>
public sealed partial class ZmqProxy : IDisposable, IAsyncDisposable
{
    private readonly ProxyLoop _loop;

    private ZmqProxy(ProxyLoop loop) => _loop = loop;

    /// <summary>Over when the proxy has ended and its sockets can be used again. Failed when the proxy was not stopped, but ended by itself.</summary>
    public Task Completion => _loop.Completion;

    /// <summary>Whether the proxy was told to pause.</summary>
    public bool IsPaused => _loop.IsPaused;

    /// <summary>What was forwarded until now; after the end, what was forwarded altogether (STATISTICS, zmq_proxy_steerable(3)).</summary>
    public ZmqProxyStatistics Statistics => _loop.Statistics;

    /// <summary>Forwards on the calling thread until <paramref name="cancellationToken"/> is canceled (zmq_proxy(3)).</summary>
    /// <param name="frontend">One of the sockets, usually the one for clients or publishers.</param>
    /// <param name="backend">The other one, usually for workers or subscribers.</param>
    /// <param name="capture">Gets a copy of each message: a PUB, PUSH, DEALER or PAIR. The messages wait when it has no room.</param>
    /// <param name="cancellationToken">Ends the proxy.</param>
    /// <exception cref="ArgumentNullException">There is no frontend or no backend.</exception>
    /// <exception cref="ArgumentException">The sockets are of types that do not go together, the same, or of different contexts.</exception>
    /// <exception cref="InvalidOperationException">A proxy uses one of the sockets, calls or pollers wait on it, or it is in the middle of a message.</exception>
    /// <exception cref="ZmqException">The context was shut down, or libzmq refused to send or receive.</exception>
    /// <exception cref="ObjectDisposedException">One of the sockets is disposed of, possibly while the proxy ran.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled. The sockets can be used again.</exception>
    public static void Run(ZmqSocket frontend, ZmqSocket backend, ZmqSocket? capture = null, CancellationToken cancellationToken = default) =>
        Run(new ProxySockets(frontend, backend, capture), cancellationToken);

    /// <summary>As <see cref="Run(ZmqSocket, ZmqSocket, ZmqSocket?, CancellationToken)"/>, on a thread of its own.</summary>
    /// <param name="frontend">One of the sockets, usually the one for clients or publishers.</param>
    /// <param name="backend">The other one, usually for workers or subscribers.</param>
    /// <param name="capture">Gets a copy of each message: a PUB, PUSH, DEALER or PAIR. The messages wait when it has no room.</param>
    /// <param name="cancellationToken">Ends the proxy.</param>
    /// <returns>Canceled when the token was, failed otherwise, in either case after the sockets can be used again.</returns>
    /// <exception cref="ArgumentNullException">There is no frontend or no backend.</exception>
    /// <exception cref="ArgumentException">The sockets are of types that do not go together, the same, or of different contexts.</exception>
    /// <exception cref="InvalidOperationException">A proxy uses one of the sockets, calls or pollers wait on it, or it is in the middle of a message.</exception>
    /// <exception cref="ZmqException">The context was shut down, or libzmq refused to send or receive.</exception>
    /// <exception cref="ObjectDisposedException">One of the sockets is disposed of, possibly while the proxy ran.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static Task RunAsync(ZmqSocket frontend, ZmqSocket backend, ZmqSocket? capture = null, CancellationToken cancellationToken = default) =>
        RunAsync(new ProxySockets(frontend, backend, capture), cancellationToken);

    /// <summary>Begins to forward, on a thread of its own that does not keep the process from ending (zmq_proxy_steerable(3)).</summary>
    /// <param name="frontend">One of the sockets, usually the one for clients or publishers.</param>
    /// <param name="backend">The other one, usually for workers or subscribers.</param>
    /// <param name="capture">Gets a copy of each message: a PUB, PUSH, DEALER or PAIR. The messages wait when it has no room.</param>
    /// <returns>The proxy, for the caller to stop or to dispose of.</returns>
    /// <exception cref="ArgumentNullException">There is no frontend or no backend.</exception>
    /// <exception cref="ArgumentException">The sockets are of types that do not go together, the same, or of different contexts.</exception>
    /// <exception cref="InvalidOperationException">A proxy uses one of the sockets, calls or pollers wait on it, or it is in the middle of a message.</exception>
    /// <exception cref="ObjectDisposedException">One of the sockets is disposed of.</exception>
    public static ZmqProxy Start(ZmqSocket frontend, ZmqSocket backend, ZmqSocket? capture = null) => Start(new ProxySockets(frontend, backend, capture));

    /// <summary>
    /// Stops taking messages until <see cref="Resume"/>; they wait in the sockets' queues meanwhile. When this returns nothing is forwarded any more. Without
    /// effect on a proxy that has ended (PAUSE, zmq_proxy_steerable(3)).
    /// </summary>
    public void Pause() => _loop.Pause();

    /// <summary>Goes on after <see cref="Pause"/>. Without effect otherwise (RESUME, zmq_proxy_steerable(3)).</summary>
    public void Resume() => _loop.Resume();

    /// <summary>
    /// Ends the proxy and waits until its sockets can be used again, which takes no longer than what is forwarded at the moment. Harmless when repeated
    /// (TERMINATE, zmq_proxy_steerable(3)).
    /// </summary>
    public void Stop()
    {
        _loop.Stop();
        _loop.WaitUntilEnded();
    }

    /// <summary>The state of the proxy, for logs and debuggers.</summary>
    /// <returns>Something like <c>ZmqProxy (running)</c>.</returns>
    public override string ToString() =>
        $"{nameof(ZmqProxy)} ({(Completion.IsFaulted ? "failed" : Completion.IsCompleted ? "ended" : IsPaused ? "paused" : "running")})";

    /// <summary>The same as <see cref="Stop"/>. The sockets stay open, except those that the proxy made itself.</summary>
    public void Dispose() => Stop();

    /// <summary>As <see cref="Dispose"/>, without a thread that waits.</summary>
    /// <returns>Over when the sockets can be used again.</returns>
    public async ValueTask DisposeAsync()
    {
        _loop.Stop();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    internal static void Run(ProxySockets sockets, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ProxyLoop loop = new(sockets, ownSockets: []);
        Exception? failure;
        using (cancellationToken.UnsafeRegister(static loop => ((ProxyLoop)loop!).Stop(), loop))
        {
            failure = loop.Run();
        }

        if (failure is not null)
        {
            throw failure;
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    internal static async Task RunAsync(ProxySockets sockets, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ZmqProxy proxy = Start(sockets);
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static loop => ((ProxyLoop)loop!).Stop(), proxy._loop);
        try
        {
            await proxy.Completion.ConfigureAwait(false);
        }
        finally
        {
            await registration.DisposeAsync().ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    internal static ZmqProxy Start(ProxySockets sockets) => new(StartLoop(sockets, ownSockets: []));

    private static ProxyLoop StartLoop(ProxySockets sockets, List<ZmqSocket> ownSockets)
    {
        ProxyLoop loop = new(sockets, ownSockets);
        try
        {
            new Thread(() => loop.Run()) { IsBackground = true, Name = nameof(ZmqProxy) }.UnsafeStart();
        }
        catch
        {
            // The process has no more threads. This gives the sockets back.
            loop.Stop();
            _ = loop.Run();
            throw;
        }

        return loop;
    }
}
