using System;
using System.Diagnostics.CodeAnalysis;

namespace ZmqInterop;

/// <summary>The options of sockets, numbered and ordered as in zmq.h (zmq_setsockopt(3), zmq_getsockopt(3)). Each is described at its typed member.</summary>
[SuppressMessage("Design", "CA1008:Enums should have zero value", Justification = "The numbers are those of zmq.h, and none of them is 0.")]
public enum ZmqSocketOption
{
    /// <summary>See <see cref="ZmqSocketOptions.Affinity"/> (ZMQ_AFFINITY).</summary>
    Affinity = 4,

    /// <summary>See <see cref="ZmqSocketOptions.GetRoutingId()"/> (ZMQ_ROUTING_ID).</summary>
    RoutingId = 5,

    /// <summary>See <see cref="ZmqSocket.Subscribe(ReadOnlySpan{byte})"/> (ZMQ_SUBSCRIBE).</summary>
    Subscribe = 6,

    /// <summary>See <see cref="ZmqSocket.Unsubscribe(ReadOnlySpan{byte})"/> (ZMQ_UNSUBSCRIBE).</summary>
    Unsubscribe = 7,

    /// <summary>See <see cref="ZmqSocketOptions.MulticastRate"/> (ZMQ_RATE).</summary>
    MulticastRate = 8,

    /// <summary>See <see cref="ZmqSocketOptions.MulticastRecoveryInterval"/> (ZMQ_RECOVERY_IVL).</summary>
    MulticastRecoveryInterval = 9,

    /// <summary>See <see cref="ZmqSocketOptions.SendBufferSize"/> (ZMQ_SNDBUF).</summary>
    SendBufferSize = 11,

    /// <summary>See <see cref="ZmqSocketOptions.ReceiveBufferSize"/> (ZMQ_RCVBUF).</summary>
    ReceiveBufferSize = 12,

    /// <summary>See <see cref="ZmqSocket.HasMore"/> (ZMQ_RCVMORE).</summary>
    HasMore = 13,

    /// <summary>See <see cref="ZmqSocketOptions.FileDescriptor"/> (ZMQ_FD).</summary>
    FileDescriptor = 14,

    /// <summary>See <see cref="ZmqSocket.Events"/> (ZMQ_EVENTS).</summary>
    Events = 15,

    /// <summary>See <see cref="ZmqSocketOptions.SocketType"/> (ZMQ_TYPE).</summary>
    SocketType = 16,

    /// <summary>See <see cref="ZmqSocketOptions.Linger"/> (ZMQ_LINGER).</summary>
    Linger = 17,

    /// <summary>See <see cref="ZmqSocketOptions.ReconnectInterval"/> (ZMQ_RECONNECT_IVL).</summary>
    ReconnectInterval = 18,

    /// <summary>See <see cref="ZmqSocketOptions.Backlog"/> (ZMQ_BACKLOG).</summary>
    Backlog = 19,

    /// <summary>See <see cref="ZmqSocketOptions.ReconnectIntervalMax"/> (ZMQ_RECONNECT_IVL_MAX).</summary>
    ReconnectIntervalMax = 21,

    /// <summary>See <see cref="ZmqSocketOptions.MaxMessageSize"/> (ZMQ_MAXMSGSIZE).</summary>
    MaxMessageSize = 22,

    /// <summary>See <see cref="ZmqSocketOptions.SendHighWatermark"/> (ZMQ_SNDHWM).</summary>
    SendHighWatermark = 23,

    /// <summary>See <see cref="ZmqSocketOptions.ReceiveHighWatermark"/> (ZMQ_RCVHWM).</summary>
    ReceiveHighWatermark = 24,

    /// <summary>See <see cref="ZmqSocketOptions.MulticastHops"/> (ZMQ_MULTICAST_HOPS).</summary>
    MulticastHops = 25,

    /// <summary>See <see cref="ZmqSocketOptions.ReceiveTimeout"/> (ZMQ_RCVTIMEO).</summary>
    ReceiveTimeout = 27,

    /// <summary>See <see cref="ZmqSocketOptions.SendTimeout"/> (ZMQ_SNDTIMEO).</summary>
    SendTimeout = 28,

    /// <summary>See <see cref="ZmqSocket.LastEndpoint"/> (ZMQ_LAST_ENDPOINT).</summary>
    LastEndpoint = 32,

