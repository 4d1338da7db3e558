using System.Threading.Tasks;
using ZmqInterop.InteropTests.Matrix;

namespace ZmqInterop.InteropTests.Patterns;

/// <summary>This side publishes to a SUB.</summary>
internal sealed class PublishPattern(ZmqSocketType local, string remote) : MessagePattern(local, remote, Flow.Out)
{
    /// <inheritdoc/>
    public override async Task PrepareAsync(Link link)
    {
        await link.Remote.SubscribeAsync("");
        await Subscription.AwaitAsync(
            text =>
            {
                link.Local.Send(text);
                return Task.CompletedTask;
            },
            link.Remote.TryReceiveStringAsync);
    }
}
