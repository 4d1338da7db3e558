using System;
using System.Collections.Generic;

namespace ZmqInterop.Tests.Options;

/// <summary>The options of the draft API, in the order of zmq.h. Flags and modes are given as numbers.</summary>
internal static class DraftOptionRows
{
    internal static IReadOnlyList<SocketOptionRow> Rows { get; } =
    [
        new("ZMQ_ZAP_ENFORCE_DOMAIN", "ZapEnforceDomain", Access.Property) { Default = false, Values = [true, false, true] },
        new("ZMQ_LOOPBACK_FASTPATH", "LoopbackFastPath", Access.Property) { Default = false, Values = [true, false, true] },
        new("ZMQ_METADATA", "Metadata", Access.Method)
        {
            Member = "AddMetadata",
            Values = [("X-k", "v"), ("X-" + new string('k', 253), "a:b é"), ("X-k", new string('v', 5000))],
            Refused = [("k", "v"), ("X-", "v"), ("x-k", "v"), ("X-k", ""), ("X-k:", "v"), ("X-k\0", "v"), ("X-k", "v\0"), ("X-" + new string('k', 254), "v"), ((string?)null, "v"), ("X-k", (string?)null)],
        },
        new("ZMQ_MULTICAST_LOOP", "MulticastLoop", Access.Property) { Default = true, Values = [true, false, true] },
        new("ZMQ_ROUTER_NOTIFY", "RouterNotify", Access.Property)
        {
            Default = 0,
            Values = [1, 2, 3, 0],
            Refused = [4, -1],
            Types = SocketTypes.Routers,
            Lacks = OptionNeeds.Draft,
        },
        new("ZMQ_XPUB_MANUAL_LAST_VALUE", "XPubManualLastValue", Access.Method) { Values = [true, false], Types = SocketTypes.Publishers },
        new("ZMQ_SOCKS_USERNAME", "SocksUserName", Access.Property)
        {
            Default = "",
            Values = ["u", new string('u', 255), "", "x", null],
            Refused = [new string('u', 256), "a\0b"],
        },
        new("ZMQ_SOCKS_PASSWORD", "SocksPassword", Access.Property)
        {
            Default = "",
            Values = ["p", new string('p', 255), "", "x", null],
            Refused = [new string('p', 256), "a\0b"],
        },
        new("ZMQ_IN_BATCH_SIZE", "InBatchSize", Access.Property)
        {
            Default = 8192,
            Values = [9, int.MaxValue],
            Refused = [8, 0, -1],
            Lacks = OptionNeeds.Draft,
        },
        new("ZMQ_OUT_BATCH_SIZE", "OutBatchSize", Access.Property)
        {
            Default = 8192,
            Values = [1, int.MaxValue],
            Refused = [0, -1],
            Lacks = OptionNeeds.Draft,
        },
        new("ZMQ_WSS_KEY_PEM", "WssKeyPem", Access.Method) { Values = ["text"], Refused = ["", "a\0b", null], Lacks = OptionNeeds.Wss },
        new("ZMQ_WSS_CERT_PEM", "WssCertificatePem", Access.Method) { Values = ["text"], Refused = ["", "a\0b", null], Lacks = OptionNeeds.Wss },
        new("ZMQ_WSS_TRUST_PEM", "WssTrustPem", Access.Method) { Values = ["text"], Refused = ["", "a\0b", null], Lacks = OptionNeeds.Wss },
        new("ZMQ_WSS_HOSTNAME", "WssHostName", Access.Method) { Values = ["text"], Refused = ["", "a\0b", null], Lacks = OptionNeeds.Wss },
        new("ZMQ_WSS_TRUST_SYSTEM", "WssTrustSystem", Access.Method) { Values = [true, false], Lacks = OptionNeeds.Wss },
        new("ZMQ_ONLY_FIRST_SUBSCRIBE", "OnlyFirstSubscribe", Access.Method)
        {
            Values = [true, false],
            Types = [ZmqSocketType.XSub, .. SocketTypes.Publishers],
        },
        new("ZMQ_RECONNECT_STOP", "ReconnectStop", Access.Property) { Default = 0, Values = [1, 2, 0], Refused = [8, -1] },
        new("ZMQ_HELLO_MSG", "HelloMessage", Access.Method)
        {
            Values = [new byte[] { 1 }, new byte[5000], Array.Empty<byte>()],
            Lacks = OptionNeeds.Draft,
        },
        new("ZMQ_DISCONNECT_MSG", "DisconnectMessage", Access.Method)
        {
            Values = [new byte[] { 1 }, new byte[5000], Array.Empty<byte>()],
            Lacks = OptionNeeds.Draft,
        },
        new("ZMQ_PRIORITY", "Priority", Access.Property) { Default = 0, Values = [1, 6, 0], Refused = [-1], Lacks = OptionNeeds.Draft },

        // Since 4.3.5
        new("ZMQ_BUSY_POLL", "BusyPoll", Access.Method) { Values = [0, 50], Refused = [-1], Lacks = OptionNeeds.Draft435 },
        new("ZMQ_HICCUP_MSG", "HiccupMessage", Access.Method) { Values = [new byte[] { 1 }, Array.Empty<byte>()], Lacks = OptionNeeds.Draft435 },
        new("ZMQ_XSUB_VERBOSE_UNSUBSCRIBE", "XSubVerboseUnsubscribe", Access.Method)
        {
            Values = [true, false],
            Types = [ZmqSocketType.XSub],
            Lacks = OptionNeeds.Draft435,
        },
        new("ZMQ_TOPICS_COUNT", "TopicsCount", Access.ReadOnly)
        {
            Default = 0,
            Types = [ZmqSocketType.Sub, ZmqSocketType.XSub, .. SocketTypes.Publishers],
            Lacks = OptionNeeds.Version435,
        },
        new("ZMQ_NORM_MODE", "NormMode", Access.Property) { Default = 1, Values = [0, 4], Refused = [5, -1], Lacks = OptionNeeds.Norm435 },
        new("ZMQ_NORM_UNICAST_NACK", "NormUnicastNack", Access.Property)
        {
            Default = false,
            Values = [true, false, true],
            Lacks = OptionNeeds.Norm435,
        },
        new("ZMQ_NORM_BUFFER_SIZE", "NormBufferSize", Access.Property)
        {
            Default = 2048,
            Values = [1, int.MaxValue],
            Refused = [0],
            Lacks = OptionNeeds.Norm435,
        },
        new("ZMQ_NORM_SEGMENT_SIZE", "NormSegmentSize", Access.Property)
        {
            Default = 1400,
            Values = [1, int.MaxValue],
            Refused = [0],
            Lacks = OptionNeeds.Norm435,
        },
        new("ZMQ_NORM_BLOCK_SIZE", "NormBlockSize", Access.Property)
        {
            Default = 16,
            Values = [1, 255],
            Refused = [0, 256],
            Lacks = OptionNeeds.Norm435,
        },
        new("ZMQ_NORM_NUM_PARITY", "NormParityCount", Access.Property)
        {
            Default = 4,
            Values = [0, 254],
            Refused = [-1, 255],
            Lacks = OptionNeeds.Norm435,
        },
        new("ZMQ_NORM_NUM_AUTOPARITY", "NormAutoParityCount", Access.Property)
        {
            Default = 0,
            Values = [0, 254],
            Refused = [-1, 255],
            Lacks = OptionNeeds.Norm435,
        },
        new("ZMQ_NORM_PUSH", "NormPush", Access.Property) { Default = false, Values = [true, false, true], Lacks = OptionNeeds.Norm435 },
    ];
}
