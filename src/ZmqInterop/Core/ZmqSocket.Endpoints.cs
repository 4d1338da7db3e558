using System;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ZmqInterop.Native;

namespace ZmqInterop;

// Where the socket is bound and connected.
public sealed unsafe partial class ZmqSocket
{
    // What nothing takes: a thread of libzmq that is about to signal would have to be held up for as long.
    private const int LongestSignalMilliseconds = 1000;

    /// <summary>Accepts connections at <paramref name="endpoint"/> (zmq_bind(3)). May be called several times, for several endpoints.</summary>
    /// <param name="endpoint">
    /// Transport and address: "tcp://127.0.0.1:5555", "tcp://127.0.0.1:*" for a port that the system chooses, "ipc:///path", "inproc://name".
    /// </param>
    /// <returns>The endpoint with the wildcards resolved, for <see cref="Connect"/>, <see cref="Unbind"/> and other processes.</returns>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is null, empty, too long or not of the form transport://address.</exception>
    /// <exception cref="ZmqException">libzmq cannot bind it; the socket is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public string Bind(string endpoint)
    {
        Utf8Endpoint.Check(endpoint);
        ThrowIfNoAuthenticator(endpoint);
        ThrowIfNoDatagrams(nameof(LibZmq.zmq_bind), endpoint);
        EnterOpen();
        try
        {
            CallWithEndpoint(&LibZmq.zmq_bind, nameof(LibZmq.zmq_bind), endpoint);
            WaitForSignal(endpoint);
            string bound = IsUdp(endpoint) ? endpoint : ReadString(ZmqConstants.ZMQ_LAST_ENDPOINT, nameof(LastEndpoint));
            _history.Bound(bound);
            return bound;
        }
        finally
        {
            ServeWaiters();
            _gate.Exit();
        }
    }

