namespace ZmqInterop;

/// <summary>What went wrong in libzmq, the same number on every system. <see cref="ZmqException.NativeErrorCode"/> has the system's own.</summary>
public enum ZmqError
{
    /// <summary>An error that this enumeration has no name for.</summary>
    Unknown = 0,

    /// <summary>The operation would have to wait. (EAGAIN)</summary>
    WouldBlock,

    /// <summary>A signal interrupted the call. ZmqInterop repeats such calls, so this is not seen in practice. (EINTR)</summary>
    Interrupted,

    /// <summary>An argument, an endpoint or an option's value is not what libzmq accepts. (EINVAL)</summary>
    InvalidArgument,

    /// <summary>The socket's type does not have this operation, or libzmq was built without it. (ENOTSUP)</summary>
    NotSupported,

    /// <summary>The transport of the endpoint is not known, or libzmq was built without it. (EPROTONOSUPPORT)</summary>
    ProtocolNotSupported,

    /// <summary>The transport does not go with the type of the socket. (ENOCOMPATPROTO)</summary>
    IncompatibleProtocol,

    /// <summary>The system has no buffer space. (ENOBUFS)</summary>
    NoBufferSpace,

    /// <summary>The network is down. (ENETDOWN)</summary>
    NetworkDown,

    /// <summary>Another socket is bound to the endpoint. (EADDRINUSE)</summary>
    AddressInUse,

    /// <summary>The address is not one of this machine. (EADDRNOTAVAIL)</summary>
    AddressNotAvailable,

    /// <summary>The peer refused the connection, or nobody is bound to the inproc endpoint. (ECONNREFUSED)</summary>
    ConnectionRefused,

    /// <summary>The operation is under way. (EINPROGRESS)</summary>
    InProgress,

    /// <summary>The handle is not that of a socket. (ENOTSOCK)</summary>
    NotASocket,

    /// <summary>The message is too long. (EMSGSIZE)</summary>
    MessageTooLong,

    /// <summary>The address family is not supported. (EAFNOSUPPORT)</summary>
    AddressFamilyNotSupported,

    /// <summary>The network cannot be reached. (ENETUNREACH)</summary>
    NetworkUnreachable,

    /// <summary>The connection was aborted. (ECONNABORTED)</summary>
    ConnectionAborted,

    /// <summary>The peer reset the connection. (ECONNRESET)</summary>
    ConnectionReset,

    /// <summary>There is no connection. (ENOTCONN)</summary>
    NotConnected,

    /// <summary>The time ran out. (ETIMEDOUT)</summary>
    TimedOut,

    /// <summary>There is no route to the peer; on a ROUTER with RouterMandatory: no peer has the routing id. (EHOSTUNREACH)</summary>
    HostUnreachable,

    /// <summary>The network dropped the connection. (ENETRESET)</summary>
    NetworkReset,

    /// <summary>A native object does not exist. (EFAULT)</summary>
    BadAddress,

    /// <summary>There is no memory. (ENOMEM)</summary>
    NoMemory,

    /// <summary>The context has as many sockets, or the process as many descriptors, as it may have. (EMFILE)</summary>
    TooManyOpenFiles,

    /// <summary>The network interface of the endpoint does not exist. (ENODEV)</summary>
    NoDevice,

    /// <summary>The endpoint is not bound or connected here, or its file does not exist. (ENOENT)</summary>
    NotFound,

    /// <summary>The system denies access to the endpoint. (EACCES)</summary>
    AccessDenied,

    /// <summary>The system does not permit the operation. (EPERM)</summary>
    NotPermitted,

    /// <summary>The endpoint is too long. (ENAMETOOLONG)</summary>
    NameTooLong,

    /// <summary>The thing to be added is there already. (EEXIST)</summary>
    AlreadyExists,

    /// <summary>The thing is in use. (EBUSY)</summary>
    Busy,

    /// <summary>The connection is closed. (EPIPE)</summary>
    BrokenPipe,

    /// <summary>The descriptor is not open. (EBADF)</summary>
    BadDescriptor,

    /// <summary>The socket is not in the state for this operation: for instance a REQ that waits for its reply cannot send. (EFSM)</summary>
    InvalidState,

    /// <summary>The context was shut down or disposed of. (ETERM)</summary>
    ContextTerminated,

    /// <summary>The context has no I/O thread for the operation. (EMTHREAD)</summary>
    NoThread,
}
