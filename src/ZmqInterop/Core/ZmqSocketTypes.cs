namespace ZmqInterop;

/// <summary>What is known of socket types beyond their number.</summary>
internal static class ZmqSocketTypes
{
    private const int FirstDraft = 12;

    private static readonly string[] s_names =
    [
        "PAIR", "PUB", "SUB", "REQ", "REP", "DEALER", "ROUTER", "PULL", "PUSH", "XPUB", "XSUB", "STREAM",
        "SERVER", "CLIENT", "RADIO", "DISH", "GATHER", "SCATTER", "DGRAM", "PEER", "CHANNEL",
    ];

    public static bool IsKnown(ZmqSocketType type) => (uint)type < (uint)s_names.Length;

    public static bool IsDraft(ZmqSocketType type) => (int)type >= FirstDraft;

    /// <summary>Whether libzmq itself locks the socket: all draft types but DGRAM. They have no ZMQ_FD and send single frames only.</summary>
    public static bool IsThreadSafe(ZmqSocketType type) => IsDraft(type) && NativeName(type) != "DGRAM";

    /// <summary>The name that libzmq's manual uses.</summary>
    public static string NativeName(ZmqSocketType type) => s_names[(int)type];
}
