#pragma warning disable ZMQDRAFT001 // Drafts are attacked, too.

using System;
using System.Collections.Generic;
using System.IO;

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>What is attacked: the type of the bound socket, its transport, its security, and whether a liar answers its authentication requests.</summary>
internal sealed record FuzzCase(ZmqSocketType Type, string Transport, string Mechanism, bool IsLiedTo)
{
    // The type that the good client has, and the strangers most often say that they have.
    private static readonly Dictionary<ZmqSocketType, ZmqSocketType> s_counterparts = new()
    {
        [ZmqSocketType.Pair] = ZmqSocketType.Pair,
        [ZmqSocketType.Pub] = ZmqSocketType.Sub,
        [ZmqSocketType.Sub] = ZmqSocketType.Pub,
        [ZmqSocketType.Req] = ZmqSocketType.Rep,
        [ZmqSocketType.Rep] = ZmqSocketType.Req,
        [ZmqSocketType.Dealer] = ZmqSocketType.Dealer,
        [ZmqSocketType.Router] = ZmqSocketType.Dealer,
        [ZmqSocketType.Pull] = ZmqSocketType.Push,
        [ZmqSocketType.Push] = ZmqSocketType.Pull,
        [ZmqSocketType.XPub] = ZmqSocketType.Sub,
        [ZmqSocketType.XSub] = ZmqSocketType.Pub,
        [ZmqSocketType.Stream] = ZmqSocketType.Stream,
        [ZmqSocketType.Server] = ZmqSocketType.Client,
        [ZmqSocketType.Client] = ZmqSocketType.Server,
        [ZmqSocketType.Radio] = ZmqSocketType.Dish,
        [ZmqSocketType.Dish] = ZmqSocketType.Radio,
        [ZmqSocketType.Gather] = ZmqSocketType.Scatter,
        [ZmqSocketType.Scatter] = ZmqSocketType.Gather,
        [ZmqSocketType.Peer] = ZmqSocketType.Peer,
        [ZmqSocketType.Channel] = ZmqSocketType.Channel,
    };

    internal ZmqSocketType Counterpart => s_counterparts[Type];

    /// <param name="name">Such as "rep-tcp-null", or "router-ipc-curve-liar".</param>
    internal static FuzzCase Parse(string name)
    {
        string[] parts = name.Split('-');
        return new FuzzCase(Enum.Parse<ZmqSocketType>(parts[0], ignoreCase: true), parts[1], parts[2], parts.Length > 3);
    }

    /// <summary>Where to bind the socket.</summary>
    internal string Address => Transport == "ipc" ? $"ipc://{Path.GetTempPath()}zmqinterop-{Guid.NewGuid():N}" : $"{Transport}://127.0.0.1:*";

    /// <summary>The name of a type in a handshake.</summary>
    internal static string NameOf(ZmqSocketType type) => type.ToString().ToUpperInvariant();
}
