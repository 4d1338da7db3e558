using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>What publishers do at their high watermark: drop, or wait when told so.</summary>
public sealed class PublishHighWatermarkTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void Messages_UpToTheWatermark_AllArrive(string transport)
    {
        foreach (int watermark in new[] { 100, 1000 })
        {
            Subscribed(transport, watermark, out ZmqSocket pub, out ZmqSocket sub);
            for (int i = 0; i < watermark; i++)
            {
                Assert.True(pub.TrySend($"{i}"));
            }

            for (int i = 0; i < watermark; i++)
            {
                Assert.Equal($"{i}", sub.ReceiveString());
            }
        }
    }

    [Fact]
    public void Messages_BeyondTheWatermarks_AreDropped()
    {
        Subscribed("inproc", 10, out ZmqSocket pub, out ZmqSocket sub, receiveWatermark: 5);
        for (int i = 0; i < 100; i++)
        {
            Assert.True(pub.TrySend($"{i}"));
        }

        for (int i = 0; i < 15; i++)
        {
            Assert.Equal($"{i}", sub.ReceiveString());
        }

        AssertNothing(sub);

        // A send looks only now and then whether there is room again; this does.
        _ = pub.Events;
        Send(pub, "after");
        Assert.Equal(["after"], Receive(sub));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Messages_BeyondTheWatermark_WaitWhenNothingMayBeDropped(string transport)
    {
        const int Count = 6000;
        Subscribed(transport, 200, out ZmqSocket pub, out ZmqSocket sub, receiveWatermark: 200);
        pub.Options.SetXPubNoDrop(true);
        string content = new('x', 10_000);
        int sent = 0;
        int received = 0;
        int waits = 0;
        while (sent < Count)
        {
            if (pub.TrySend(content))
            {
                sent++;
                continue;
            }

            waits++;
            Assert.Equal(content, sub.ReceiveString());
            received++;
        }

        for (; received < Count; received++)
        {
            Assert.Equal(content, sub.ReceiveString());
        }

        Assert.NotEqual(0, waits);
        Send(pub, "end");
        Assert.Equal(["end"], Receive(sub));
    }

    // Room that messages took is there again once they are received, although fewer than half a watermark were.
    [Theory]
    [MemberData(nameof(Transports))]
    public void Messages_AfterOthersWereReceived_FindTheirRoom(string transport)
    {
        const int Watermark = 11_024;
        Subscribed(transport, Watermark, out ZmqSocket pub, out ZmqSocket sub, Watermark);
        foreach (int count in new[] { 9999, 1100 })
        {
            for (int i = 0; i < count; i++)
            {
                Assert.True(pub.TrySend($"{i}"));
            }

            for (int i = 0; i < count; i++)
            {
                Assert.Equal($"{i}", sub.ReceiveString());
            }
        }
    }

    private void Subscribed(string transport, int watermark, out ZmqSocket pub, out ZmqSocket sub, int receiveWatermark = 1000)
    {
        pub = Create(ZmqSocketType.XPub);
        pub.Options.SendHighWatermark = watermark;
        sub = Create(ZmqSocketType.Sub);
        sub.Options.ReceiveHighWatermark = receiveWatermark;
        sub.Connect(pub.Bind(Endpoints.For(transport)));
        sub.Subscribe("");
        Assert.Equal(["\u0001"], Receive(pub));
    }
}
