using System;
using System.Security.Cryptography;
using ZmqInterop.Internal;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// A ZeroMQ socket (zmq_socket(3)). Any thread may call any member at any time: calls are serialized, and a call that waits holds up nobody. Closing it
/// from another thread ends waiting calls with an <see cref="ObjectDisposedException"/>.
/// </summary>
/// <remarks>
/// The frames of one message that are sent or received one by one belong to one thread; <see cref="ZmqMessage"/> sends and receives a message whole.
/// </remarks>
public sealed unsafe partial class ZmqSocket : IDisposable
{
    private readonly nint _socket;
    private readonly nint _descriptor;

    // Of a thread-safe draft socket, which has no ZMQ_FD; 0 for all others.
    private readonly nint _draftPoller;

    internal ZmqSocket(ZmqContext context, ZmqSocketType type, ZmqSocketHandle handle)
    {
        Context = context;
        Type = type;
        Handle = handle;
        _socket = handle.DangerousGetHandle();
        Options = new ZmqSocketOptions(this);
        try
        {
            if (ZmqSocketTypes.IsThreadSafe(type))
            {
                _draftPoller = handle.OpenDraftPoller();
            }

            _descriptor = ReadDescriptor();
        }
        catch
        {
            handle.Dispose();
            throw;
        }

        handle.SetOwner(this);
    }

    /// <summary>The context that the socket belongs to.</summary>
    public ZmqContext Context { get; }

    /// <summary>The messaging pattern (ZMQ_TYPE).</summary>
    public ZmqSocketType Type { get; }

    /// <summary>The options (zmq_setsockopt(3)). Most concern connections made later, so set them before <see cref="Bind"/> and <see cref="Connect"/>.</summary>
    public ZmqSocketOptions Options { get; }

    /// <summary>The native socket, for calls that this library does not make.</summary>
    public ZmqSocketHandle Handle { get; }

    /// <summary>The endpoint that was last bound or connected, wildcards resolved; empty before (ZMQ_LAST_ENDPOINT, zmq_getsockopt(3)).</summary>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public string LastEndpoint => GetStringOption(ZmqConstants.ZMQ_LAST_ENDPOINT, nameof(LastEndpoint));

    /// <summary>Whether more frames of the message follow that was last received from (ZMQ_RCVMORE, zmq_getsockopt(3)).</summary>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public bool HasMore => GetOption<int>(ZmqConstants.ZMQ_RCVMORE, nameof(HasMore)) != 0;

    /// <summary>
    /// What can be done without waiting just now (ZMQ_EVENTS, zmq_getsockopt(3)). With other threads at work it may be no longer so when you look.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    public ZmqPollEvents Events
    {
        get
        {
            EnterOpen();
            int error = ReadEvents(out ZmqPollEvents events);
            ServeWaiters();
            _gate.Exit();
            return error == 0 ? events : throw Failure(error, nameof(LibZmq.zmq_getsockopt));
        }
    }

    private string TypeName => ZmqSocketTypes.NativeName(Type);

