using System.Collections.Generic;

namespace ZmqInterop.Tests.Options;

internal static class ContextOptionTable
{
    /// <summary>The options of contexts: name in zmq.h, member of <see cref="ZmqContextOption"/>. ZMQ_IPV6 is an option of sockets as well.</summary>
    internal static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        ["ZMQ_IO_THREADS"] = "IoThreads",
        ["ZMQ_MAX_SOCKETS"] = "MaxSockets",
        ["ZMQ_SOCKET_LIMIT"] = "SocketLimit",
        ["ZMQ_THREAD_PRIORITY"] = "ThreadPriority",
        ["ZMQ_THREAD_SCHED_POLICY"] = "ThreadSchedulingPolicy",
        ["ZMQ_MAX_MSGSZ"] = "MaxMessageSize",
        ["ZMQ_MSG_T_SIZE"] = "MessageStructureSize",
        ["ZMQ_THREAD_AFFINITY_CPU_ADD"] = "ThreadAffinityAdd",
        ["ZMQ_THREAD_AFFINITY_CPU_REMOVE"] = "ThreadAffinityRemove",
        ["ZMQ_THREAD_NAME_PREFIX"] = "ThreadNamePrefix",
        ["ZMQ_ZERO_COPY_RECV"] = "ZeroCopyReceive",
        ["ZMQ_BLOCKY"] = "Blocky",
        ["ZMQ_IPV6"] = "IPv6",
    };
}
