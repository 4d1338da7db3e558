using System;
using ZmqInterop.Native;

namespace ZmqInterop;

// Contexts and sockets that other code has made, such as a native library that shares its inproc endpoints.
public sealed partial class ZmqContext
{
    /// <summary>Makes a context over one that other code has made with the same libzmq (zmq_ctx_new(3)).</summary>
    /// <param name="context">The native context. It is not checked: anything else crashes the process.</param>
    /// <param name="ownsHandle">
    /// Whether it is now this object's: then disposing terminates it. Otherwise disposing closes the sockets made here and leaves the context to its owner,
    /// who must not terminate it before.
    /// </param>
    /// <returns>The context.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="context"/> is 0.</exception>
    /// <exception cref="ZmqNativeLoadException">libzmq cannot be loaded.</exception>
    public static ZmqContext FromHandle(nint context, bool ownsHandle)
    {
        ArgumentOutOfRangeException.ThrowIfZero(context);
        ZmqLibrary.EnsureLoaded();
        return new ZmqContext(context, ownsHandle);
    }

    /// <summary>Makes a socket over one that other code has made in this native context (zmq_socket(3)).</summary>
    /// <param name="socket">The native socket. It is not checked: anything else crashes the process.</param>
    /// <param name="ownsHandle">
    /// Whether it is now the new object's: then disposing closes it. Otherwise disposing leaves it to its owner. In either case other code must not use it
    /// while the object does.
    /// </param>
    /// <returns>The socket.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="socket"/> is 0.</exception>
    /// <exception cref="NotSupportedException">The socket has a type that this library does not know.</exception>
    /// <exception cref="ZmqException">The handle is not a socket's.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public unsafe ZmqSocket SocketFromHandle(nint socket, bool ownsHandle)
    {
        ArgumentOutOfRangeException.ThrowIfZero(socket);
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        int type;
        nuint length = sizeof(int);
        if (LibZmq.zmq_getsockopt(socket, ZmqConstants.ZMQ_TYPE, &type, &length) != 0)
        {
            throw ZmqException.Create(LibZmq.zmq_errno(), nameof(LibZmq.zmq_getsockopt), "option ZMQ_TYPE of a foreign socket");
        }

        if (!ZmqSocketTypes.IsKnown((ZmqSocketType)type))
        {
            throw new NotSupportedException($"The socket has type {type}, which this library does not know.");
        }

        bool referenced = false;
        ZmqSocketHandle handle = new(Handle, _registry);
        Handle.DangerousAddRef(ref referenced);
        handle.Own(socket, ownsHandle, isForeign: true);
        return new ZmqSocket(this, (ZmqSocketType)type, handle);
    }
}
