using System;

namespace ZmqInterop;

// How much is queued, for whom, and by which threads.
public sealed partial class ZmqSocketOptions
{
    /// <summary>
    /// The most messages that wait to be sent to one peer; 0 for no limit. When it is reached, sending waits or drops the message, depending on the
    /// type of the socket. Default 1000 (ZMQ_SNDHWM, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>
    /// All types of sockets. Takes effect at once. A bound for memory, not an exact count: over tcp, buffers of the system and of the peer hold more;
    /// at other times up to a tenth of the number is enough to reach it.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0. The option keeps its value.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public int SendHighWatermark
    {
        get => GetInt32(ZmqSocketOption.SendHighWatermark);
        set => SetInt(ZmqSocketOption.SendHighWatermark, value, 0, int.MaxValue);
    }

    /// <summary>
    /// The most messages that wait to be received from one peer; 0 for no limit. When it is reached, the peer has to keep or drop what it sends.
    /// Default 1000 (ZMQ_RCVHWM, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets. Takes effect at once.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0. The option keeps its value.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public int ReceiveHighWatermark
    {
        get => GetInt32(ZmqSocketOption.ReceiveHighWatermark);
        set => SetInt(ZmqSocketOption.ReceiveHighWatermark, value, 0, int.MaxValue);
    }

    /// <summary>
    /// The bytes that the system buffers for sending on each connection; null leaves that to the system. Default null (ZMQ_SNDBUF,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0. The option keeps its value.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public int? SendBufferSize
    {
        get => GetIntOrNull(ZmqSocketOption.SendBufferSize);
        set => SetIntOrNull(ZmqSocketOption.SendBufferSize, value, 0, int.MaxValue);
    }

    /// <summary>
    /// The bytes that the system buffers for receiving on each connection; null leaves that to the system. Default null (ZMQ_RCVBUF,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0. The option keeps its value.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public int? ReceiveBufferSize
    {
        get => GetIntOrNull(ZmqSocketOption.ReceiveBufferSize);
        set => SetIntOrNull(ZmqSocketOption.ReceiveBufferSize, value, 0, int.MaxValue);
    }

    /// <summary>
    /// The largest frame in bytes that is accepted from peers; -1 for no limit. A peer that sends a larger one is disconnected. Default -1
    /// (ZMQ_MAXMSGSIZE, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>
    /// All types of sockets. Concerns connections made after it is set. Set it on sockets that strangers can reach: without a limit, a frame of any
    /// announced size is allocated.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than -1. The option keeps its value.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public long MaxMessageSize
    {
        get => Get<long>(ZmqSocketOption.MaxMessageSize);
        set
        {
            ThrowIfOutside(value, -1, long.MaxValue, ZmqSocketOption.MaxMessageSize);
            Set(ZmqSocketOption.MaxMessageSize, value);
        }
    }

    /// <summary>
    /// Whether only the last message is kept in each direction, whatever the high watermarks say. Messages of several frames do not survive that: do
    /// not send any. Default false (ZMQ_CONFLATE, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>PULL, PUSH, SUB, PUB and DEALER; the others ignore it. Concerns connections made after it is set.</remarks>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public bool Conflate
    {
        get => GetBool(ZmqSocketOption.Conflate);
        set => SetBool(ZmqSocketOption.Conflate, value);
    }

    /// <summary>
    /// Whether messages are queued for connections only once these are made, so that sending waits until there is one. By default they are queued as
    /// soon as <see cref="ZmqSocket.Connect"/> was called, and are lost when the connection never comes about. Default false (ZMQ_IMMEDIATE,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>
    /// All types of sockets, tcp and ipc only. Concerns connections made after it is set. When such a connection breaks or the peer closes it, what has come
    /// over it and was not received yet is lost: the reply of a server that leaves, for instance.
    /// </remarks>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public bool Immediate
    {
        get => GetBool(ZmqSocketOption.Immediate);
        set => SetBool(ZmqSocketOption.Immediate, value);
    }

    /// <summary>
    /// The I/O threads of the context that handle the connections of this socket: bit 0 for the first thread, and so on; 0 for whichever has the
    /// least to do. Default 0 (ZMQ_AFFINITY, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets. Concerns connections made after it is set. See <see cref="ZmqContext.IoThreads"/>.</remarks>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public ulong Affinity
    {
        get => Get<ulong>(ZmqSocketOption.Affinity);
        set => Set(ZmqSocketOption.Affinity, value);
    }
}
