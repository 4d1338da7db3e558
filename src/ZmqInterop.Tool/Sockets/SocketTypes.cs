using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;

namespace ZmqInterop.Tool.Sockets;

/// <summary>What each socket type can do for a command line.</summary>
internal static class SocketTypes
{
    private static readonly ZmqSocketType[] s_all = Enum.GetValues<ZmqSocketType>();

    public static string[] Names { get; } = [.. s_all.Select(Name)];

    public static string Name(ZmqSocketType type) => type.ToString().ToLowerInvariant();

    /// <summary>It receives only. What an XSUB sends are subscriptions, which are options here; and it does not linger.</summary>
    public static bool IsReceiver(ZmqSocketType type) =>
        type is ZmqSocketType.Pull or ZmqSocketType.Sub or ZmqSocketType.XSub or ZmqSocketType.Dish or ZmqSocketType.Gather;

    /// <summary>It sends only.</summary>
    public static bool IsSender(ZmqSocketType type) => type is ZmqSocketType.Push or ZmqSocketType.Pub or ZmqSocketType.Radio or ZmqSocketType.Scatter;

    /// <summary>It answers; it cannot begin.</summary>
    public static bool IsServer(ZmqSocketType type) => type is ZmqSocketType.Rep or ZmqSocketType.Server;

    /// <summary>The first frame of its messages is the peer.</summary>
    public static bool HasAddressFrame(ZmqSocketType type) => type is ZmqSocketType.Router or ZmqSocketType.Stream or ZmqSocketType.Dgram;

    /// <summary>The peer is a property of its frames.</summary>
    public static bool HasRoutingIds(ZmqSocketType type) => type is ZmqSocketType.Server or ZmqSocketType.Peer;

    public static Option<ZmqSocketType> Option(ZmqSocketType otherwise)
    {
        Option<ZmqSocketType> option = new("--type", "-t")
        {
            Description = "The socket type, for instance " + Name(otherwise) + ", which is the default.",
            HelpName = "type",
            DefaultValueFactory = _ => otherwise,
            CustomParser = Parse,
        };
        option.CompletionSources.Add(Names);
        return option;
    }

    private static ZmqSocketType Parse(ArgumentResult result)
    {
        string word = result.Tokens[^1].Value;
        foreach (ZmqSocketType type in s_all)
        {
            if (string.Equals(Name(type), word, StringComparison.OrdinalIgnoreCase))
            {
                return type;
            }
        }

        result.AddError($"There is no socket type '{word}'; there are {string.Join(", ", Names)}.");
        return default;
    }
}
