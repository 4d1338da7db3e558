using System;
using System.Threading;

namespace ZmqInterop;

// How long things take at most, and how often they are tried.
public sealed partial class ZmqSocketOptions
{
    /// <summary>
    /// How long sending waits for room before it gives up; zero does not wait, <see cref="Timeout.InfiniteTimeSpan"/> waits for ever. Fractions of
    /// milliseconds are rounded up. Default infinite (ZMQ_SNDTIMEO, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets. Takes effect with the next call. Calls with a timeout of their own do not look at it.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to less than zero other than <see cref="Timeout.InfiniteTimeSpan"/>, or to more than <see cref="int.MaxValue"/> milliseconds. The option
    /// keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public TimeSpan SendTimeout
    {
        get => GetTime(ZmqSocketOption.SendTimeout);
        set => SetTime(ZmqSocketOption.SendTimeout, value);
    }

    /// <summary>
    /// How long receiving waits for a message before it gives up; zero does not wait, <see cref="Timeout.InfiniteTimeSpan"/> waits for ever.
    /// Fractions of milliseconds are rounded up. Default infinite (ZMQ_RCVTIMEO, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets. Takes effect with the next call. Calls with a timeout of their own do not look at it.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to less than zero other than <see cref="Timeout.InfiniteTimeSpan"/>, or to more than <see cref="int.MaxValue"/> milliseconds. The option
    /// keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public TimeSpan ReceiveTimeout
    {
        get => GetTime(ZmqSocketOption.ReceiveTimeout);
        set => SetTime(ZmqSocketOption.ReceiveTimeout, value);
    }

    /// <summary>
    /// How long messages that are still to be sent are kept after the socket was closed or an endpoint disconnected; zero drops them,
    /// <see cref="Timeout.InfiniteTimeSpan"/> keeps them until they are sent. Fractions of milliseconds are rounded up. Default infinite, or zero
    /// when <see cref="ZmqContext.Blocky"/> is false; always zero for SUB, XSUB and DISH, which send nothing but subscriptions (ZMQ_LINGER,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>
    /// All types of sockets. Takes effect at once. <see cref="ZmqContext.Dispose"/> limits it to <see cref="ZmqContext.ShutdownTimeout"/>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to less than zero other than <see cref="Timeout.InfiniteTimeSpan"/>, or to more than <see cref="int.MaxValue"/> milliseconds. The option
    /// keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public TimeSpan Linger
    {
        get => GetTime(ZmqSocketOption.Linger);
        set => SetTime(ZmqSocketOption.Linger, value);
    }

    /// <summary>
    /// The time between attempts to connect again, varied at random so that many clients do not come back at the same moment;
    /// <see cref="Timeout.InfiniteTimeSpan"/> does not connect again. Default 100 milliseconds (ZMQ_RECONNECT_IVL, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to less than zero other than <see cref="Timeout.InfiniteTimeSpan"/>, or to more than <see cref="int.MaxValue"/> milliseconds. The option
    /// keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public TimeSpan ReconnectInterval
    {
        get => GetTime(ZmqSocketOption.ReconnectInterval);
        set => SetTime(ZmqSocketOption.ReconnectInterval, value);
    }

    /// <summary>
    /// The limit up to which the time between attempts to connect again doubles with each failure; zero does not let it grow. Less than
    /// <see cref="ReconnectInterval"/> is ignored. Default zero (ZMQ_RECONNECT_IVL_MAX, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to less than zero, or to more than <see cref="int.MaxValue"/> milliseconds. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public TimeSpan ReconnectIntervalMax
    {
        get => GetTime(ZmqSocketOption.ReconnectIntervalMax);
        set => SetFiniteTime(ZmqSocketOption.ReconnectIntervalMax, value);
    }

    /// <summary>
    /// How long one attempt to connect may take; zero leaves that to the system. Default zero (ZMQ_CONNECT_TIMEOUT, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to less than zero, or to more than <see cref="int.MaxValue"/> milliseconds. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public TimeSpan ConnectTimeout
    {
        get => GetTime(ZmqSocketOption.ConnectTimeout);
        set => SetFiniteTime(ZmqSocketOption.ConnectTimeout, value);
    }

    /// <summary>
    /// How long the greeting and the authentication of a new connection may take before it is closed; zero for no limit. Default 30 seconds
    /// (ZMQ_HANDSHAKE_IVL, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets but STREAM, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to less than zero, or to more than <see cref="int.MaxValue"/> milliseconds. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public TimeSpan HandshakeInterval
    {
        get => GetTime(ZmqSocketOption.HandshakeInterval);
        set => SetFiniteTime(ZmqSocketOption.HandshakeInterval, value);
    }

    /// <summary>
    /// The time between heartbeats (PING commands) on each connection; zero sends none. Heartbeats find connections that are dead without having been
    /// closed. Default zero (ZMQ_HEARTBEAT_IVL, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to less than zero, or to more than <see cref="int.MaxValue"/> milliseconds. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public TimeSpan HeartbeatInterval
    {
        get => GetTime(ZmqSocketOption.HeartbeatInterval);
        set => SetFiniteTime(ZmqSocketOption.HeartbeatInterval, value);
    }

    /// <summary>
    /// How long the peer shall keep the connection when it hears nothing; zero for no limit. Has an effect with <see cref="HeartbeatInterval"/> only.
    /// libzmq rounds it down to tenths of a second. Default zero (ZMQ_HEARTBEAT_TTL, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to less than zero, or to more than 6553599 milliseconds. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public TimeSpan HeartbeatTimeToLive
    {
        get => GetTime(ZmqSocketOption.HeartbeatTimeToLive);
        set => SetFiniteTime(ZmqSocketOption.HeartbeatTimeToLive, value, 6553599);
    }

    /// <summary>
    /// How long after a heartbeat the connection is closed when nothing at all arrives; zero for no limit. Has an effect with
    /// <see cref="HeartbeatInterval"/> only. Default: the same as <see cref="HeartbeatInterval"/> (ZMQ_HEARTBEAT_TIMEOUT, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to less than zero, or to more than <see cref="int.MaxValue"/> milliseconds. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public TimeSpan HeartbeatTimeout
    {
        get
        {
            TimeSpan timeout = GetTime(ZmqSocketOption.HeartbeatTimeout);
            return timeout == Timeout.InfiniteTimeSpan ? HeartbeatInterval : timeout;
        }
        set => SetFiniteTime(ZmqSocketOption.HeartbeatTimeout, value);
    }
}
