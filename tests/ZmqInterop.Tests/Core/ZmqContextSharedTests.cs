using System;
using System.Linq;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

[Collection(AloneCollection.Name)]
public sealed class ZmqContextSharedTests
{
    [Fact]
    public void Shared_AskedForByManyThreads_IsOneContext()
    {
        ZmqContext[] seen = new ZmqContext[4];
        BackgroundCall[] calls = [.. Enumerable.Range(0, 4).Select(i => BackgroundCall.Start(() => seen[i] = ZmqContext.Shared))];
        foreach (BackgroundCall call in calls)
        {
            call.Finish();
        }

        Assert.All(seen, c => Assert.Same(ZmqContext.Shared, c));
    }

    [Fact]
    public void Shared_AfterDispose_IsANewContextThatWorks()
    {
        ZmqContext old = ZmqContext.Shared;
        ZmqSocket stale = old.CreateSocket(ZmqSocketType.Pair);
        for (int i = 0; i < 10; i++)
        {
            ZmqContext before = ZmqContext.Shared;
            before.Dispose();
            Assert.NotSame(before, ZmqContext.Shared);
            Assert.False(ZmqContext.Shared.IsDisposed);
        }

        Assert.Throws<ObjectDisposedException>(() => stale.Send("x"));
        using ZmqSocket bound = ZmqContext.Shared.CreateSocket(ZmqSocketType.Pair);
        using ZmqSocket connected = ZmqContext.Shared.CreateSocket(ZmqSocketType.Pair);
        connected.Connect(bound.Bind(Endpoints.Inproc()));
        connected.Send("x");
        Assert.Equal("x", bound.ReceiveString());
    }
}
