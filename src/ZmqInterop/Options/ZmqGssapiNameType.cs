namespace ZmqInterop;

/// <summary>How the name of a principal is to be read (ZMQ_GSSAPI_PRINCIPAL_NAMETYPE, zmq_setsockopt(3)).</summary>
public enum ZmqGssapiNameType
{
    /// <summary>As the name of a service on a host (ZMQ_GSSAPI_NT_HOSTBASED).</summary>
    HostBased = 0,

    /// <summary>As the name of a local user (ZMQ_GSSAPI_NT_USER_NAME).</summary>
    UserName = 1,

    /// <summary>As a name in the notation of Kerberos 5 (ZMQ_GSSAPI_NT_KRB5_PRINCIPAL).</summary>
    Krb5Principal = 2,
}
