using System;
using ZmqInterop.Internal;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// A ZeroMQ socket (zmq_socket(3)). Any thread may call any member at any time: calls are serialized, and a call that waits holds up nobody. Closing it
/// from another thread ends waiting calls with an <see cref="ObjectDisposedException"/>.
/// </summary>
/// <remarks>
/// <para>The frames of one message that are sent or received one by one belong to one thread; <see cref="ZmqMessage"/> sends and receives a message whole.</para>
/// <para>While a <see cref="ZmqProxy"/> runs, its sockets are its own: whatever uses one of them throws an <see cref="InvalidOperationException"/>.</para>
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
        _sendProgress = TypeName == Datagrams ? SendProgress.BetweenDatagrams : SendProgress.BetweenMessages;
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
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public string LastEndpoint
    {
        get
        {
            // Of udp endpoints libzmq leaves the transport out.
            string endpoint = GetStringOption(ZmqConstants.ZMQ_LAST_ENDPOINT, nameof(LastEndpoint));
            return endpoint.Length == 0 || endpoint.Contains("://", StringComparison.Ordinal) ? endpoint : UdpTransport + endpoint;
        }
    }

    /// <summary>Whether more frames of the message follow that was last received from (ZMQ_RCVMORE, zmq_getsockopt(3)).</summary>
    /// <exception cref="ZmqException">The context was shut down.</exception>
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

    private ZmqException Failure(int error, string operation)
    {
        _history.LastError = error;
        return ZmqException.Create(error, operation, $"{TypeName} socket", ZmqAdvice.ForSocket(error, operation, TypeName));
    }
}
