using System;

namespace ZmqInterop;

// What a socket is. Its endpoint, its events and whether more frames follow are properties of ZmqSocket.
public sealed partial class ZmqSocketOptions
{
    /// <summary>The type of the socket, for instance in <see cref="ZmqContext.SocketDefaults"/> (ZMQ_TYPE, zmq_getsockopt(3)).</summary>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public ZmqSocketType SocketType => (ZmqSocketType)GetInt32(ZmqSocketOption.SocketType);

    /// <summary>
    /// Whether libzmq itself lets several threads use the socket, as it does with the draft types. <see cref="ZmqSocket"/> always lets them. Default
    /// false (ZMQ_THREAD_SAFE, zmq_getsockopt(3)).
    /// </summary>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public bool IsThreadSafe => GetBool(ZmqSocketOption.IsThreadSafe);

    /// <summary>
    /// The descriptor, on Windows the SOCKET, that becomes readable when something has happened to the socket; for event loops of other libraries
    /// (ZMQ_FD, zmq_getsockopt(3)).
    /// </summary>
    /// <remarks>
    /// It becomes readable once for several events: read <see cref="ZmqSocket.Events"/> after it became readable, and after each send and receive,
    /// and go on until they say no more. Never read from it, write to it or close it. Not for use beside calls of this library that wait.
    /// </remarks>
    /// <exception cref="ZmqException">The socket is of a thread-safe draft type, which has none, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public nint FileDescriptor => OperatingSystem.IsWindows() ? Get<nint>(ZmqSocketOption.FileDescriptor) : GetInt32(ZmqSocketOption.FileDescriptor);
}
