using System;
using System.Linq;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>What is checked: two types of sockets, a transport, and what goes wrong meanwhile. Its name is "push-pull-tcp" or "push-pull-tcp-kill".</summary>
/// <param name="From">The type that sends.</param>
/// <param name="To">The type that receives; both do where that is possible.</param>
/// <param name="Transport">inproc, tcp or ipc.</param>
/// <param name="Fault">cut, kill, echo, flush, dispose; empty when only calls are disturbed.</param>
internal sealed record FlowCase(ZmqSocketType From, ZmqSocketType To, string Transport, string Fault)
{
    internal static FlowCase Parse(string name)
    {
        string[] words = name.Split('-');
        return new FlowCase(
            Enum.Parse<ZmqSocketType>(words[0], ignoreCase: true), Enum.Parse<ZmqSocketType>(words[1], ignoreCase: true), words[2], words.ElementAtOrDefault(3) ?? "");
    }

    /// <summary>Whether the receivers send, too.</summary>
    internal bool IsTwoWay => To is ZmqSocketType.Pair or ZmqSocketType.Dealer or ZmqSocketType.Router or ZmqSocketType.Channel;

    /// <summary>Whether there can be only one of each.</summary>
    internal bool IsExclusive => From is ZmqSocketType.Pair or ZmqSocketType.Channel;

    /// <summary>Which side binds when that is not left to chance: the one that all others know.</summary>
    internal ZmqSocketType? Binds => From is ZmqSocketType.Pub or ZmqSocketType.XPub or ZmqSocketType.Radio ? From
        : To is ZmqSocketType.Router or ZmqSocketType.Server or ZmqSocketType.Peer ? To
        : null;

    internal string Endpoint(string name) => Transport switch
    {
        "inproc" => $"inproc://{name}",
        "ipc" => "ipc://*",
        "tcp" => "tcp://127.0.0.1:*",
        _ => throw new ArgumentException($"Unknown: {Transport}."),
    };

    /// <summary>Whom messages of one socket reach when it has several peers.</summary>
    internal static Routing RoutingOf(ZmqSocketType type) => type switch
    {
        ZmqSocketType.Pub or ZmqSocketType.XPub => Routing.ToAll,
        ZmqSocketType.Radio => Routing.ToAny,
        ZmqSocketType.Push or ZmqSocketType.Dealer or ZmqSocketType.Scatter => Routing.Shared,
        _ => Routing.ToOne,
    };
}
