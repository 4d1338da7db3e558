namespace ZmqInterop.Native;

internal static partial class ZmqConstants
{
    // Options
    internal const int ZMQ_IO_THREADS = 1;
    internal const int ZMQ_MAX_SOCKETS = 2;
    internal const int ZMQ_SOCKET_LIMIT = 3;
    internal const int ZMQ_THREAD_PRIORITY = 3;
    internal const int ZMQ_THREAD_SCHED_POLICY = 4;
    internal const int ZMQ_MAX_MSGSZ = 5;
    internal const int ZMQ_MSG_T_SIZE = 6;
    internal const int ZMQ_THREAD_AFFINITY_CPU_ADD = 7;
    internal const int ZMQ_THREAD_AFFINITY_CPU_REMOVE = 8;
    internal const int ZMQ_THREAD_NAME_PREFIX = 9;

    // Defaults
    internal const int ZMQ_IO_THREADS_DFLT = 1;
    internal const int ZMQ_MAX_SOCKETS_DFLT = 1023;
    internal const int ZMQ_THREAD_PRIORITY_DFLT = -1;
    internal const int ZMQ_THREAD_SCHED_POLICY_DFLT = -1;

    // Draft options
    internal const int ZMQ_ZERO_COPY_RECV = 10;
}
