using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop;

/// <summary>
/// A proxy whose third socket gets a copy of each message behind a frame that tells the direction, as pyzmq's monitored queue. Between two ROUTER sockets the
/// first two frames, sender and receiver, change places on the way.
/// </summary>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "What it has been called since pyzmq had it.")]
public static class ZmqMonitoredQueue
{
    /// <summary>The frame before messages from the frontend when nothing else is said: "in".</summary>
    public const string DefaultFrontendPrefix = "in";

    /// <summary>The frame before messages from the backend when nothing else is said: "out".</summary>
    public const string DefaultBackendPrefix = "out";

    /// <summary>Forwards on the calling thread until <paramref name="cancellationToken"/> is canceled.</summary>
    /// <param name="frontend">One of the sockets, usually the one for clients or publishers.</param>
    /// <param name="backend">The other one, usually for workers or subscribers.</param>
    /// <param name="monitor">Gets the copies: a PUB, PUSH, DEALER or PAIR. The messages wait when it has no room.</param>
    /// <param name="frontendPrefix">The frame before messages from the frontend.</param>
    /// <param name="backendPrefix">The frame before messages from the backend.</param>
    /// <param name="cancellationToken">Ends the proxy.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The sockets are of types that do not go together, the same, or of different contexts.</exception>
    /// <exception cref="InvalidOperationException">A proxy uses one of the sockets, calls or pollers wait on it, or it is in the middle of a message.</exception>
    /// <exception cref="ZmqException">The context was shut down, or libzmq refused to send or receive.</exception>
    /// <exception cref="ObjectDisposedException">One of the sockets is disposed of, possibly while the proxy ran.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled. The sockets can be used again.</exception>
    public static void Run(
        ZmqSocket frontend,
        ZmqSocket backend,
        ZmqSocket monitor,
        string frontendPrefix = DefaultFrontendPrefix,
        string backendPrefix = DefaultBackendPrefix,
        CancellationToken cancellationToken = default) =>
        ZmqProxy.Run(new ProxySockets(frontend, backend, monitor, frontendPrefix, backendPrefix), cancellationToken);

    /// <summary>As <see cref="Run"/>, on a thread of its own.</summary>
    /// <inheritdoc cref="Run" path="/param"/>
    /// <inheritdoc cref="Run" path="/exception"/>
    /// <returns>Canceled when the token was, failed otherwise, in either case after the sockets can be used again.</returns>
    public static Task RunAsync(
        ZmqSocket frontend,
        ZmqSocket backend,
        ZmqSocket monitor,
        string frontendPrefix = DefaultFrontendPrefix,
        string backendPrefix = DefaultBackendPrefix,
        CancellationToken cancellationToken = default) =>
        ZmqProxy.RunAsync(new ProxySockets(frontend, backend, monitor, frontendPrefix, backendPrefix), cancellationToken);

    /// <summary>Begins to forward, on a thread of its own that does not keep the process from ending.</summary>
    /// <inheritdoc cref="Run" path="/param"/>
    /// <inheritdoc cref="ZmqProxy.Start(ZmqSocket, ZmqSocket, ZmqSocket?)" path="/exception"/>
    /// <returns>The proxy, for the caller to stop or to dispose of. Its <see cref="ZmqProxy.Completion"/> has what it ends with.</returns>
    public static ZmqProxy Start(
        ZmqSocket frontend,
        ZmqSocket backend,
        ZmqSocket monitor,
        string frontendPrefix = DefaultFrontendPrefix,
        string backendPrefix = DefaultBackendPrefix) => ZmqProxy.Start(new ProxySockets(frontend, backend, monitor, frontendPrefix, backendPrefix));
}
