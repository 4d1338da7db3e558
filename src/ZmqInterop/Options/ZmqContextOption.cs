using System.Diagnostics.CodeAnalysis;

namespace ZmqInterop;

/// <summary>The options of contexts, numbered and ordered as in zmq.h (zmq_ctx_set(3), zmq_ctx_get(3)). Each is described at its typed member.</summary>
[SuppressMessage("Design", "CA1008:Enums should have zero value", Justification = "The numbers are those of zmq.h, and none of them is 0.")]
public enum ZmqContextOption
{
    /// <summary>See <see cref="ZmqContext.IoThreads"/> (ZMQ_IO_THREADS).</summary>
    IoThreads = 1,

    /// <summary>See <see cref="ZmqContext.MaxSockets"/> (ZMQ_MAX_SOCKETS).</summary>
    MaxSockets = 2,

    /// <summary>See <see cref="ZmqContext.SocketLimit"/> (ZMQ_SOCKET_LIMIT). Read only: set, the number means <see cref="ThreadPriority"/>.</summary>
    SocketLimit = 3,

    /// <summary>See <see cref="ZmqContext.SetThreadPriority"/> (ZMQ_THREAD_PRIORITY). Write only: read, the number means <see cref="SocketLimit"/>.</summary>
    ThreadPriority = SocketLimit,

    /// <summary>See <see cref="ZmqContext.ThreadSchedulingPolicy"/> (ZMQ_THREAD_SCHED_POLICY).</summary>
    ThreadSchedulingPolicy = 4,

    /// <summary>See <see cref="ZmqContext.MaxMessageSize"/> (ZMQ_MAX_MSGSZ).</summary>
    MaxMessageSize = 5,

    /// <summary>See <see cref="ZmqContext.MessageStructureSize"/> (ZMQ_MSG_T_SIZE).</summary>
    MessageStructureSize = 6,

    /// <summary>See <see cref="ZmqContext.AddThreadAffinity"/> (ZMQ_THREAD_AFFINITY_CPU_ADD).</summary>
    ThreadAffinityAdd = 7,

    /// <summary>See <see cref="ZmqContext.RemoveThreadAffinity"/> (ZMQ_THREAD_AFFINITY_CPU_REMOVE).</summary>
    ThreadAffinityRemove = 8,

    /// <summary>See <see cref="ZmqContext.ThreadNamePrefix"/> (ZMQ_THREAD_NAME_PREFIX).</summary>
    ThreadNamePrefix = 9,

    /// <summary>See <see cref="ZmqContext.ZeroCopyReceive"/> (ZMQ_ZERO_COPY_RECV).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    ZeroCopyReceive = 10,

    /// <summary>See <see cref="ZmqContext.IPv6"/> (ZMQ_IPV6).</summary>
    IPv6 = 42,

    /// <summary>See <see cref="ZmqContext.Blocky"/> (ZMQ_BLOCKY).</summary>
    Blocky = 70,
}
