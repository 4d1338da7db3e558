using System.Threading.Tasks;
using ZmqInterop.InteropTests.Matrix;

namespace ZmqInterop.InteropTests.Patterns;

/// <summary>The other side publishes to a SUB here.</summary>
internal sealed class SubscribePattern(ZmqSocketType local, string remote) : MessagePattern(local, remote, Flow.In)
{
    /// <inheritdoc/>
    public override Task PrepareAsync(Link link)
    {
        link.Local.Subscribe("");
        return Subscription.AwaitAsync(
            link.Remote.SendStringAsync,
            timeout => Task.FromResult(link.Local.TryReceiveString(out string? text, timeout) ? text : null));
    }
}
