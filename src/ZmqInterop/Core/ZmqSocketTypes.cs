namespace ZmqInterop;

/// <summary>What is known of socket types beyond their number.</summary>
internal static class ZmqSocketTypes
{
    private static readonly string[] s_names =
        ["PAIR", "PUB", "SUB", "REQ", "REP", "DEALER", "ROUTER", "PULL", "PUSH", "XPUB", "XSUB", "STREAM"];

    public static bool IsKnown(ZmqSocketType type) => (uint)type < (uint)s_names.Length;

    /// <summary>The name that libzmq's manual uses.</summary>
    public static string NativeName(ZmqSocketType type) => s_names[(int)type];
}