    /// <summary>See <see cref="ZmqSocketOptions.SetRouterMandatory(bool)"/> (ZMQ_ROUTER_MANDATORY).</summary>
    RouterMandatory = 33,

    /// <summary>See <see cref="ZmqSocketOptions.TcpKeepAlive"/> (ZMQ_TCP_KEEPALIVE).</summary>
    TcpKeepAlive = 34,

    /// <summary>See <see cref="ZmqSocketOptions.TcpKeepAliveCount"/> (ZMQ_TCP_KEEPALIVE_CNT).</summary>
    TcpKeepAliveCount = 35,

    /// <summary>See <see cref="ZmqSocketOptions.TcpKeepAliveIdle"/> (ZMQ_TCP_KEEPALIVE_IDLE).</summary>
    TcpKeepAliveIdle = 36,

    /// <summary>See <see cref="ZmqSocketOptions.TcpKeepAliveInterval"/> (ZMQ_TCP_KEEPALIVE_INTVL).</summary>
    TcpKeepAliveInterval = 37,

    /// <summary>See <see cref="ZmqSocketOptions.Immediate"/> (ZMQ_IMMEDIATE).</summary>
    Immediate = 39,

    /// <summary>See <see cref="ZmqSocketOptions.SetXPubVerbose(bool)"/> (ZMQ_XPUB_VERBOSE).</summary>
    XPubVerbose = 40,

    /// <summary>See <see cref="ZmqSocketOptions.SetRouterRaw(bool)"/> (ZMQ_ROUTER_RAW).</summary>
    RouterRaw = 41,

    /// <summary>See <see cref="ZmqSocketOptions.IPv6"/> (ZMQ_IPV6).</summary>
    IPv6 = 42,

    /// <summary>See <see cref="ZmqSocketOptions.Mechanism"/> (ZMQ_MECHANISM).</summary>
    Mechanism = 43,

    /// <summary>See <see cref="ZmqSocketOptions.PlainServer"/> (ZMQ_PLAIN_SERVER).</summary>
    PlainServer = 44,

    /// <summary>See <see cref="ZmqSocketOptions.PlainUserName"/> (ZMQ_PLAIN_USERNAME).</summary>
    PlainUserName = 45,

    /// <summary>See <see cref="ZmqSocketOptions.PlainPassword"/> (ZMQ_PLAIN_PASSWORD).</summary>
    PlainPassword = 46,

    /// <summary>See <see cref="ZmqSocketOptions.CurveServer"/> (ZMQ_CURVE_SERVER).</summary>
    CurveServer = 47,

    /// <summary>See <see cref="ZmqSocketOptions.GetCurvePublicKey()"/> (ZMQ_CURVE_PUBLICKEY).</summary>
    CurvePublicKey = 48,

    /// <summary>See <see cref="ZmqSocketOptions.GetCurveSecretKey()"/> (ZMQ_CURVE_SECRETKEY).</summary>
    CurveSecretKey = 49,

    /// <summary>See <see cref="ZmqSocketOptions.GetCurveServerKey()"/> (ZMQ_CURVE_SERVERKEY).</summary>
    CurveServerKey = 50,

    /// <summary>See <see cref="ZmqSocketOptions.SetProbeRouter(bool)"/> (ZMQ_PROBE_ROUTER).</summary>
    ProbeRouter = 51,

    /// <summary>See <see cref="ZmqSocketOptions.SetRequestCorrelate(bool)"/> (ZMQ_REQ_CORRELATE).</summary>
    RequestCorrelate = 52,

    /// <summary>See <see cref="ZmqSocketOptions.SetRequestRelaxed(bool)"/> (ZMQ_REQ_RELAXED).</summary>
    RequestRelaxed = 53,

    /// <summary>See <see cref="ZmqSocketOptions.Conflate"/> (ZMQ_CONFLATE).</summary>
    Conflate = 54,

    /// <summary>See <see cref="ZmqSocketOptions.ZapDomain"/> (ZMQ_ZAP_DOMAIN).</summary>
    ZapDomain = 55,

    /// <summary>See <see cref="ZmqSocketOptions.SetRouterHandover(bool)"/> (ZMQ_ROUTER_HANDOVER).</summary>
    RouterHandover = 56,

