using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace ZmqInterop.Tests.Options;

/// <summary>The options of the stable API, in the order of zmq.h, then the deprecated ones.</summary>
internal static class StableOptionRows
{
    internal static IReadOnlyList<SocketOptionRow> Rows { get; } =
    [
        new("ZMQ_AFFINITY", "Affinity", Access.Property) { Default = 0UL, Values = [1UL, ulong.MaxValue, 0UL] },
        new("ZMQ_ROUTING_ID", "RoutingId", Access.MethodPair)
        {
            Default = Array.Empty<byte>(),
            Values = [new byte[] { 1 }, new byte[255], "name"],
            Refused = [Array.Empty<byte>(), new byte[256], "", new string('é', 128)],
            Companions = ["GetRoutingId"],
        },
        new("ZMQ_RATE", "MulticastRate", Access.Property) { Default = 100, Values = [1, int.MaxValue], Refused = [0, -1] },
        new("ZMQ_RECOVERY_IVL", "MulticastRecoveryInterval", Access.Property)
        {
            Default = TimeSpan.FromMilliseconds(10000),
            Values = [TimeSpan.FromMilliseconds(0), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1500), TimeSpan.FromMilliseconds(2147483647)],
            Refused = [TimeSpan.FromMilliseconds(-2), TimeSpan.FromMilliseconds(-1000), .. OptionTimes.Refused, Timeout.InfiniteTimeSpan],
        },
        new("ZMQ_SNDBUF", "SendBufferSize", Access.Property) { Default = null, Values = [0, int.MaxValue, null], Refused = [-1, int.MinValue] },
        new("ZMQ_RCVBUF", "ReceiveBufferSize", Access.Property) { Default = null, Values = [0, int.MaxValue, null], Refused = [-1, int.MinValue] },
        new("ZMQ_FD", "FileDescriptor", Access.ReadOnly) { Types = [.. SocketTypes.All.Where(type => !SocketTypes.IsThreadSafe(type))] },
        new("ZMQ_TYPE", "SocketType", Access.ReadOnly),
        new("ZMQ_LINGER", "Linger", Access.Property)
        {
            Default = Timeout.InfiniteTimeSpan,
            Values = [TimeSpan.FromMilliseconds(0), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1500), TimeSpan.FromMilliseconds(2147483647), Timeout.InfiniteTimeSpan],
            Refused = [TimeSpan.FromMilliseconds(-2), TimeSpan.FromMilliseconds(-1000), .. OptionTimes.Refused],
        },
        new("ZMQ_RECONNECT_IVL", "ReconnectInterval", Access.Property)
        {
            Default = TimeSpan.FromMilliseconds(100),
            Values = [TimeSpan.FromMilliseconds(0), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1500), TimeSpan.FromMilliseconds(2147483647), Timeout.InfiniteTimeSpan],
            Refused = [TimeSpan.FromMilliseconds(-2), TimeSpan.FromMilliseconds(-1000), .. OptionTimes.Refused],
        },
        new("ZMQ_BACKLOG", "Backlog", Access.Property) { Default = 100, Values = [0, 1, int.MaxValue], Refused = [-1] },
        new("ZMQ_RECONNECT_IVL_MAX", "ReconnectIntervalMax", Access.Property)
        {
            Default = TimeSpan.Zero,
            Values = [TimeSpan.FromMilliseconds(0), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1500), TimeSpan.FromMilliseconds(2147483647)],
            Refused = [TimeSpan.FromMilliseconds(-2), TimeSpan.FromMilliseconds(-1000), .. OptionTimes.Refused, Timeout.InfiniteTimeSpan],
        },
        new("ZMQ_MAXMSGSIZE", "MaxMessageSize", Access.Property) { Default = -1L, Values = [0L, long.MaxValue, -1L], Refused = [-2L, long.MinValue] },
        new("ZMQ_SNDHWM", "SendHighWatermark", Access.Property) { Default = 1000, Values = [0, 1, int.MaxValue], Refused = [-1] },
        new("ZMQ_RCVHWM", "ReceiveHighWatermark", Access.Property) { Default = 1000, Values = [0, 1, int.MaxValue], Refused = [-1] },
        new("ZMQ_MULTICAST_HOPS", "MulticastHops", Access.Property) { Default = 1, Values = [1, 255, int.MaxValue], Refused = [0, -1] },
        new("ZMQ_RCVTIMEO", "ReceiveTimeout", Access.Property)
        {
            Default = Timeout.InfiniteTimeSpan,
            Values = [TimeSpan.FromMilliseconds(0), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1500), TimeSpan.FromMilliseconds(2147483647), Timeout.InfiniteTimeSpan],
            Refused = [TimeSpan.FromMilliseconds(-2), TimeSpan.FromMilliseconds(-1000), .. OptionTimes.Refused],
        },
        new("ZMQ_SNDTIMEO", "SendTimeout", Access.Property)
        {
            Default = Timeout.InfiniteTimeSpan,
            Values = [TimeSpan.FromMilliseconds(0), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1500), TimeSpan.FromMilliseconds(2147483647), Timeout.InfiniteTimeSpan],
            Refused = [TimeSpan.FromMilliseconds(-2), TimeSpan.FromMilliseconds(-1000), .. OptionTimes.Refused],
        },
        new("ZMQ_ROUTER_MANDATORY", "RouterMandatory", Access.Method) { Values = [true, false], Types = SocketTypes.Routers },
        new("ZMQ_TCP_KEEPALIVE", "TcpKeepAlive", Access.Property) { Default = null, Values = [true, false, null] },
        new("ZMQ_TCP_KEEPALIVE_CNT", "TcpKeepAliveCount", Access.Property) { Default = null, Values = [1, 127, null], Refused = [0, 128, -1] },
        new("ZMQ_TCP_KEEPALIVE_IDLE", "TcpKeepAliveIdle", Access.Property)
        {
            Default = null,
            Values = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(32767), null],
            Refused = [TimeSpan.Zero, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(32768), TimeSpan.FromTicks(-1), TimeSpan.MaxValue],
        },
        new("ZMQ_TCP_KEEPALIVE_INTVL", "TcpKeepAliveInterval", Access.Property)
        {
            Default = null,
            Values = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(32767), null],
            Refused = [TimeSpan.Zero, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(32768), TimeSpan.FromTicks(-1), TimeSpan.MaxValue],
        },
        new("ZMQ_IMMEDIATE", "Immediate", Access.Property) { Default = false, Values = [true, false, true] },
        new("ZMQ_XPUB_VERBOSE", "XPubVerbose", Access.Method) { Values = [true, false], Types = SocketTypes.Publishers },
        new("ZMQ_ROUTER_RAW", "RouterRaw", Access.Method) { Values = [true, false], Types = SocketTypes.Routers },
        new("ZMQ_IPV6", "IPv6", Access.Property) { Default = false, Values = [true, false, true] },
        new("ZMQ_MECHANISM", "Mechanism", Access.ReadOnly) { Default = ZmqMechanism.Null },
        new("ZMQ_PLAIN_SERVER", "PlainServer", Access.Property) { Default = false, Values = [true, false, true] },
        new("ZMQ_PLAIN_USERNAME", "PlainUserName", Access.Property)
        {
            Default = "",
            Values = ["u", new string('u', 255), "é"],
            Refused = ["", new string('u', 256), new string('é', 128), "a\0b"],
        },
        new("ZMQ_PLAIN_PASSWORD", "PlainPassword", Access.Property)
        {
            Default = "",
            Values = ["p", new string('p', 255), "é"],
            Refused = ["", new string('p', 256), "a\0b"],
        },
        new("ZMQ_CURVE_SERVER", "CurveServer", Access.Property) { Default = false, Values = [true, false, true], Lacks = OptionNeeds.Curve },
        new("ZMQ_CURVE_PUBLICKEY", "CurvePublicKey", Access.MethodPair)
        {
            Default = new byte[32],
            Values = [CurveKeys.Bytes, CurveKeys.AsciiText, CurveKeys.Text],
            Refused = CurveKeys.Wrong,
            Lacks = OptionNeeds.Curve,
            Companions = ["GetCurvePublicKey"],
        },
        new("ZMQ_CURVE_SECRETKEY", "CurveSecretKey", Access.MethodPair)
        {
            Default = new byte[32],
            Values = [CurveKeys.Bytes, CurveKeys.AsciiText, CurveKeys.Text],
            Refused = CurveKeys.Wrong,
            Lacks = OptionNeeds.Curve,
            Companions = ["GetCurveSecretKey"],
        },
        new("ZMQ_CURVE_SERVERKEY", "CurveServerKey", Access.MethodPair)
        {
            Default = new byte[32],
            Values = [CurveKeys.Bytes, CurveKeys.AsciiText, CurveKeys.Text],
            Refused = CurveKeys.Wrong,
            Lacks = OptionNeeds.Curve,
            Companions = ["GetCurveServerKey"],
        },
        new("ZMQ_PROBE_ROUTER", "ProbeRouter", Access.Method)
        {
            Values = [true, false],
            Types = [ZmqSocketType.Req, ZmqSocketType.Dealer, .. SocketTypes.Routers],
        },
        new("ZMQ_REQ_CORRELATE", "RequestCorrelate", Access.Method) { Values = [true, false], Types = [ZmqSocketType.Req] },
        new("ZMQ_REQ_RELAXED", "RequestRelaxed", Access.Method) { Values = [true, false], Types = [ZmqSocketType.Req] },
        new("ZMQ_CONFLATE", "Conflate", Access.Property) { Default = false, Values = [true, false, true] },
        new("ZMQ_ZAP_DOMAIN", "ZapDomain", Access.Property)
        {
            Default = "",
            Values = ["d", new string('d', 255), "é"],
            Refused = ["", new string('d', 256), "a\0b", null],
        },
        new("ZMQ_ROUTER_HANDOVER", "RouterHandover", Access.Method) { Values = [true, false], Types = SocketTypes.Routers },
        new("ZMQ_TOS", "TypeOfService", Access.Property) { Default = 0, Values = [1, 255, int.MaxValue], Refused = [-1] },
        new("ZMQ_CONNECT_ROUTING_ID", "ConnectRoutingId", Access.Method)
        {
            Values = [new byte[] { 1 }, new byte[255], "name"],
            Refused = [Array.Empty<byte>(), new byte[256], "", new string('é', 128)],
            Types = [ZmqSocketType.Stream, .. SocketTypes.Routers],
        },
        new("ZMQ_GSSAPI_SERVER", "GssapiServer", Access.Property) { Default = false, Values = [true], Lacks = OptionNeeds.Gssapi },
        new("ZMQ_GSSAPI_PRINCIPAL", "GssapiPrincipal", Access.Property)
        {
            Default = "",
            Values = ["p", new string('p', 255)],
            Refused = ["", new string('p', 256), "a\0b", null],
            Lacks = OptionNeeds.Gssapi,
        },
        new("ZMQ_GSSAPI_SERVICE_PRINCIPAL", "GssapiServicePrincipal", Access.Property)
        {
            Default = "",
            Values = ["p", new string('p', 255)],
            Refused = ["", new string('p', 256), "a\0b", null],
            Lacks = OptionNeeds.Gssapi,
        },
        new("ZMQ_GSSAPI_PLAINTEXT", "GssapiPlaintext", Access.Property) { Default = false, Values = [true, false], Lacks = OptionNeeds.Gssapi },
        new("ZMQ_HANDSHAKE_IVL", "HandshakeInterval", Access.Property)
        {
            Default = TimeSpan.FromMilliseconds(30000),
            Values = [TimeSpan.FromMilliseconds(0), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1500), TimeSpan.FromMilliseconds(2147483647)],
            Refused = [TimeSpan.FromMilliseconds(-2), TimeSpan.FromMilliseconds(-1000), .. OptionTimes.Refused, Timeout.InfiniteTimeSpan],
        },
        new("ZMQ_SOCKS_PROXY", "SocksProxy", Access.Property)
        {
            Default = "",
            Values = ["127.0.0.1:1080", new string('h', 5000), "", "x", null],
            Refused = ["a\0b"],
        },
        new("ZMQ_XPUB_NODROP", "XPubNoDrop", Access.Method)
        {
            Values = [true, false],
            Types = [SocketTypes.Named("Radio"), .. SocketTypes.Publishers],
        },
        new("ZMQ_XPUB_MANUAL", "XPubManual", Access.Method) { Values = [true, false], Types = SocketTypes.Publishers },
        new("ZMQ_XPUB_WELCOME_MSG", "XPubWelcomeMessage", Access.Method)
        {
            Values = [new byte[] { 1 }, new byte[5000], Array.Empty<byte>()],
            Types = SocketTypes.Publishers,
        },
        new("ZMQ_STREAM_NOTIFY", "StreamNotify", Access.Method) { Values = [true, false], Types = [ZmqSocketType.Stream] },
        new("ZMQ_INVERT_MATCHING", "InvertMatching", Access.Property) { Default = false, Values = [true, false, true] },
        new("ZMQ_HEARTBEAT_IVL", "HeartbeatInterval", Access.Property)
        {
            Default = TimeSpan.Zero,
            Values = [TimeSpan.FromMilliseconds(0), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1500), TimeSpan.FromMilliseconds(2147483647)],
            Refused = [TimeSpan.FromMilliseconds(-2), TimeSpan.FromMilliseconds(-1000), .. OptionTimes.Refused, Timeout.InfiniteTimeSpan],
        },
        new("ZMQ_HEARTBEAT_TTL", "HeartbeatTimeToLive", Access.Property)
        {
            Default = TimeSpan.Zero,
            Values = [TimeSpan.FromMilliseconds(0), TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(6553500)],
            Refused = [TimeSpan.FromMilliseconds(-1), TimeSpan.FromMilliseconds(6553600), .. OptionTimes.Refused, Timeout.InfiniteTimeSpan],
        },
        new("ZMQ_HEARTBEAT_TIMEOUT", "HeartbeatTimeout", Access.Property)
        {
            Default = TimeSpan.Zero,
            Values = [TimeSpan.FromMilliseconds(0), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1500), TimeSpan.FromMilliseconds(2147483647)],
            Refused = [TimeSpan.FromMilliseconds(-2), TimeSpan.FromMilliseconds(-1000), .. OptionTimes.Refused, Timeout.InfiniteTimeSpan],
        },
        new("ZMQ_XPUB_VERBOSER", "XPubVerboser", Access.Method) { Values = [true, false], Types = SocketTypes.Publishers },
        new("ZMQ_CONNECT_TIMEOUT", "ConnectTimeout", Access.Property)
        {
            Default = TimeSpan.Zero,
            Values = [TimeSpan.FromMilliseconds(0), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1500), TimeSpan.FromMilliseconds(2147483647)],
            Refused = [TimeSpan.FromMilliseconds(-2), TimeSpan.FromMilliseconds(-1000), .. OptionTimes.Refused, Timeout.InfiniteTimeSpan],
        },
        new("ZMQ_TCP_MAXRT", "TcpMaxRetransmitTimeout", Access.Property)
        {
            Default = TimeSpan.Zero,
            Values = [TimeSpan.FromMilliseconds(0), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1500), TimeSpan.FromMilliseconds(2147483647)],
            Refused = [TimeSpan.FromMilliseconds(-2), TimeSpan.FromMilliseconds(-1000), .. OptionTimes.Refused, Timeout.InfiniteTimeSpan],
        },
        new("ZMQ_THREAD_SAFE", "IsThreadSafe", Access.ReadOnly),
        new("ZMQ_MULTICAST_MAXTPDU", "MulticastMaxTransportDataUnit", Access.Property)
        {
            Default = 1500,
            Values = [1, int.MaxValue],
            Refused = [0, -1],
        },
        new("ZMQ_VMCI_BUFFER_SIZE", "VmciBufferSize", Access.Method) { Values = [1UL, ulong.MaxValue], Lacks = OptionNeeds.Vmci },
        new("ZMQ_VMCI_BUFFER_MIN_SIZE", "VmciBufferMinSize", Access.Method) { Values = [1UL, ulong.MaxValue], Lacks = OptionNeeds.Vmci },
        new("ZMQ_VMCI_BUFFER_MAX_SIZE", "VmciBufferMaxSize", Access.Method) { Values = [1UL, ulong.MaxValue], Lacks = OptionNeeds.Vmci },
        new("ZMQ_VMCI_CONNECT_TIMEOUT", "VmciConnectTimeout", Access.Method)
        {
            Values = [TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan],
            Refused = [TimeSpan.FromSeconds(-1)],
            Lacks = OptionNeeds.Vmci,
        },
        new("ZMQ_USE_FD", "UseFileDescriptor", Access.Property) { Default = null, Values = [null], Refused = [-1, -2, int.MaxValue] },
        new("ZMQ_GSSAPI_PRINCIPAL_NAMETYPE", "GssapiPrincipalNameType", Access.Property)
        {
            Default = ZmqGssapiNameType.HostBased,
            Values = [ZmqGssapiNameType.Krb5Principal, ZmqGssapiNameType.UserName],
            Refused = [(ZmqGssapiNameType)(-1), (ZmqGssapiNameType)3],
            Lacks = OptionNeeds.Gssapi,
        },
        new("ZMQ_GSSAPI_SERVICE_PRINCIPAL_NAMETYPE", "GssapiServicePrincipalNameType", Access.Property)
        {
            Default = ZmqGssapiNameType.HostBased,
            Values = [ZmqGssapiNameType.Krb5Principal, ZmqGssapiNameType.UserName],
            Refused = [(ZmqGssapiNameType)(-1), (ZmqGssapiNameType)3],
            Lacks = OptionNeeds.Gssapi,
        },
        new("ZMQ_BINDTODEVICE", "BindToDevice", Access.Property)
        {
            Default = "",
            Values = ["lo", new string('i', 16), "", "x", null],
            Refused = [new string('i', 17), "a\0b"],
        },

        // Deprecated
        new("ZMQ_TCP_ACCEPT_FILTER", "TcpAcceptFilter", Access.Method)
        {
            Member = "AddTcpAcceptFilter",
            Values = ["127.0.0.1", "192.168.0.0/16"],
            Refused = ["", new string('1', 256), "1\0", null],
            Companions = ["ClearTcpAcceptFilters"],
        },
        new("ZMQ_IPC_FILTER_PID", "IpcFilterProcessId", Access.Method)
        {
            Member = "AddIpcFilterProcessId",
            Values = [0, 1, int.MaxValue],
            Refused = [-1],
            Companions = ["ClearIpcFilterProcessIds"],
            Types = SocketTypes.AllWhere(OperatingSystem.IsLinux()),
        },
        new("ZMQ_IPC_FILTER_UID", "IpcFilterUserId", Access.Method)
        {
            Member = "AddIpcFilterUserId",
            Values = [0, 1, int.MaxValue],
            Refused = [-1],
            Companions = ["ClearIpcFilterUserIds"],
            Types = SocketTypes.AllWhere(!OperatingSystem.IsWindows()),
        },
        new("ZMQ_IPC_FILTER_GID", "IpcFilterGroupId", Access.Method)
        {
            Member = "AddIpcFilterGroupId",
            Values = [0, 1, int.MaxValue],
            Refused = [-1],
            Companions = ["ClearIpcFilterGroupIds"],
            Types = SocketTypes.AllWhere(!OperatingSystem.IsWindows()),
        },
        new("ZMQ_IPV4ONLY", "IPv4Only", Access.Property) { Default = true, Values = [true, false, true] },
    ];
}
