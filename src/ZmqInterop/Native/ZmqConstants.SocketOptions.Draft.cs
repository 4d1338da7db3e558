namespace ZmqInterop.Native;

internal static partial class ZmqConstants
{
    internal const int ZMQ_ZAP_ENFORCE_DOMAIN = 93;
    internal const int ZMQ_LOOPBACK_FASTPATH = 94;
    internal const int ZMQ_METADATA = 95;
    internal const int ZMQ_MULTICAST_LOOP = 96;
    internal const int ZMQ_ROUTER_NOTIFY = 97;
    internal const int ZMQ_XPUB_MANUAL_LAST_VALUE = 98;
    internal const int ZMQ_SOCKS_USERNAME = 99;
    internal const int ZMQ_SOCKS_PASSWORD = 100;
    internal const int ZMQ_IN_BATCH_SIZE = 101;
    internal const int ZMQ_OUT_BATCH_SIZE = 102;
    internal const int ZMQ_WSS_KEY_PEM = 103;
    internal const int ZMQ_WSS_CERT_PEM = 104;
    internal const int ZMQ_WSS_TRUST_PEM = 105;
    internal const int ZMQ_WSS_HOSTNAME = 106;
    internal const int ZMQ_WSS_TRUST_SYSTEM = 107;
    internal const int ZMQ_ONLY_FIRST_SUBSCRIBE = 108;
    internal const int ZMQ_RECONNECT_STOP = 109;
    internal const int ZMQ_HELLO_MSG = 110;
    internal const int ZMQ_DISCONNECT_MSG = 111;
    internal const int ZMQ_PRIORITY = 112;

    // Since 4.3.5
    internal const int ZMQ_BUSY_POLL = 113;
    internal const int ZMQ_HICCUP_MSG = 114;
    internal const int ZMQ_XSUB_VERBOSE_UNSUBSCRIBE = 115;
    internal const int ZMQ_TOPICS_COUNT = 116;
    internal const int ZMQ_NORM_MODE = 117;
    internal const int ZMQ_NORM_UNICAST_NACK = 118;
    internal const int ZMQ_NORM_BUFFER_SIZE = 119;
    internal const int ZMQ_NORM_SEGMENT_SIZE = 120;
    internal const int ZMQ_NORM_BLOCK_SIZE = 121;
    internal const int ZMQ_NORM_NUM_PARITY = 122;
    internal const int ZMQ_NORM_NUM_AUTOPARITY = 123;
    internal const int ZMQ_NORM_PUSH = 124;

    // Values of ZMQ_RECONNECT_STOP; AFTER_DISCONNECT is 4 since 4.3.5
    internal const int ZMQ_RECONNECT_STOP_CONN_REFUSED = 0x1;
    internal const int ZMQ_RECONNECT_STOP_HANDSHAKE_FAILED = 0x2;
    internal const int ZMQ_RECONNECT_STOP_AFTER_DISCONNECT = 0x3;

    // Values of ZMQ_ROUTER_NOTIFY
    internal const int ZMQ_NOTIFY_CONNECT = 1;
    internal const int ZMQ_NOTIFY_DISCONNECT = 2;

    // Values of ZMQ_NORM_MODE, since 4.3.5
    internal const int ZMQ_NORM_FIXED = 0;
    internal const int ZMQ_NORM_CC = 1;
    internal const int ZMQ_NORM_CCL = 2;
    internal const int ZMQ_NORM_CCE = 3;
    internal const int ZMQ_NORM_CCE_ECNONLY = 4;
}
