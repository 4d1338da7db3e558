namespace ZmqInterop.Native;

internal static partial class ZmqConstants
{
    // Mechanisms
    internal const int ZMQ_NULL = 0;
    internal const int ZMQ_PLAIN = 1;
    internal const int ZMQ_CURVE = 2;
    internal const int ZMQ_GSSAPI = 3;

    // GSSAPI principal name types
    internal const int ZMQ_GSSAPI_NT_HOSTBASED = 0;
    internal const int ZMQ_GSSAPI_NT_USER_NAME = 1;
    internal const int ZMQ_GSSAPI_NT_KRB5_PRINCIPAL = 2;
}
