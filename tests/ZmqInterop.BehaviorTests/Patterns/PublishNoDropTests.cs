using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>A publisher that waits for slow subscribers instead of dropping what they have no room for (ZMQ_XPUB_NODROP).</summary>
public sealed class PublishNoDropTests : PatternTest
{
    private const int Watermark = 2000;

    // What a wire's buffers of the system take cannot be counted.
    [Fact]
    public void Send_ToASubscriberWithoutRoom_WaitsAndLosesNothing()
    {
        ZmqSocket pub = Create(ZmqSocketType.XPub);
        pub.Options.SendHighWatermark = Watermark;
        pub.Options.SetXPubNoDrop(true);
        ZmqSocket sub = Create(ZmqSocketType.Sub);
        sub.Options.ReceiveHighWatermark = Watermark;
        sub.Connect(pub.Bind(Endpoints.Inproc()));
        sub.Subscribe("");
        Assert.Equal(["\u0001"], Receive(pub));

        // Later on, the publisher hears of room only now and then.
        Assert.Equal(2 * Watermark, FillAndDrain(pub, sub));
        Assert.InRange(FillAndDrain(pub, sub), 1, 2 * Watermark);
        Send(pub, "room again");
        Assert.Equal(["room again"], Receive(sub));
    }
    private static int FillAndDrain(ZmqSocket pub, ZmqSocket sub)
    {
        int sent = 0;
        while (pub.TrySend($"{sent}"))
        {
            sent++;
        }

        pub.Options.SendTimeout = TimeSpan.Zero;
        Assert.Throws<TimeoutException>(() => pub.Send("no room"));
        pub.Options.SendTimeout = Limit;
        for (int i = 0; i < sent; i++)
        {
            Assert.Equal([$"{i}"], Receive(sub));
        }

        AssertNothing(sub);
        return sent;
    }
}
