namespace ZmqInterop.Native;

internal static partial class ZmqConstants
{
    internal const int ZMQ_DONTWAIT = 1;
    internal const int ZMQ_SNDMORE = 2;

    // Deprecated alias
    internal const int ZMQ_NOBLOCK = ZMQ_DONTWAIT;

    // Longest group name of RADIO and DISH
    internal const int ZMQ_GROUP_MAX_LENGTH = 255;
}
