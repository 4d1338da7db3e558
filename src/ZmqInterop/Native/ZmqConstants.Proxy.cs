namespace ZmqInterop.Native;

internal static partial class ZmqConstants
{
    // Capability probe
    internal const int ZMQ_HAS_CAPABILITIES = 1;

    // Deprecated: types of zmq_device
    internal const int ZMQ_STREAMER = 1;
    internal const int ZMQ_FORWARDER = 2;
    internal const int ZMQ_QUEUE = 3;
}
