namespace ZmqInterop.Native;

internal static partial class ZmqConstants
{
    // Properties
    internal const int ZMQ_MORE = 1;
    internal const int ZMQ_SHARED = 3;

    // Deprecated property
    internal const int ZMQ_SRCFD = 2;

    // Draft: names of string properties
    internal const string ZMQ_MSG_PROPERTY_ROUTING_ID = "Routing-Id";
    internal const string ZMQ_MSG_PROPERTY_SOCKET_TYPE = "Socket-Type";
    internal const string ZMQ_MSG_PROPERTY_USER_ID = "User-Id";
    internal const string ZMQ_MSG_PROPERTY_PEER_ADDRESS = "Peer-Address";
}
