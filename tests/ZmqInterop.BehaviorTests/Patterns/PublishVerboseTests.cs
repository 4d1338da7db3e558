using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Which subscriptions an XPUB receives: changes only, all of them (ZMQ_XPUB_VERBOSE), or the ends as well (ZMQ_XPUB_VERBOSER).</summary>
public sealed class PublishVerboseTests : PatternTest
{
    private int _markers;

    [Theory]
    [MemberData(nameof(Transports))]
    public void Verbose_OneSubscriber_TellsEverySubscription(string transport)
    {
        ZmqSocket pub = Create(ZmqSocketType.XPub);
        ZmqSocket sub = Create(ZmqSocketType.Sub);
        sub.Connect(pub.Bind(Endpoints.For(transport)));
        foreach (string prefix in new[] { "A", "B" })
        {
            sub.Subscribe(prefix);
            Assert.Equal([$"\u0001{prefix}"], Receive(pub));
        }

        sub.Subscribe("A");
        AssertNoMore(pub, sub);

        pub.Options.SetXPubVerbose(true);
        sub.Subscribe("A");
        Assert.Equal(["\u0001A"], Receive(pub));
        foreach (string prefix in new[] { "A", "B" })
        {
            Send(pub, prefix);
            Assert.Equal([prefix], Receive(sub));
        }
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Verbose_TwoSubscribers_TellsEverySubscription(string transport)
    {
        CreateSubscribed(transport, out ZmqSocket pub, out ZmqSocket first, out ZmqSocket second);
        first.Subscribe("B");
        Assert.Equal(["\u0001B"], Receive(pub));

        pub.Options.SetXPubVerbose(true);
        second.Subscribe("A");
        Assert.Equal(["\u0001A"], Receive(pub));
        Send(pub, "A");
        Send(pub, "B");
        Assert.Equal(["A"], Receive(first));
        Assert.Equal(["A"], Receive(second));
        Assert.Equal(["B"], Receive(first));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Verboser_OneSubscriber_TellsTheEndOfWhatThereWas(string transport)
    {
        ZmqSocket pub = Create(ZmqSocketType.XPub);
        ZmqSocket sub = Create(ZmqSocketType.Sub);
        sub.Connect(pub.Bind(Endpoints.For(transport)));
        sub.Unsubscribe("A");
        AssertNoMore(pub, sub);
        sub.Subscribe("A");
        Assert.Equal(["\u0001A"], Receive(pub));
        sub.Subscribe("A");
        AssertNoMore(pub, sub);

        // A SUB counts, and tells only the last end.
        sub.Unsubscribe("A");
        AssertNoMore(pub, sub);
        sub.Unsubscribe("A");
        Assert.Equal(["\0A"], Receive(pub));
        sub.Unsubscribe("A");
        AssertNoMore(pub, sub);

        pub.Options.SetXPubVerboser(true);
        sub.Subscribe("A");
        Assert.Equal(["\u0001A"], Receive(pub));
        Send(pub, "A");
        Assert.Equal(["A"], Receive(sub));
        sub.Unsubscribe("A");
        Assert.Equal(["\0A"], Receive(pub));
        sub.Unsubscribe("A");
        AssertNoMore(pub, sub);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Verboser_TwoSubscribers_TellsTheEndOfEach(string transport)
    {
        CreateSubscribed(transport, out ZmqSocket pub, out ZmqSocket first, out ZmqSocket second);
        first.Unsubscribe("A");
        AssertNoMore(pub, first);
        second.Unsubscribe("A");
        Assert.Equal(["\0A"], Receive(pub));
        AssertNoMore(pub, second);

        pub.Options.SetXPubVerboser(true);
        foreach (ZmqSocket sub in new[] { first, second })
        {
            sub.Subscribe("A");
            Assert.Equal(["\u0001A"], Receive(pub));
        }

        Send(pub, "A");
        Assert.Equal(["A"], Receive(first));
        Assert.Equal(["A"], Receive(second));
        foreach (ZmqSocket sub in new[] { second, first })
        {
            sub.Unsubscribe("A");
            Assert.Equal(["\0A"], Receive(pub));
            sub.Unsubscribe("A");
            AssertNoMore(pub, sub);
        }
    }

    private void CreateSubscribed(string transport, out ZmqSocket pub, out ZmqSocket first, out ZmqSocket second)
    {
        pub = Create(ZmqSocketType.XPub);
        string endpoint = pub.Bind(Endpoints.For(transport));
        first = Create(ZmqSocketType.Sub);
        first.Connect(endpoint);
        first.Subscribe("A");
        Assert.Equal(["\u0001A"], Receive(pub));
        second = Create(ZmqSocketType.Sub);
        second.Connect(endpoint);
        second.Subscribe("A");
        AssertNoMore(pub, second);
    }

    /// <summary>Asserts that what the subscriber did last was not told: what it does next is.</summary>
    private void AssertNoMore(ZmqSocket pub, ZmqSocket sub)
    {
        string marker = $"marker {_markers++}";
        sub.Subscribe(marker);
        Assert.Equal([$"\u0001{marker}"], Receive(pub));
    }
}
