using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Matrix;
using ZmqInterop.InteropTests.Payloads;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Patterns;

/// <summary>Messages one way, or there and back.</summary>
internal class MessagePattern(ZmqSocketType local, string remote, Flow flow) : Pattern(local, remote)
{
    /// <summary>What this side sends and receives before the payload.</summary>
    protected virtual string[] PrefixHere => [];

    /// <summary>What the other side sends and receives before it.</summary>
    protected virtual string[] PrefixThere => [];

    /// <inheritdoc/>
    public override Task<PeerSocket> OpenRemoteAsync(Peer peer, JsonObject? security) => peer.OpenAsync(Remote, security: security);

    /// <inheritdoc/>
    public override async Task ExchangeAsync(Link link, Payload payload, bool awaited)
    {
        if (flow is Flow.Out or Flow.Ask)
        {
            await SendAsync(link, payload, awaited);
        }

        if (flow is Flow.In or Flow.Ask or Flow.Answer)
        {
            await ReceiveAsync(link, payload, awaited);
        }

        if (flow is Flow.Answer)
        {
            await SendAsync(link, payload, awaited);
        }
    }

    private async Task SendAsync(Link link, Payload payload, bool awaited)
    {
        using CancellationTokenSource limit = new(Link.Limit);
        foreach (string frame in PrefixHere)
        {
            if (awaited)
            {
                await link.Local.SendAsync(frame, more: true, limit.Token);
            }
            else
            {
                link.Local.Send(frame, more: true, limit.Token);
            }
        }

        await payload.SendAsync(link.Local, awaited, limit.Token);
        await link.Remote.ReceiveAsync(PrefixThere, payload);
    }

    private async Task ReceiveAsync(Link link, Payload payload, bool awaited)
    {
        using CancellationTokenSource limit = new(Link.Limit);
        if (awaited)
        {
            // Begun before there is anything to receive, so that it has to wait.
            Task pending = ReceiveHereAsync(link.Local, payload, awaited, limit.Token);
            await link.Remote.SendAsync(PrefixThere, payload);
            await pending;
        }
        else
        {
            await link.Remote.SendAsync(PrefixThere, payload);
            await ReceiveHereAsync(link.Local, payload, awaited, limit.Token);
        }
    }

    private async Task ReceiveHereAsync(ZmqSocket local, Payload payload, bool awaited, CancellationToken cancellationToken)
    {
        foreach (string frame in PrefixHere)
        {
            Assert.Equal(frame, awaited ? await local.ReceiveStringAsync(cancellationToken) : local.ReceiveString(cancellationToken));
            Assert.True(local.HasMore);
        }

        await payload.ReceiveAsync(local, awaited, cancellationToken);
    }
}
