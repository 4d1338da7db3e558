using System;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Internal;

namespace ZmqInterop;

// Waiting for connections, by means of a monitor. A monitor tells only what happens after it was made: whoever makes it after Connect may miss what he waits
// for. ConnectAndWait makes it before.
public sealed partial class ZmqSocket
{
    private static readonly Version s_handshakeEvents = new(4, 3, 0);

    /// <summary>
    /// Connects to <paramref name="endpoint"/> and waits until the connection is made, authenticated and ready for messages (zmq_connect(3),
    /// zmq_socket_monitor(3)). Over inproc nothing has to be waited for. A subscription may take a moment more to reach the publisher.
    /// </summary>
    /// <param name="endpoint">Transport and address, such as "tcp://localhost:5555".</param>
    /// <param name="timeout">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when the time was over first. libzmq goes on trying in the background then, as it does after <see cref="Connect"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is null, empty, too long or not of the form transport://address.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="InvalidOperationException">
    /// The socket has a monitor: connect it, and wait for the event there. Or a proxy uses it, or the routing id that was set for the connection is taken.
    /// </exception>
    /// <exception cref="ZmqException">libzmq cannot connect it; the socket is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled first. libzmq goes on trying to connect.</exception>
    public bool ConnectAndWait(string endpoint, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        Deadline deadline = Begin(endpoint, timeout, cancellationToken);
        if (IsInproc(endpoint))
        {
            Connect(endpoint);
            return true;
        }

        using ZmqMonitor monitor = Monitor(ConnectionEvents);
        Connect(endpoint);
        return WaitFor(monitor, endpoint, deadline, cancellationToken);
    }

    /// <summary>As <see cref="ConnectAndWait"/>, without a thread that waits.</summary>
    /// <param name="endpoint">Transport and address, such as "tcp://localhost:5555".</param>
    /// <param name="timeout">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when the time was over first. libzmq goes on trying in the background then, as it does after <see cref="Connect"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is null, empty, too long or not of the form transport://address.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="InvalidOperationException">
    /// The socket has a monitor: connect it, and wait for the event there. Or a proxy uses it, or the routing id that was set for the connection is taken.
    /// </exception>
    /// <exception cref="ZmqException">libzmq cannot connect it; the socket is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled first. libzmq goes on trying to connect.</exception>
    public async Task<bool> ConnectAndWaitAsync(string endpoint, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        Deadline deadline = Begin(endpoint, timeout, cancellationToken);
        if (IsInproc(endpoint))
        {
            Connect(endpoint);
            return true;
        }

        using ZmqMonitor monitor = Monitor(ConnectionEvents);
        Connect(endpoint);
        return await WaitForAsync(monitor, endpoint, deadline, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Waits for the next connection that becomes ready for messages, made or accepted by the socket (zmq_socket_monitor(3)). A connection that was ready
    /// before the call is not seen: for one that the socket makes itself use <see cref="ConnectAndWait"/>; for a peer that connects to this socket call
    /// it before the peer can know the endpoint. Returns at once when the socket was last bound or connected over inproc, where there is nothing to wait for.
    /// </summary>
    /// <param name="timeout">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when the time was over first.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="InvalidOperationException">The socket has a monitor: wait for the event there. Or a proxy uses it.</exception>
    /// <exception cref="ZmqException">The context has no room for two more sockets, or was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled first.</exception>
    public bool WaitUntilConnected(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        Deadline deadline = Begin(LastEndpoint, timeout, cancellationToken);
        if (IsInproc(LastEndpoint))
        {
            return true;
        }

        using ZmqMonitor monitor = Monitor(ConnectionEvents);
        return WaitFor(monitor, null, deadline, cancellationToken);
    }

    /// <summary>As <see cref="WaitUntilConnected"/>, without a thread that waits. The wait begins with the call, not with the await.</summary>
    /// <param name="timeout">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when the time was over first.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="InvalidOperationException">The socket has a monitor: wait for the event there. Or a proxy uses it.</exception>
    /// <exception cref="ZmqException">The context has no room for two more sockets, or was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled first.</exception>
    public async Task<bool> WaitUntilConnectedAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        Deadline deadline = Begin(LastEndpoint, timeout, cancellationToken);
        if (IsInproc(LastEndpoint))
        {
            return true;
        }

        using ZmqMonitor monitor = Monitor(ConnectionEvents);
        return await WaitForAsync(monitor, null, deadline, cancellationToken).ConfigureAwait(false);
    }

    // A STREAM has no handshake, and libzmq before 4.3 no events for it.
    private ZmqMonitorEvents ConnectionEvents => Type == ZmqSocketType.Stream || Zmq.Version < s_handshakeEvents
        ? ZmqMonitorEvents.Connected | ZmqMonitorEvents.Accepted
        : ZmqMonitorEvents.HandshakeSucceeded;

    private static Deadline Begin(string endpoint, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (endpoint is not { Length: 0 })
        {
            Utf8Endpoint.Check(endpoint);
        }

        int milliseconds = Deadline.ToMilliseconds(timeout, nameof(timeout));
        cancellationToken.ThrowIfCancellationRequested();
        return Deadline.After(milliseconds);
    }

    private static bool IsInproc(string endpoint) => endpoint.StartsWith("inproc://", StringComparison.Ordinal);

    private bool WaitFor(ZmqMonitor monitor, string? endpoint, Deadline deadline, CancellationToken cancellationToken)
    {
        while (true)
        {
            int remaining = deadline.RemainingMilliseconds;
            TimeSpan wait = remaining < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(remaining);
            if (!monitor.TryReceive(out ZmqMonitorEvent monitorEvent, wait, cancellationToken))
            {
                return false;
            }

            if (IsConnection(monitorEvent, endpoint))
            {
                return true;
            }
        }
    }

    private async Task<bool> WaitForAsync(ZmqMonitor monitor, string? endpoint, Deadline deadline, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(deadline.RemainingMilliseconds);
        try
        {
            while (!IsConnection(await monitor.ReceiveAsync(timeout.Token).ConfigureAwait(false), endpoint))
            {
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether the event is the connection that is waited for. Of tcp endpoints only the port is compared: libzmq names the address that the host was
    /// resolved to.
    /// </summary>
    private bool IsConnection(ZmqMonitorEvent monitorEvent, string? endpoint)
    {
        if (monitorEvent.Kind == ZmqMonitorEvents.MonitorStopped)
        {
            throw Disposed();
        }

        const string Tcp = "tcp://";
        return (monitorEvent.Kind & ConnectionEvents) != ZmqMonitorEvents.None &&
            (endpoint is null || !endpoint.StartsWith(Tcp, StringComparison.Ordinal) || Port(endpoint).SequenceEqual(Port(monitorEvent.Endpoint)));
    }

    private static ReadOnlySpan<char> Port(string endpoint) => endpoint.AsSpan(endpoint.LastIndexOf(':') + 1);
}
