using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Matrix;

namespace ZmqInterop.InteropTests.Patterns;

/// <summary>XPUB and XSUB: the subscription is a message that one side sends and the other one sees.</summary>
internal sealed class ForwardPattern(ZmqSocketType local, string remote, Flow flow) : MessagePattern(local, remote, flow)
{
    private static readonly byte[] s_everything = [1];
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(1);

    /// <inheritdoc/>
    public override async Task PrepareAsync(Link link)
    {
        if (Local == ZmqSocketType.XSub)
        {
            link.Local.Send(s_everything);
            await AwaitAsync(
                async () => (await link.Remote.TryReceiveAsync(s_moment))?.Single(),
                () => Task.FromResult(link.Local.TryReceiveBytes(out byte[]? early, s_moment) ? early : null));
        }
        else
        {
            await link.Remote.SendAsync(s_everything);
            await AwaitAsync(
                () => Task.FromResult(link.Local.TryReceiveBytes(out byte[]? content, s_moment) ? content : null),
                async () => (await link.Remote.TryReceiveAsync(s_moment))?.Single());
        }
    }

    /// <summary>An XSUB hands its subscriptions to a new connection when it is next used; so it is asked now and then.</summary>
    private static async Task AwaitAsync(Func<Task<byte[]?>> receiveSubscription, Func<Task<byte[]?>> askSubscriber)
    {
        Stopwatch watch = Stopwatch.StartNew();
        byte[]? subscription;
        while ((subscription = await receiveSubscription()) is null)
        {
            Assert.True(watch.Elapsed < Link.Limit, "The subscription does not arrive.");
            Assert.Null(await askSubscriber());
        }

        Assert.Equal(s_everything, subscription);
    }
}
