using System;
using ZmqInterop.Native;

namespace ZmqInterop;

// Options of the context (zmq_ctx_set(3)).
public sealed partial class ZmqContext
{
    /// <summary>
    /// The number of threads that do input and output. One is enough for about a gigabyte a second; 0 for contexts that use inproc only. Default 1
    /// (ZMQ_IO_THREADS, zmq_ctx_set(3)).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="InvalidOperationException">The context has had a socket already: its threads run.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public int IoThreads
    {
        get => GetOption(ZmqConstants.ZMQ_IO_THREADS, nameof(IoThreads));
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ThrowIfSocketsCreated(nameof(IoThreads));
            SetOption(ZmqConstants.ZMQ_IO_THREADS, value, nameof(IoThreads));
        }
    }

    /// <summary>The number of sockets that may be open at a time, 1 to <see cref="SocketLimit"/>. Default 1023 (ZMQ_MAX_SOCKETS, zmq_ctx_set(3)).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 1 and <see cref="SocketLimit"/>.</exception>
    /// <exception cref="InvalidOperationException">The context has had a socket already.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public int MaxSockets
    {
        get => GetOption(ZmqConstants.ZMQ_MAX_SOCKETS, nameof(MaxSockets));
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, SocketLimit);
            ThrowIfSocketsCreated(nameof(MaxSockets));
            SetOption(ZmqConstants.ZMQ_MAX_SOCKETS, value, nameof(MaxSockets));
        }
    }

    /// <summary>The largest value that <see cref="MaxSockets"/> can have (ZMQ_SOCKET_LIMIT, zmq_ctx_get(3)).</summary>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public int SocketLimit => GetOption(ZmqConstants.ZMQ_SOCKET_LIMIT, nameof(SocketLimit));

    /// <summary>The largest frame in bytes that the sockets of this context accept. Default 2147483647 (ZMQ_MAX_MSGSZ, zmq_ctx_set(3)).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public int MaxMessageSize
    {
        get => GetOption(ZmqConstants.ZMQ_MAX_MSGSZ, nameof(MaxMessageSize));
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            SetOption(ZmqConstants.ZMQ_MAX_MSGSZ, value, nameof(MaxMessageSize));
        }
    }

    /// <summary>Whether sockets made from now on use IPv6 as well as IPv4. Default false (ZMQ_IPV6, zmq_ctx_set(3)).</summary>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public bool IPv6
    {
        get => GetOption(ZmqConstants.ZMQ_IPV6, nameof(IPv6)) != 0;
        set => SetOption(ZmqConstants.ZMQ_IPV6, value ? 1 : 0, nameof(IPv6));
    }

    private void ThrowIfSocketsCreated(string name)
    {
        if (_socketsCreated)
        {
            throw new InvalidOperationException($"{name} has no effect once the context has had a socket. Set it directly after making the context.");
        }
    }

    private int GetOption(int option, string name)
    {
        bool referenced = false;
        try
        {
            Handle.DangerousAddRef(ref referenced);
            int value = LibZmq.zmq_ctx_get(_context, option);
            return value >= 0 ? value : throw OptionFailure(LibZmq.zmq_errno(), nameof(LibZmq.zmq_ctx_get), option, name);
        }
        finally
        {
            Release(referenced);
        }
    }

    private void SetOption(int option, int value, string name)
    {
        bool referenced = false;
        try
        {
            Handle.DangerousAddRef(ref referenced);
            if (LibZmq.zmq_ctx_set(_context, option, value) != 0)
            {
                throw OptionFailure(LibZmq.zmq_errno(), nameof(LibZmq.zmq_ctx_set), option, name);
            }
        }
        finally
        {
            Release(referenced);
        }
    }

    private void Release(bool referenced)
    {
        if (referenced)
        {
            Handle.DangerousRelease();
        }
    }

    private static ZmqException OptionFailure(int error, string operation, int option, string name) =>
        ZmqException.Create(error, operation, $"option {name} ({option}) of a context");
}
