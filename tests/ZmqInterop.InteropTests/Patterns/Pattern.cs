using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ZmqInterop.InteropTests.Matrix;
using ZmqInterop.InteropTests.Payloads;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Patterns;

/// <summary>Two sockets that belong together, and what goes on between them.</summary>
/// <param name="local">The type of the socket here.</param>
/// <param name="remote">The type of the other one, as pyzmq calls it.</param>
internal abstract class Pattern(ZmqSocketType local, string remote)
{
    /// <summary>The routing id of the socket here, where one is needed.</summary>
    protected const string OurId = "ours";

    /// <summary>The routing id of the other one.</summary>
    protected const string TheirId = "theirs";

    /// <summary>All of them; a new one is a line.</summary>
    public static IReadOnlyList<Pattern> All { get; } =
    [
        new MessagePattern(ZmqSocketType.Req, "REP", Flow.Ask),
        new MessagePattern(ZmqSocketType.Rep, "REQ", Flow.Answer),
        new PublishPattern(ZmqSocketType.Pub, "SUB"),
        new PublishPattern(ZmqSocketType.XPub, "SUB"),
        new SubscribePattern(ZmqSocketType.Sub, "PUB"),
        new SubscribePattern(ZmqSocketType.Sub, "XPUB"),
        new ForwardPattern(ZmqSocketType.XPub, "XSUB", Flow.Out),
        new ForwardPattern(ZmqSocketType.XSub, "XPUB", Flow.In),
        new MessagePattern(ZmqSocketType.Push, "PULL", Flow.Out),
        new MessagePattern(ZmqSocketType.Pull, "PUSH", Flow.In),
        new MessagePattern(ZmqSocketType.Dealer, "DEALER", Flow.Ask),
        new RoutedPattern(ZmqSocketType.Dealer, "ROUTER", Flow.Ask, here: [], there: [OurId]),
        new RoutedPattern(ZmqSocketType.Router, "DEALER", Flow.Answer, here: [TheirId], there: []),
        new RoutedPattern(ZmqSocketType.Req, "ROUTER", Flow.Ask, here: [], there: [OurId, ""]),
        new RoutedPattern(ZmqSocketType.Router, "REQ", Flow.Answer, here: [TheirId, ""], there: []),
        new RoutedPattern(ZmqSocketType.Dealer, "REP", Flow.Ask, here: [""], there: []),
        new RoutedPattern(ZmqSocketType.Rep, "DEALER", Flow.Answer, here: [], there: [""]),
        new RouterToRouterPattern(),
        new MessagePattern(ZmqSocketType.Pair, "PAIR", Flow.Ask),
        new StreamPattern("STREAM"),
        new StreamPattern("TCP"),
    ];

    /// <summary>The socket here / the socket there.</summary>
    public string Name { get; } = $"{local.ToString().ToUpperInvariant()} / {remote}";

    public ZmqSocketType Local { get; } = local;

    public string Remote { get; } = remote;

    public static Pattern Get(string name) => All.Single(pattern => pattern.Name == name);

    /// <summary>Why it cannot be tested so; null when it can.</summary>
    public virtual string? WhyNot(PeerProgram program, string transport, ZmqMechanism mechanism) => null;

    /// <summary>Whether one of the two is a REQ.</summary>
    public bool HasRequester => Local == ZmqSocketType.Req || Remote == "REQ";

    /// <summary>
    /// Whether the socket here is the server of the mechanism: that is who binds. But a REQ ends a connection when it is told its user (libzmq pushes the
    /// user id as a message, which is none that the session of a REQ expects), so in PLAIN the server is the other one.
    /// </summary>
    public bool IsServerHere(ZmqMechanism mechanism, bool bindsHere) =>
        mechanism == ZmqMechanism.Plain && HasRequester ? Local != ZmqSocketType.Req : bindsHere;

    /// <summary>Opens the socket of the peer.</summary>
    public abstract Task<PeerSocket> OpenRemoteAsync(Peer peer, System.Text.Json.Nodes.JsonObject? security);

    /// <summary>Sets options of the socket here before it binds or connects.</summary>
    public virtual void Configure(ZmqSocket local)
    {
    }

    /// <summary>Does what is needed before messages arrive.</summary>
    public virtual Task PrepareAsync(Link link) => Task.CompletedTask;

    /// <summary>Exchanges a payload.</summary>
    /// <param name="link">The two sockets.</param>
    /// <param name="payload">The payload, the same both ways.</param>
    /// <param name="awaited">Whether this side awaits its calls or blocks in them.</param>
    public abstract Task ExchangeAsync(Link link, Payload payload, bool awaited);

    public override string ToString() => Name;
}
