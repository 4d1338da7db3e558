namespace ZmqInterop;

/// <summary>How connections are authenticated (ZMQ_MECHANISM, zmq_getsockopt(3)).</summary>
public enum ZmqMechanism
{
    /// <summary>Not at all (ZMQ_NULL, zmq_null(7)).</summary>
    Null = 0,

    /// <summary>By user name and password in clear text (ZMQ_PLAIN, zmq_plain(7)).</summary>
    Plain = 1,

    /// <summary>By keys; what is sent is encrypted (ZMQ_CURVE, zmq_curve(7)).</summary>
    Curve = 2,

    /// <summary>By Kerberos (ZMQ_GSSAPI, zmq_gssapi(7)).</summary>
    Gssapi = 3,
}