    /// <summary>See <see cref="ZmqSocketOptions.TypeOfService"/> (ZMQ_TOS).</summary>
    TypeOfService = 57,

    /// <summary>See <see cref="ZmqSocketOptions.SetConnectRoutingId(ReadOnlySpan{byte})"/> (ZMQ_CONNECT_ROUTING_ID).</summary>
    ConnectRoutingId = 61,

    /// <summary>See <see cref="ZmqSocketOptions.GssapiServer"/> (ZMQ_GSSAPI_SERVER).</summary>
    GssapiServer = 62,

    /// <summary>See <see cref="ZmqSocketOptions.GssapiPrincipal"/> (ZMQ_GSSAPI_PRINCIPAL).</summary>
    GssapiPrincipal = 63,

    /// <summary>See <see cref="ZmqSocketOptions.GssapiServicePrincipal"/> (ZMQ_GSSAPI_SERVICE_PRINCIPAL).</summary>
    GssapiServicePrincipal = 64,

    /// <summary>See <see cref="ZmqSocketOptions.GssapiPlaintext"/> (ZMQ_GSSAPI_PLAINTEXT).</summary>
    GssapiPlaintext = 65,

    /// <summary>See <see cref="ZmqSocketOptions.HandshakeInterval"/> (ZMQ_HANDSHAKE_IVL).</summary>
    HandshakeInterval = 66,

    /// <summary>See <see cref="ZmqSocketOptions.SocksProxy"/> (ZMQ_SOCKS_PROXY).</summary>
    SocksProxy = 68,

    /// <summary>See <see cref="ZmqSocketOptions.SetXPubNoDrop(bool)"/> (ZMQ_XPUB_NODROP).</summary>
    XPubNoDrop = 69,

    /// <summary>See <see cref="ZmqSocketOptions.SetXPubManual(bool)"/> (ZMQ_XPUB_MANUAL).</summary>
    XPubManual = 71,

    /// <summary>See <see cref="ZmqSocketOptions.SetXPubWelcomeMessage(ReadOnlySpan{byte})"/> (ZMQ_XPUB_WELCOME_MSG).</summary>
    XPubWelcomeMessage = 72,

    /// <summary>See <see cref="ZmqSocketOptions.SetStreamNotify(bool)"/> (ZMQ_STREAM_NOTIFY).</summary>
    StreamNotify = 73,

    /// <summary>See <see cref="ZmqSocketOptions.InvertMatching"/> (ZMQ_INVERT_MATCHING).</summary>
    InvertMatching = 74,

    /// <summary>See <see cref="ZmqSocketOptions.HeartbeatInterval"/> (ZMQ_HEARTBEAT_IVL).</summary>
    HeartbeatInterval = 75,

    /// <summary>See <see cref="ZmqSocketOptions.HeartbeatTimeToLive"/> (ZMQ_HEARTBEAT_TTL).</summary>
    HeartbeatTimeToLive = 76,

    /// <summary>See <see cref="ZmqSocketOptions.HeartbeatTimeout"/> (ZMQ_HEARTBEAT_TIMEOUT).</summary>
    HeartbeatTimeout = 77,

    /// <summary>See <see cref="ZmqSocketOptions.SetXPubVerboser(bool)"/> (ZMQ_XPUB_VERBOSER).</summary>
    XPubVerboser = 78,

    /// <summary>See <see cref="ZmqSocketOptions.ConnectTimeout"/> (ZMQ_CONNECT_TIMEOUT).</summary>
    ConnectTimeout = 79,

    /// <summary>See <see cref="ZmqSocketOptions.TcpMaxRetransmitTimeout"/> (ZMQ_TCP_MAXRT).</summary>
    TcpMaxRetransmitTimeout = 80,

    /// <summary>See <see cref="ZmqSocketOptions.IsThreadSafe"/> (ZMQ_THREAD_SAFE).</summary>
    IsThreadSafe = 81,

    /// <summary>See <see cref="ZmqSocketOptions.MulticastMaxTransportDataUnit"/> (ZMQ_MULTICAST_MAXTPDU).</summary>
    MulticastMaxTransportDataUnit = 84,

    /// <summary>See <see cref="ZmqSocketOptions.SetVmciBufferSize(ulong)"/> (ZMQ_VMCI_BUFFER_SIZE).</summary>
    VmciBufferSize = 85,

