using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Patterns;

/// <summary>Messages with an envelope on at least one side: routing ids of ROUTER, the delimiter of REQ and REP.</summary>
internal class RoutedPattern(ZmqSocketType local, string remote, Flow flow, string[] here, string[] there) : MessagePattern(local, remote, flow)
{
    /// <inheritdoc/>
    protected override string[] PrefixHere => here;

    /// <inheritdoc/>
    protected override string[] PrefixThere => there;

    /// <inheritdoc/>
    public override void Configure(ZmqSocket local) => local.Options.SetRoutingId(OurId);

    /// <inheritdoc/>
    public override Task<PeerSocket> OpenRemoteAsync(Peer peer, JsonObject? security) => peer.OpenAsync(Remote, TheirId, security);
}
