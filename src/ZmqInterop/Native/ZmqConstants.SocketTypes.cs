namespace ZmqInterop.Native;

internal static partial class ZmqConstants
{
    internal const int ZMQ_PAIR = 0;
    internal const int ZMQ_PUB = 1;
    internal const int ZMQ_SUB = 2;
    internal const int ZMQ_REQ = 3;
    internal const int ZMQ_REP = 4;
    internal const int ZMQ_DEALER = 5;
    internal const int ZMQ_ROUTER = 6;
    internal const int ZMQ_PULL = 7;
    internal const int ZMQ_PUSH = 8;
    internal const int ZMQ_XPUB = 9;
    internal const int ZMQ_XSUB = 10;
    internal const int ZMQ_STREAM = 11;

    // Deprecated aliases
    internal const int ZMQ_XREQ = ZMQ_DEALER;
    internal const int ZMQ_XREP = ZMQ_ROUTER;

    // Draft
    internal const int ZMQ_SERVER = 12;
    internal const int ZMQ_CLIENT = 13;
    internal const int ZMQ_RADIO = 14;
    internal const int ZMQ_DISH = 15;
    internal const int ZMQ_GATHER = 16;
    internal const int ZMQ_SCATTER = 17;
    internal const int ZMQ_DGRAM = 18;
    internal const int ZMQ_PEER = 19;
    internal const int ZMQ_CHANNEL = 20;
}
