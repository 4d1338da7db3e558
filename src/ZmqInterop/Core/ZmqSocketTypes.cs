namespace ZmqInterop;

/// <summary>What is known of socket types beyond their number.</summary>
internal static class ZmqSocketTypes
{
    private const int FirstDraft = 12;
    private const int Datagrams = 18;

    private static readonly string[] s_names =
    [
        "PAIR", "PUB", "SUB", "REQ", "REP", "DEALER", "ROUTER", "PULL", "PUSH", "XPUB", "XSUB", "STREAM",
        "SERVER", "CLIENT", "RADIO", "DISH", "GATHER", "SCATTER", "DGRAM", "PEER", "CHANNEL",
    ];

    public static bool IsKnown(ZmqSocketType type) => (uint)type < (uint)s_names.Length;

    public static bool IsDraft(ZmqSocketType type) => (int)type >= FirstDraft;

    /// <summary>Whether libzmq itself locks the socket: all draft types but DGRAM. They have no ZMQ_FD and send single frames only.</summary>
    public static bool IsThreadSafe(ZmqSocketType type) => IsDraft(type) && NativeName(type) != "DGRAM";

    /// <summary>Whether the first frame of what is sent names the peer, so that no message has a single frame.</summary>
    public static bool AddressesByFrame(ZmqSocketType type) => type is ZmqSocketType.Router or ZmqSocketType.Stream || (int)type == Datagrams;

    /// <summary>Whether the type receives what it has subscribed to, or the groups that it has joined.</summary>
    public static bool Subscribes(ZmqSocketType type) => NativeName(type) is "SUB" or "XSUB" or "DISH";

    /// <summary>Whether the type sends to all who want it, and drops what nobody wants or has room for.</summary>
    public static bool Publishes(ZmqSocketType type) => NativeName(type) is "PUB" or "XPUB" or "RADIO";

    /// <summary>Whether a send waits until a peer has room, so that readiness to send tells that there is one.</summary>
    public static bool WaitsForRoom(ZmqSocketType type) => NativeName(type) is "PUSH" or "DEALER" or "PAIR" or "REQ" or "CLIENT" or "SCATTER" or "CHANNEL";

    /// <summary>The types that a socket can talk to, by the manual (zmq_socket(3)).</summary>
    public static string[] Partners(ZmqSocketType type) => NativeName(type) switch
    {
        "PUB" or "XPUB" => ["SUB", "XSUB"],
        "SUB" or "XSUB" => ["PUB", "XPUB"],
        "REQ" => ["REP", "ROUTER"],
        "REP" => ["REQ", "DEALER"],
        "DEALER" => ["ROUTER", "REP", "DEALER"],
        "ROUTER" => ["DEALER", "REQ", "ROUTER"],
        "PUSH" => ["PULL"],
        "PULL" => ["PUSH"],
        "SERVER" => ["CLIENT"],
        "CLIENT" => ["SERVER"],
        "RADIO" => ["DISH"],
        "DISH" => ["RADIO"],
        "GATHER" => ["SCATTER"],
        "SCATTER" => ["GATHER"],
        string itself => [itself],
    };

    /// <summary>The name that libzmq's manual uses.</summary>
    public static string NativeName(ZmqSocketType type) => s_names[(int)type];
}
