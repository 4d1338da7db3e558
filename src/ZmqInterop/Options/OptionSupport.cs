using System;

namespace ZmqInterop;

/// <summary>
/// What an option needs of the loaded libzmq. Looked up only after libzmq has refused the option: later versions may need less, and some draft options
/// work without the draft API.
/// </summary>
internal static class OptionSupport
{
    private static readonly Version s_4_3_0 = new(4, 3, 0);
    private static readonly Version s_4_3_4 = new(4, 3, 4);
    private static readonly Version s_4_3_5 = new(4, 3, 5);

    /// <summary>Whether the option was refused because this libzmq does not have it.</summary>
    public static bool IsMissing(ZmqSocketOption option, ZmqException refusal) =>
        refusal.Error == ZmqError.InvalidArgument && Need((int)option) is not null;

    public static NotSupportedException Missing(ZmqSocketOption option, ZmqException refusal) => new(
        $"The option {option} ({(int)option}) needs {Need((int)option)}. Loaded is {ZmqLibrary.Loaded}.", refusal);

    /// <summary>What the loaded library lacks; null when it is complete.</summary>
    private static string? Need(int option) => option switch
    {
        // ZMQ_CURVE_SERVER and the three keys
        >= 47 and <= 50 => NeedCapability("curve"),

        // ZMQ_GSSAPI_*
        (>= 62 and <= 65) or 90 or 91 => NeedCapability("gssapi"),

        // ZMQ_VMCI_*
        >= 85 and <= 88 => NeedCapability("vmci"),

        // ZMQ_BINDTODEVICE
        92 => NeedVersion(s_4_3_0),

        // ZMQ_WSS_*
        >= 103 and <= 107 => NeedDraft() ?? NeedCapability("WSS"),

        // ZMQ_ROUTER_NOTIFY, ZMQ_IN_BATCH_SIZE, ZMQ_OUT_BATCH_SIZE, ZMQ_HELLO_MSG, ZMQ_DISCONNECT_MSG, ZMQ_PRIORITY
        97 or 101 or 102 or (>= 110 and <= 112) => NeedVersion(s_4_3_4) ?? NeedDraft(),

        // The other draft options of 4.3.4, which are always compiled in
        >= 93 and <= 109 => NeedVersion(s_4_3_4),

        // ZMQ_TOPICS_COUNT
        116 => NeedVersion(s_4_3_5),

        // ZMQ_NORM_*
        >= 117 and <= 124 => NeedVersion(s_4_3_5) ?? NeedDraft() ?? NeedCapability("norm"),

        // ZMQ_BUSY_POLL, ZMQ_HICCUP_MSG, ZMQ_XSUB_VERBOSE_UNSUBSCRIBE
        >= 113 and <= 115 => NeedVersion(s_4_3_5) ?? NeedDraft(),
        _ => null,
    };

    private static string? NeedVersion(Version version) => Zmq.Version < version ? $"libzmq {version} or later" : null;

    private static string? NeedDraft() => Zmq.Has("draft") ? null : "a libzmq that was built with its draft API";

    private static string? NeedCapability(string name) => Zmq.Has(name) ? null : $"a libzmq that was built with \"{name}\"";
}
