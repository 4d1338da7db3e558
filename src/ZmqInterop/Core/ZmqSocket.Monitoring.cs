using System;
using System.Diagnostics.CodeAnalysis;
using ZmqInterop.Native;

namespace ZmqInterop;

// Events travel from a PAIR inside libzmq to one of ours, over an inproc endpoint that nobody else knows. ZmqSocketHandle keeps the receiver open.
public sealed unsafe partial class ZmqSocket
{
    private const int Version1 = ZmqConstants.ZMQ_CURRENT_EVENT_VERSION;
    private const int Version2 = ZmqConstants.ZMQ_CURRENT_EVENT_VERSION_DRAFT;

    private static readonly Version s_monitorVersion2 = new(4, 3, 2);

    /// <summary>
    /// Begins to tell what happens to the socket's connections from now on (zmq_socket_monitor(3)). Connections over inproc have no events. A socket has one
    /// monitor at a time.
    /// </summary>
    /// <param name="events">The events to tell.</param>
    /// <returns>The monitor, for the caller to read from and to dispose of.</returns>
    /// <exception cref="ArgumentException"><paramref name="events"/> has some that version 1 does not have.</exception>
    /// <exception cref="InvalidOperationException">The socket has a monitor, or a proxy uses it.</exception>
    /// <exception cref="ZmqException">The context has no room for two more sockets, or was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public ZmqMonitor Monitor(ZmqMonitorEvents events = ZmqMonitorEvents.All) => (events & ~ZmqMonitorEvents.All) == ZmqMonitorEvents.None
        ? StartMonitoring(events, Version1)
        : throw new ArgumentException($"Version 1 has no events above {nameof(ZmqMonitorEvents.All)}: use {nameof(MonitorVersion2)}.", nameof(events));

    /// <summary>
    /// As <see cref="Monitor"/>, with both endpoints of each connection, and statistics (zmq_socket_monitor_versioned, draft).
    /// </summary>
    /// <param name="events">The events to tell.</param>
    /// <returns>The monitor, for the caller to read from and to dispose of.</returns>
    /// <exception cref="NotSupportedException">The loaded libzmq was built without drafts, or is older than 4.3.2.</exception>
    /// <exception cref="InvalidOperationException">The socket has a monitor, or a proxy uses it.</exception>
    /// <exception cref="ZmqException">The context has no room for two more sockets, or was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public ZmqMonitor MonitorVersion2(ZmqMonitorEvents events = ZmqMonitorEvents.AllVersion2)
    {
        // A disposed socket says so first, with every libzmq.
        EnterOpen();
        _gate.Exit();
        ZmqDraft.ThrowIfMissing(nameof(MonitorVersion2), s_monitorVersion2);
        return StartMonitoring(events, Version2);
    }

    /// <summary>Stops what sends to <paramref name="receiver"/>, if it still does. Also by the finalizer, and on a lent socket.</summary>
    internal void StopMonitoring(ZmqSocket receiver) => EndMonitoring(receiver, stop: true);

    /// <summary>libzmq has stopped by itself.</summary>
    internal void ForgetMonitoring(ZmqSocket receiver) => EndMonitoring(receiver, stop: false);

    /// <summary>False when there are no connections.</summary>
    internal bool RequestPipeStatistics()
    {
        EnterOpen();
        int error = NativeCall.Error(LibZmq.zmq_socket_monitor_pipes_stats(_socket));
        _gate.Exit();
        return error == 0 || error == Errno.EAGAIN ? error == 0 : throw Failure(error, nameof(LibZmq.zmq_socket_monitor_pipes_stats));
    }

    /// <summary>Has libzmq do what other threads have asked the socket for, if nobody else is about to.</summary>
    internal void ProcessCommands()
    {
        _gate.Enter();
        if (_state == SocketState.Open)
        {
            _ = ReadEvents(out _);
            ServeWaiters();
        }

        _gate.Exit();
    }

    private ZmqMonitor StartMonitoring(ZmqMonitorEvents events, int version)
    {
        EnterOpen();
        bool monitored = Handle.IsMonitored;
        _gate.Exit();
        ThrowIfMonitored(monitored);

        string endpoint = $"inproc://zmqinterop.monitor.{Guid.NewGuid():N}";
        ZmqSocket receiver = Context.CreateSocket(ZmqSocketType.Pair);
        try
        {
            // Without a limit: libzmq's I/O thread must never have to wait to get rid of an event.
            receiver.SetOption(ZmqConstants.ZMQ_RCVHWM, nameof(ZmqSocketOptions.ReceiveHighWatermark), 0);
            int error = TryStartMonitoring(endpoint, events, version, receiver, out monitored);
            ThrowIfMonitored(monitored);
            return error == 0 ? new ZmqMonitor(this, receiver, events, version) : throw MonitorFailure(error, version);
        }
        catch
        {
            receiver.Dispose();
            throw;
        }
    }

    private int TryStartMonitoring(string endpoint, ZmqMonitorEvents events, int version, ZmqSocket receiver, out bool monitored)
    {
        fixed (byte* utf8 = Utf8Endpoint.Encode(endpoint))
        {
            EnterOpen();
            try
            {
                monitored = Handle.IsMonitored;
                if (monitored)
                {
                    return 0;
                }

                // MONITOR_STOPPED tells the receiver that nothing more will come.
                int mask = (int)(events | ZmqMonitorEvents.MonitorStopped);
                int error;
                do
                {
                    error = NativeCall.Error(version == Version1
                        ? LibZmq.zmq_socket_monitor(_socket, utf8, mask)
                        : LibZmq.zmq_socket_monitor_versioned(_socket, utf8, (ulong)mask, version, ZmqConstants.ZMQ_PAIR));
                }
                while (error == Errno.EINTR);

                if (error == 0)
                {
                    // Afterwards, and at once, while an event may be waiting to be sent already: a socket that has connected to an inproc endpoint that
                    // then nobody binds stays open as long as the context. It fails only when the context shuts down, and then nobody waits.
                    receiver.Connect(endpoint);
                    Handle.KeepMonitorReceiver(receiver.Handle);
                }

                return error;
            }
            finally
            {
                _gate.Exit();
            }
        }
    }

    private void EndMonitoring(ZmqSocket receiver, bool stop)
    {
        bool referenced = false;
        try
        {
            // The finalizer may come when the handle is closed, which has stopped monitoring.
            Handle.DangerousAddRef(ref referenced);
            _gate.Enter();
            if (Handle.IsMonitoredBy(receiver.Handle))
            {
                if (stop)
                {
                    // Guarded inside libzmq by a lock of its own, so that it does no harm to a proxy that uses the socket.
                    _ = LibZmq.zmq_socket_monitor(_socket, null, 0);
                }

                Handle.ReleaseMonitorReceiver();
            }

            _gate.Exit();
        }
        catch (ObjectDisposedException)
        {
        }
        finally
        {
            if (referenced)
            {
                Handle.DangerousRelease();
            }
        }
    }

    private static ZmqException MonitorFailure(int error, int version) => ZmqException.Create(
        error,
        version == Version1 ? nameof(LibZmq.zmq_socket_monitor) : nameof(LibZmq.zmq_socket_monitor_versioned),
        advice: error == Errno.ETERM ? "The context was disposed of." : ZmqAdvice.ForNewSocket(error));

    private void ThrowIfMonitored(bool monitored)
    {
        if (monitored)
        {
            throw new InvalidOperationException(
                $"This {TypeName} socket has a monitor. libzmq has one for each socket, and a second would end the first: read from that one, or dispose of it before.");
        }
    }
}