    /// <summary>Binds to a port of <paramref name="address"/> that the system chooses among the free ones.</summary>
    /// <param name="address">A tcp endpoint without a port: "tcp://127.0.0.1", "tcp://*", "tcp://[::1]".</param>
    /// <returns>The port.</returns>
    /// <exception cref="ArgumentException"><paramref name="address"/> is not of the form tcp://address.</exception>
    /// <exception cref="ZmqException">libzmq cannot bind it; the socket is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public int BindRandomPort(string address = "tcp://127.0.0.1")
    {
        ArgumentNullException.ThrowIfNull(address);
        CheckTcpAddress(address);
        string bound = Bind(address + ":*");
        return int.Parse(bound.AsSpan(bound.LastIndexOf(':') + 1), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Binds to a free port of <paramref name="address"/> in a range, for firewalls that let only some through.</summary>
    /// <param name="address">A tcp endpoint without a port: "tcp://127.0.0.1", "tcp://*", "tcp://[::1]".</param>
    /// <param name="firstPort">The lowest port, from 1.</param>
    /// <param name="lastPort">The highest port, up to 65535.</param>
    /// <returns>The port. All of the range are tried, beginning at a random one.</returns>
    /// <exception cref="ArgumentException"><paramref name="address"/> is not of the form tcp://address.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The ports are not a range within 1 to 65535.</exception>
    /// <exception cref="ZmqException">No port of the range is free, or libzmq cannot bind the address; the socket is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public int BindRandomPort(string address, int firstPort, int lastPort)
    {
        ArgumentNullException.ThrowIfNull(address);
        CheckTcpAddress(address);
        ArgumentOutOfRangeException.ThrowIfLessThan(firstPort, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lastPort, ushort.MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(lastPort, firstPort);
        int count = lastPort - firstPort + 1;
        int start = RandomNumberGenerator.GetInt32(count);
        for (int i = 0; ; i++)
        {
            int port = firstPort + ((start + i) % count);
            try
            {
                Bind($"{address}:{port}");
                return port;
            }
            catch (ZmqException exception) when (exception.Error is ZmqError.AddressInUse or ZmqError.AccessDenied && i < count - 1)
            {
                // Somebody has it. The next one.
            }
        }
    }

    /// <summary>
    /// Connects to <paramref name="endpoint"/> (zmq_connect(3)). Returns at once: the connection is made, and made again whenever it breaks, in the
    /// background.
    /// </summary>
    /// <param name="endpoint">Transport and address, such as "tcp://localhost:5555".</param>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is null, empty, too long or not of the form transport://address.</exception>
    /// <exception cref="InvalidOperationException">
    /// The routing id that <see cref="ZmqSocketOptions.SetConnectRoutingId(ReadOnlySpan{byte})"/> has set is taken. It stays set for the next call.
    /// </exception>
    /// <exception cref="ZmqException">libzmq cannot connect it; the socket is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void Connect(string endpoint)
    {
        Utf8Endpoint.Check(endpoint);
        ThrowIfNoDatagrams(nameof(LibZmq.zmq_connect), endpoint);
        EnterOpen();
        try
        {
            ThrowIfRoutingIdTaken(endpoint);
            bool isNew = !ConnectsOnce || !_history.IsConnectedTo(endpoint);
            CallWithEndpoint(&LibZmq.zmq_connect, nameof(LibZmq.zmq_connect), endpoint);
            NoteConnected(endpoint);
            NoteDatagrams(endpoint);
            if (isNew)
            {
                WaitForSignal(endpoint);
            }
        }
        finally
        {
            ServeWaiters();
            _gate.Exit();
        }
    }

    /// <summary>Stops accepting connections at an endpoint; those that exist are closed (zmq_unbind(3)).</summary>
    /// <param name="endpoint">As <see cref="Bind"/> returned it.</param>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is null, empty, too long or not of the form transport://address.</exception>
    /// <exception cref="ZmqException">The socket is not bound to it; it is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void Unbind(string endpoint) => EndEndpoint(&LibZmq.zmq_unbind, nameof(LibZmq.zmq_unbind), endpoint);

    /// <summary>
    /// Ends the connection to an endpoint (zmq_disconnect(3)). Messages for it that are still to be sent are subject to the linger period. libzmq closes the
    /// connection with the next call on the socket, or when the socket is disposed of.
    /// </summary>
    /// <param name="endpoint">As it was given to <see cref="Connect"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is null, empty, too long or not of the form transport://address.</exception>
    /// <exception cref="ZmqException">The socket is not connected to it; it is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void Disconnect(string endpoint) => EndEndpoint(&LibZmq.zmq_disconnect, nameof(LibZmq.zmq_disconnect), endpoint);

    /// <summary>Whether libzmq passes over a second connection to the same endpoint, without a word.</summary>
    private bool ConnectsOnce => Type is ZmqSocketType.Dealer or ZmqSocketType.Sub or ZmqSocketType.Pub or ZmqSocketType.Req;

    /// <summary>libzmq aborts the process at the first handshake when another kind of socket is bound where it asks for authentication.</summary>
    private void ThrowIfNoAuthenticator(string endpoint)
    {
        const string Zap = "inproc://zeromq.zap.01";
        if (endpoint == Zap && TypeName is not ("REP" or "ROUTER" or "SERVER"))
        {
            throw new ArgumentException($"libzmq sends authentication requests to {Zap}: only a REP, ROUTER or SERVER can be bound there, not a {TypeName}.", nameof(endpoint));
        }
    }

    private static void CheckTcpAddress(string address)
    {
        // The end of an IPv6 address looks like a port.
        Utf8Endpoint.Check(address.EndsWith(']') ? address + ":*" : address, nameof(address));
        if (!address.StartsWith("tcp://", StringComparison.Ordinal))
        {
            throw new ArgumentException($"Only tcp endpoints have ports: \"{address}\" does not begin with tcp://.", nameof(address));
        }
    }

    // To libzmq both are the same: they end whatever the socket has at the endpoint.
    private void EndEndpoint(delegate*<nint, byte*, int> function, string name, string endpoint)
    {
        Utf8Endpoint.Check(endpoint);
        EnterOpen();
        try
        {
            CallWithEndpoint(function, name, endpoint);
            NoteDisconnected(endpoint);
        }
        finally
        {
            ServeWaiters();
            _gate.Exit();
        }
    }

    /// <summary>Inside the gate.</summary>
    private void CallWithEndpoint(delegate*<nint, byte*, int> function, string name, string endpoint)
    {
        fixed (byte* utf8 = Utf8Endpoint.Encode(endpoint))
        {
            int error;
            do
            {
                error = function(_socket, utf8) == 0 ? 0 : LibZmq.zmq_errno();
            }
            while (error == Errno.EINTR);

            if (error != 0)
            {
                throw ZmqException.Create(error, name, endpoint, ZmqAdvice.ForEndpoint(error, endpoint, TypeName));
            }

            _history.Called(name, endpoint);
        }
    }

    /// <summary>
    /// After binding and connecting, inside the gate. The socket has sent itself a command then, which makes the new listener or connector its own. Without
    /// it zmq_unbind and zmq_disconnect say that they succeeded and leave the listener listening, the connector connecting. They process commands first, but
    /// see none while a thread of libzmq that has put one in the same mailbox has yet to signal it: it would be the signal for both.
    /// </summary>
    private void WaitForSignal(string endpoint)
    {
        // Over inproc nothing is made that could be owned. A thread-safe draft socket signals with its mailbox locked.
        if (IsInproc(endpoint) || _draftPoller != 0)
        {
            return;
        }

        zmq_pollitem_t_unix item = new() { fd = (int)_descriptor, events = ZmqConstants.ZMQ_POLLIN };
        zmq_pollitem_t_windows itemOfWindows = new() { fd = (nuint)_descriptor, events = ZmqConstants.ZMQ_POLLIN };
        void* items = OperatingSystem.IsWindows() ? &itemOfWindows : &item;
        int result;
        do
        {
            result = LibZmq.zmq_poll(items, 1, new CLong(LongestSignalMilliseconds));
        }
        while (result < 0 && LibZmq.zmq_errno() == Errno.EINTR);
    }
}