    /// <summary>Accepts connections at <paramref name="endpoint"/> (zmq_bind(3)). May be called several times, for several endpoints.</summary>
    /// <param name="endpoint">
    /// Transport and address: "tcp://127.0.0.1:5555", "tcp://127.0.0.1:*" for a port that the system chooses, "ipc:///path", "inproc://name".
    /// </param>
    /// <returns>The endpoint with the wildcards resolved, for <see cref="Connect"/>, <see cref="Unbind"/> and other processes.</returns>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is null, empty or not of the form transport://address.</exception>
    /// <exception cref="ZmqException">libzmq cannot bind it; the socket is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public string Bind(string endpoint)
    {
        Utf8Endpoint.Check(endpoint);
        ThrowIfNoAuthenticator(endpoint);
        EnterOpen();
        try
        {
            CallWithEndpoint(&LibZmq.zmq_bind, nameof(LibZmq.zmq_bind), endpoint);
            return ReadString(ZmqConstants.ZMQ_LAST_ENDPOINT, nameof(LastEndpoint));
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
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is null, empty or not of the form transport://address.</exception>
    /// <exception cref="ZmqException">libzmq cannot connect it; the socket is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void Connect(string endpoint) => WithEndpoint(&LibZmq.zmq_connect, nameof(LibZmq.zmq_connect), endpoint);

    /// <summary>Stops accepting connections at an endpoint; those that exist are closed (zmq_unbind(3)).</summary>
    /// <param name="endpoint">As <see cref="Bind"/> returned it.</param>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is null, empty or not of the form transport://address.</exception>
    /// <exception cref="ZmqException">The socket is not bound to it; it is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void Unbind(string endpoint) => WithEndpoint(&LibZmq.zmq_unbind, nameof(LibZmq.zmq_unbind), endpoint);

    /// <summary>Ends the connection to an endpoint (zmq_disconnect(3)). Messages for it that are still to be sent are subject to the linger period.</summary>
    /// <param name="endpoint">As it was given to <see cref="Connect"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is null, empty or not of the form transport://address.</exception>
    /// <exception cref="ZmqException">The socket is not connected to it; it is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void Disconnect(string endpoint) => WithEndpoint(&LibZmq.zmq_disconnect, nameof(LibZmq.zmq_disconnect), endpoint);

    /// <summary>The state of the socket, for logs and debuggers.</summary>
    /// <returns>Something like <c>ZmqSocket (PUSH)</c>.</returns>
    public override string ToString() => _state switch
    {
        SocketState.Open => $"{nameof(ZmqSocket)} ({TypeName})",
        SocketState.Lent => $"{nameof(ZmqSocket)} ({TypeName}, used by a proxy)",
        _ => $"{nameof(ZmqSocket)} ({TypeName}, disposed)",
    };

    /// <summary>
    /// Closes the socket (zmq_close(3)). Calls that wait in other threads end with an <see cref="ObjectDisposedException"/>. Messages still to be sent
    /// go on being sent in the background for as long as <see cref="ZmqSocketOptions.Linger"/> allows. Does not wait; harmless when repeated. A proxy that
    /// uses the socket ends, and the socket is closed then.
    /// </summary>
    public void Dispose()
    {
        _gate.Enter();
        bool close = _state != SocketState.Disposed && _sleepers == 0;
        ISocketBorrower? borrower = _borrower;
        _state = SocketState.Disposed;
        _waiters.FailAll(Waiter.Disposed);
        _gate.Exit();
        borrower?.OnSocketDisposed();
        if (close)
        {
            Handle.ReleaseOwner();
        }
    }

    /// <summary>Shortens the linger period to what the context's shutdown may take. Not possible any more once the context is shut down.</summary>
    internal void LimitLinger(int milliseconds)
    {
        _gate.Enter();
        if (_state != SocketState.Disposed && milliseconds != Deadline.Infinite)
        {
            // Also on a lent socket: libzmq keeps this option in an atomic, and setting it touches nothing else.
            int linger = Deadline.Infinite;
            nuint length = sizeof(int);
            _ = LibZmq.zmq_getsockopt(_socket, ZmqConstants.ZMQ_LINGER, &linger, &length);
            if (linger == Deadline.Infinite || linger > milliseconds)
            {
                _ = LibZmq.zmq_setsockopt(_socket, ZmqConstants.ZMQ_LINGER, &milliseconds, sizeof(int));
            }
        }

        _gate.Exit();
    }

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
        Utf8Endpoint.Check(address, nameof(address));
        if (!address.StartsWith("tcp://", StringComparison.Ordinal))
        {
            throw new ArgumentException($"Only tcp endpoints have ports: \"{address}\" does not begin with tcp://.", nameof(address));
        }
    }

    private nint ReadDescriptor()
    {
        // zmq_fd_t is a SOCKET on Windows and an int elsewhere.
        nint descriptor = 0;
        nuint length = (nuint)(OperatingSystem.IsWindows() ? sizeof(nint) : sizeof(int));
        int result = _draftPoller == 0
            ? LibZmq.zmq_getsockopt(_socket, ZmqConstants.ZMQ_FD, &descriptor, &length)
            : LibZmq.zmq_poller_fd(_draftPoller, &descriptor);
        return result == 0 ? descriptor : throw Failure(LibZmq.zmq_errno(), nameof(LibZmq.zmq_getsockopt));
    }

    private void WithEndpoint(delegate*<nint, byte*, int> function, string name, string endpoint)
    {
        Utf8Endpoint.Check(endpoint);
        EnterOpen();
        try
        {
            CallWithEndpoint(function, name, endpoint);
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
        }
    }

    private ZmqException Failure(int error, string operation) =>
        ZmqException.Create(error, operation, $"{TypeName} socket", ZmqAdvice.ForSocket(error, operation, TypeName));
}