    /// <summary>See <see cref="ZmqSocketOptions.SetVmciBufferMinSize(ulong)"/> (ZMQ_VMCI_BUFFER_MIN_SIZE).</summary>
    VmciBufferMinSize = 86,

    /// <summary>See <see cref="ZmqSocketOptions.SetVmciBufferMaxSize(ulong)"/> (ZMQ_VMCI_BUFFER_MAX_SIZE).</summary>
    VmciBufferMaxSize = 87,

    /// <summary>See <see cref="ZmqSocketOptions.SetVmciConnectTimeout(TimeSpan)"/> (ZMQ_VMCI_CONNECT_TIMEOUT).</summary>
    VmciConnectTimeout = 88,

    /// <summary>See <see cref="ZmqSocketOptions.UseFileDescriptor"/> (ZMQ_USE_FD).</summary>
    UseFileDescriptor = 89,

    /// <summary>See <see cref="ZmqSocketOptions.GssapiPrincipalNameType"/> (ZMQ_GSSAPI_PRINCIPAL_NAMETYPE).</summary>
    GssapiPrincipalNameType = 90,

    /// <summary>See <see cref="ZmqSocketOptions.GssapiServicePrincipalNameType"/> (ZMQ_GSSAPI_SERVICE_PRINCIPAL_NAMETYPE).</summary>
    GssapiServicePrincipalNameType = 91,

    /// <summary>See <see cref="ZmqSocketOptions.BindToDevice"/> (ZMQ_BINDTODEVICE).</summary>
    BindToDevice = 92,

    /// <summary>See <see cref="ZmqSocketOptions.AddTcpAcceptFilter(string)"/> (ZMQ_TCP_ACCEPT_FILTER).</summary>
    [Obsolete("Authenticate with a ZAP handler.")]
    TcpAcceptFilter = 38,

    /// <summary>See <see cref="ZmqSocketOptions.AddIpcFilterProcessId(int)"/> (ZMQ_IPC_FILTER_PID).</summary>
    [Obsolete("Authenticate with a ZAP handler.")]
    IpcFilterProcessId = 58,

    /// <summary>See <see cref="ZmqSocketOptions.AddIpcFilterUserId(int)"/> (ZMQ_IPC_FILTER_UID).</summary>
    [Obsolete("Authenticate with a ZAP handler.")]
    IpcFilterUserId = 59,

    /// <summary>See <see cref="ZmqSocketOptions.AddIpcFilterGroupId(int)"/> (ZMQ_IPC_FILTER_GID).</summary>
    [Obsolete("Authenticate with a ZAP handler.")]
    IpcFilterGroupId = 60,

    /// <summary>See <see cref="ZmqSocketOptions.IPv4Only"/> (ZMQ_IPV4ONLY).</summary>
    [Obsolete("Use IPv6, the opposite.")]
    IPv4Only = 31,

    /// <summary>See <see cref="ZmqSocketOptions.ZapEnforceDomain"/> (ZMQ_ZAP_ENFORCE_DOMAIN).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    ZapEnforceDomain = 93,

    /// <summary>See <see cref="ZmqSocketOptions.LoopbackFastPath"/> (ZMQ_LOOPBACK_FASTPATH).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    LoopbackFastPath = 94,

    /// <summary>See <see cref="ZmqSocketOptions.AddMetadata"/> (ZMQ_METADATA).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    Metadata = 95,

    /// <summary>See <see cref="ZmqSocketOptions.MulticastLoop"/> (ZMQ_MULTICAST_LOOP).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    MulticastLoop = 96,

    /// <summary>See <see cref="ZmqSocketOptions.RouterNotify"/> (ZMQ_ROUTER_NOTIFY).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    RouterNotify = 97,

    /// <summary>See <see cref="ZmqSocketOptions.SetXPubManualLastValue(bool)"/> (ZMQ_XPUB_MANUAL_LAST_VALUE).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    XPubManualLastValue = 98,

    /// <summary>See <see cref="ZmqSocketOptions.SocksUserName"/> (ZMQ_SOCKS_USERNAME).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    SocksUserName = 99,

    /// <summary>See <see cref="ZmqSocketOptions.SocksPassword"/> (ZMQ_SOCKS_PASSWORD).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    SocksPassword = 100,

