using System;
using System.Diagnostics.CodeAnalysis;

namespace ZmqInterop;

// What the system does for tcp and ipc connections.
public sealed partial class ZmqSocketOptions
{
    /// <summary>
    /// Whether the socket uses IPv6 as well as IPv4. Default false, or what <see cref="ZmqContext.IPv6"/> was when the socket was made (ZMQ_IPV6,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public bool IPv6
    {
        get => GetBool(ZmqSocketOption.IPv6);
        set => SetBool(ZmqSocketOption.IPv6, value);
    }

    /// <summary>How many connections may wait to be accepted. Default 100 (ZMQ_BACKLOG, zmq_setsockopt(3)).</summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns endpoints bound after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0. The option keeps its value.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public int Backlog
    {
        get => GetInt32(ZmqSocketOption.Backlog);
        set => SetInt(ZmqSocketOption.Backlog, value, 0, int.MaxValue);
    }

    /// <summary>
    /// Whether the system probes idle connections; null leaves that to the system. Default null (ZMQ_TCP_KEEPALIVE, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>
    /// All types of sockets, tcp only. Concerns connections made after it is set. <see cref="HeartbeatInterval"/> finds dead connections on all
    /// transports and also behind proxies.
    /// </remarks>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public bool? TcpKeepAlive
    {
        get => GetIntOrNull(ZmqSocketOption.TcpKeepAlive) is int value ? value != 0 : null;
        set => SetIntOrNull(ZmqSocketOption.TcpKeepAlive, value is bool enable ? (enable ? 1 : 0) : null, 0, 1);
    }

    /// <summary>
    /// How many probes go unanswered before a connection counts as dead; null leaves that to the system. Default null (ZMQ_TCP_KEEPALIVE_CNT,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>
    /// All types of sockets, tcp only. Has an effect when <see cref="TcpKeepAlive"/> is true only. Concerns connections made after it is set. The
    /// limit is that of Linux: libzmq makes no connection with a value that the system refuses. Windows ignores it.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1 or greater than 127. The option keeps its value.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public int? TcpKeepAliveCount
    {
        get => GetIntOrNull(ZmqSocketOption.TcpKeepAliveCount);
        set => SetIntOrNull(ZmqSocketOption.TcpKeepAliveCount, value, 1, 127);
    }

    /// <summary>
    /// How long a connection is idle before it is probed, in whole seconds, fractions rounded up; null leaves that to the system. Default null
    /// (ZMQ_TCP_KEEPALIVE_IDLE, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>
    /// All types of sockets, tcp only. Has an effect when <see cref="TcpKeepAlive"/> is true only. Concerns connections made after it is set.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to less than or equal to zero, or to more than 32767 seconds, the limit of Linux: libzmq makes no connection with a value that the system
    /// refuses. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public TimeSpan? TcpKeepAliveIdle
    {
        get => GetSeconds(ZmqSocketOption.TcpKeepAliveIdle);
        set => SetSeconds(ZmqSocketOption.TcpKeepAliveIdle, value);
    }

    /// <summary>
    /// The time between probes of an idle connection, in whole seconds, fractions rounded up; null leaves that to the system. Default null
    /// (ZMQ_TCP_KEEPALIVE_INTVL, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>
    /// All types of sockets, tcp only. Has an effect when <see cref="TcpKeepAlive"/> is true only. Concerns connections made after it is set.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to less than or equal to zero, or to more than 32767 seconds, the limit of Linux: libzmq makes no connection with a value that the system
    /// refuses. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public TimeSpan? TcpKeepAliveInterval
    {
        get => GetSeconds(ZmqSocketOption.TcpKeepAliveInterval);
        set => SetSeconds(ZmqSocketOption.TcpKeepAliveInterval, value);
    }

    /// <summary>
    /// How long sent bytes may go unacknowledged before the system closes the connection; zero leaves that to the system. Default zero
    /// (ZMQ_TCP_MAXRT, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp only. Concerns connections made after it is set. Linux and Windows; Windows counts whole seconds.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to less than zero, or to more than <see cref="int.MaxValue"/> milliseconds. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public TimeSpan TcpMaxRetransmitTimeout
    {
        get => GetTime(ZmqSocketOption.TcpMaxRetransmitTimeout);
        set => SetFiniteTime(ZmqSocketOption.TcpMaxRetransmitTimeout, value);
    }

    /// <summary>The type of service (DSCP and ECN) in the header of each IP packet. Default 0 (ZMQ_TOS, zmq_setsockopt(3)).</summary>
    /// <remarks>All types of sockets, tcp only. The lowest byte counts. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0. The option keeps its value.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public int TypeOfService
    {
        get => GetInt32(ZmqSocketOption.TypeOfService);
        set => SetInt(ZmqSocketOption.TypeOfService, value, 0, int.MaxValue);
    }

    /// <summary>
    /// The network interface or VRF that the socket uses, for instance "eth0"; null or empty for any. Default empty (ZMQ_BINDTODEVICE,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>
    /// All types of sockets, tcp and udp, Linux only. Concerns connections made after it is set. Older kernels ask for the capability CAP_NET_RAW.
    /// Bind fails and Connect never succeeds when there is no such interface.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// Set to text that is not 0 to 16 bytes long in UTF-8, or has a zero character. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [AllowNull]
    public string BindToDevice
    {
        get => GetString(ZmqSocketOption.BindToDevice);
        set => SetString(ZmqSocketOption.BindToDevice, value, 0, 16);
    }

    /// <summary>
    /// The SOCKS5 proxy through which connections are made, as "address:port"; null or empty for none. Default empty (ZMQ_SOCKS_PROXY,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>
    /// All types of sockets, tcp only. Concerns connections made after it is set. Host names of endpoints are resolved by the proxy. With a libzmq 4.3.4
    /// that is not the bundled one, make sure that the proxy is there and lets the socket through: there the process may end when a socket is closed or
    /// disconnected after the proxy has refused it and before the next attempt.
    /// </remarks>
    /// <exception cref="ArgumentException">Set to text that has a zero character. The option keeps its value.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [AllowNull]
    public string SocksProxy
    {
        get => GetString(ZmqSocketOption.SocksProxy);
        set => SetString(ZmqSocketOption.SocksProxy, value, 0, int.MaxValue);
    }

    /// <summary>
    /// The descriptor of a listening socket that the next <see cref="ZmqSocket.Bind"/> accepts connections on instead of opening one itself, for
    /// instance from systemd; null opens one. Default null (ZMQ_USE_FD, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>
    /// All types of sockets, tcp and ipc, not on Windows. Set it before Bind, bind one endpoint, and set it back to null. libzmq owns the descriptor
    /// from then on and closes it. The socket must be bound and listening, and have all system options already, when the option is set: libzmq ends
    /// the process when it can no longer accept on the descriptor, so do not close it or shut it down. Disposing of a
    /// <see cref="System.Net.Sockets.Socket"/> does both; take the descriptor away from it with SetHandleAsInvalid of its handle, and do not dispose
    /// of it.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0. The option keeps its value.</exception>
    /// <exception cref="ArgumentException">The descriptor is not that of a listening socket. The option keeps its value.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public int? UseFileDescriptor
    {
        get => GetIntOrNull(ZmqSocketOption.UseFileDescriptor);
        set
        {
            if (value is int descriptor)
            {
                ThrowIfNotListening(descriptor);
            }

            SetIntOrNull(ZmqSocketOption.UseFileDescriptor, value, 0, int.MaxValue);
        }
    }
}
