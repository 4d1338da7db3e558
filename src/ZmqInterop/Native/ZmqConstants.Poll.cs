namespace ZmqInterop.Native;

internal static partial class ZmqConstants
{
    // Events
    internal const int ZMQ_POLLIN = 1;
    internal const int ZMQ_POLLOUT = 2;
    internal const int ZMQ_POLLERR = 4;
    internal const int ZMQ_POLLPRI = 8;

    internal const int ZMQ_POLLITEMS_DFLT = 16;
}
