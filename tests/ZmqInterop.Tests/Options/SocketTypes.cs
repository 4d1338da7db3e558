using System;
using System.Collections.Generic;
using System.Linq;

namespace ZmqInterop.Tests.Options;

/// <summary>The types of sockets that the loaded libzmq can make, and the groups that share options.</summary>
internal static class SocketTypes
{
    private const int FirstDraft = 12;

    internal static IReadOnlyList<ZmqSocketType> Available { get; } =
        [.. Enum.GetValues<ZmqSocketType>().Where(type => (int)type < FirstDraft || Zmq.Has("draft"))];

    internal static IReadOnlyList<ZmqSocketType> All { get; } = Enum.GetValues<ZmqSocketType>();

    // REP is built on ROUTER, REQ on DEALER, PUB on XPUB: each has the options of what it is built on.
    internal static IReadOnlyList<ZmqSocketType> Routers { get; } = [ZmqSocketType.Router, ZmqSocketType.Rep];

    internal static IReadOnlyList<ZmqSocketType> Publishers { get; } = [ZmqSocketType.XPub, ZmqSocketType.Pub];

    /// <summary>All types on systems that have the option, none on others.</summary>
    internal static IReadOnlyList<ZmqSocketType> AllWhere(bool supported) => supported ? All : [];

    internal static bool IsThreadSafe(ZmqSocketType type) => (int)type >= FirstDraft && type.ToString() != "Dgram";

    /// <summary>What these send is subscriptions only.</summary>
    internal static bool HasNoLinger(ZmqSocketType type) => type is ZmqSocketType.Sub or ZmqSocketType.XSub || type.ToString() == "Dish";

    internal static ZmqSocketType Named(string name) => Enum.Parse<ZmqSocketType>(name);
}