    /// <summary>See <see cref="ZmqSocketOptions.InBatchSize"/> (ZMQ_IN_BATCH_SIZE).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    InBatchSize = 101,

    /// <summary>See <see cref="ZmqSocketOptions.OutBatchSize"/> (ZMQ_OUT_BATCH_SIZE).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    OutBatchSize = 102,

    /// <summary>See <see cref="ZmqSocketOptions.SetWssKeyPem(string)"/> (ZMQ_WSS_KEY_PEM).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    WssKeyPem = 103,

    /// <summary>See <see cref="ZmqSocketOptions.SetWssCertificatePem(string)"/> (ZMQ_WSS_CERT_PEM).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    WssCertificatePem = 104,

    /// <summary>See <see cref="ZmqSocketOptions.SetWssTrustPem(string)"/> (ZMQ_WSS_TRUST_PEM).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    WssTrustPem = 105,

    /// <summary>See <see cref="ZmqSocketOptions.SetWssHostName(string)"/> (ZMQ_WSS_HOSTNAME).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    WssHostName = 106,

    /// <summary>See <see cref="ZmqSocketOptions.SetWssTrustSystem(bool)"/> (ZMQ_WSS_TRUST_SYSTEM).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    WssTrustSystem = 107,

    /// <summary>See <see cref="ZmqSocketOptions.SetOnlyFirstSubscribe(bool)"/> (ZMQ_ONLY_FIRST_SUBSCRIBE).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    OnlyFirstSubscribe = 108,

    /// <summary>See <see cref="ZmqSocketOptions.ReconnectStop"/> (ZMQ_RECONNECT_STOP).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    ReconnectStop = 109,

    /// <summary>See <see cref="ZmqSocketOptions.SetHelloMessage(ReadOnlySpan{byte})"/> (ZMQ_HELLO_MSG).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    HelloMessage = 110,

    /// <summary>See <see cref="ZmqSocketOptions.SetDisconnectMessage(ReadOnlySpan{byte})"/> (ZMQ_DISCONNECT_MSG).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    DisconnectMessage = 111,

    /// <summary>See <see cref="ZmqSocketOptions.Priority"/> (ZMQ_PRIORITY).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    Priority = 112,

    /// <summary>See <see cref="ZmqSocketOptions.SetBusyPoll(int)"/> (ZMQ_BUSY_POLL).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    BusyPoll = 113,

    /// <summary>See <see cref="ZmqSocketOptions.SetHiccupMessage(ReadOnlySpan{byte})"/> (ZMQ_HICCUP_MSG).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    HiccupMessage = 114,

    /// <summary>See <see cref="ZmqSocketOptions.SetXSubVerboseUnsubscribe(bool)"/> (ZMQ_XSUB_VERBOSE_UNSUBSCRIBE).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    XSubVerboseUnsubscribe = 115,

    /// <summary>See <see cref="ZmqSocketOptions.TopicsCount"/> (ZMQ_TOPICS_COUNT).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    TopicsCount = 116,

    /// <summary>See <see cref="ZmqSocketOptions.NormMode"/> (ZMQ_NORM_MODE).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    NormMode = 117,

    /// <summary>See <see cref="ZmqSocketOptions.NormUnicastNack"/> (ZMQ_NORM_UNICAST_NACK).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    NormUnicastNack = 118,

    /// <summary>See <see cref="ZmqSocketOptions.NormBufferSize"/> (ZMQ_NORM_BUFFER_SIZE).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    NormBufferSize = 119,

    /// <summary>See <see cref="ZmqSocketOptions.NormSegmentSize"/> (ZMQ_NORM_SEGMENT_SIZE).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    NormSegmentSize = 120,

    /// <summary>See <see cref="ZmqSocketOptions.NormBlockSize"/> (ZMQ_NORM_BLOCK_SIZE).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    NormBlockSize = 121,

    /// <summary>See <see cref="ZmqSocketOptions.NormParityCount"/> (ZMQ_NORM_NUM_PARITY).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    NormParityCount = 122,

    /// <summary>See <see cref="ZmqSocketOptions.NormAutoParityCount"/> (ZMQ_NORM_NUM_AUTOPARITY).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    NormAutoParityCount = 123,

    /// <summary>See <see cref="ZmqSocketOptions.NormPush"/> (ZMQ_NORM_PUSH).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    NormPush = 124,
}
