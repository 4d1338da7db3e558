#pragma warning disable ZMQDRAFT001 // One of the options is draft.

using System.Linq;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>An XPUB whose program decides what subscribers get (ZMQ_XPUB_MANUAL), and what it does with messages that are no subscriptions.</summary>
public sealed class PublishManualTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void Subscription_ReplacedByAnother_SelectsByThat(string transport)
    {
        ZmqSocket pub = CreateManual();
        ZmqSocket sub = Create(ZmqSocketType.XSub);
        sub.Connect(pub.Bind(Endpoints.For(transport)));
        Send(sub, "\u0001A");
        Assert.Equal(["\u0001A"], Receive(pub));
        pub.Subscribe("B");
        Send(pub, "A");
        Send(pub, "B");
        Assert.Equal(["B"], Receive(sub));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Unsubscription_ReplacedByAnother_TakesThatBack(string transport)
    {
        ZmqSocket pub = CreateManual();
        ZmqSocket sub = Create(ZmqSocketType.XSub);
        sub.Connect(pub.Bind(Endpoints.For(transport)));
        foreach (string prefix in new[] { "A", "B" })
        {
            Send(sub, $"\u0001{prefix}");
            Assert.Equal([$"\u0001{prefix}"], Receive(pub));
            pub.Subscribe($"X{prefix}");
        }

        Send(sub, "\0A");
        Assert.Equal(["\0A"], Receive(pub));
        pub.Unsubscribe("XA");
        Send(pub, "XA");
        Send(pub, "XB");
        Assert.Equal(["XB"], Receive(sub));

        // The subscriber goes with what it had asked for, not with what it had got.
        sub.Dispose();
        Assert.Equal(["\0B"], Receive(pub));
        pub.Unsubscribe("XB");
        AssertNothing(pub);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Subscriber_AfterAnotherHasGone_GetsNoneOfItsSubscriptions(string transport)
    {
        ZmqSocket pub = CreateManual();
        string endpoint = pub.Bind(Endpoints.For(transport));
        foreach (string prefix in new[] { "A", "B" })
        {
            ZmqSocket sub = Create(ZmqSocketType.XSub);
            sub.Connect(endpoint);
            Send(sub, $"\u0001{prefix}");
            Assert.Equal([$"\u0001{prefix}"], Receive(pub));
            pub.Subscribe($"X{prefix}");
            Send(pub, "XA");
            Send(pub, "XB");
            Send(pub, $"X{prefix} end");
            Assert.Equal([$"X{prefix}"], Receive(sub));
            Assert.Equal([$"X{prefix} end"], Receive(sub));
            sub.Dispose();
            Assert.Equal([$"\0{prefix}"], Receive(pub));

            // Of nobody: without effect.
            pub.Unsubscribe($"X{prefix}");
        }
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Relay_SubscribersOfTheSamePrefix_ArePassedOnWithTheirEnd(string transport)
    {
        ZmqSocket front = Create(ZmqSocketType.XSub);
        ZmqSocket back = CreateManual();
        ZmqSocket pub = Create(ZmqSocketType.XPub);
        pub.Options.SetXPubVerboser(true);
        pub.Connect(front.Bind(Endpoints.For(transport)));
        string endpoint = back.Bind(Endpoints.For(transport));
        ZmqSocket[] subs = Create(ZmqSocketType.Sub, 2);
        foreach (ZmqSocket sub in subs)
        {
            sub.Subscribe("1");
            sub.Connect(endpoint);
            PassSubscription(back, front, pub, "\u00011");
        }

        Relay(pub, front, back, "1");
        Assert.All(subs, sub => Assert.Equal(["1", "content"], Receive(sub)));

        foreach (ZmqSocket sub in subs)
        {
            sub.Dispose();
            Assert.Equal(["\01"], Receive(back));
            back.Unsubscribe("1");
            Send(front, "\01");
        }

        // An XSUB counts subscriptions, and sends the last one on.
        Assert.Equal(["\01"], Receive(pub));
        Send(pub, "1", "for nobody");
        Send(front, "\u00012");
        Assert.Equal(["\u00012"], Receive(pub));
        Send(pub, "2", "marker");
        Assert.Equal(["2", "marker"], Receive(front));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Relay_SubscribersOfDifferentPrefixes_GetWhatEachAskedFor(string transport)
    {
        ZmqSocket front = Create(ZmqSocketType.XSub);
        ZmqSocket back = CreateManual();
        ZmqSocket pub = Create(ZmqSocketType.XPub);
        pub.Connect(front.Bind(Endpoints.For(transport)));
        string endpoint = back.Bind(Endpoints.For(transport));
        string[] prefixes = ["1", "2"];
        ZmqSocket[] subs = Create(ZmqSocketType.Sub, prefixes.Length);
        foreach ((ZmqSocket sub, string prefix) in subs.Zip(prefixes))
        {
            sub.Subscribe(prefix);
            sub.Connect(endpoint);
            PassSubscription(back, front, pub, $"\u0001{prefix}");
        }

        foreach (string prefix in prefixes)
        {
            Relay(pub, front, back, prefix);
        }

        Assert.All(subs.Zip(prefixes), pair => Assert.Equal([pair.Second, "content"], Receive(pair.First)));
        Assert.All(subs, AssertNothing);
    }

    // Before a SUB that was there first is served, a second one subscribes: what the program then does concerns the first all the same.
    [Fact]
    public void Subscriptions_SeveralWaiting_AreAnsweredOneByOne()
    {
        ZmqSocket pub = CreateManual();
        string endpoint = pub.Bind(Endpoints.Inproc());
        string[] prefixes = ["A", "B"];
        ZmqSocket[] subs = Create(ZmqSocketType.Sub, prefixes.Length);
        foreach ((ZmqSocket sub, string prefix) in subs.Zip(prefixes))
        {
            sub.Connect(endpoint);
            sub.Subscribe(prefix);
        }

        foreach (string prefix in prefixes)
        {
            Assert.Equal([$"\u0001{prefix}"], Receive(pub));
            pub.Subscribe(prefix);
        }

        Send(pub, "A");
        Send(pub, "B");
        Assert.All(subs.Zip(prefixes), pair => Assert.Equal([pair.Second], Receive(pair.First)));
        Assert.All(subs, AssertNothing);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Message_ThatIsNoSubscription_IsPassedToTheProgram(string transport)
    {
        ZmqSocket pub = Create(ZmqSocketType.XPub);
        ZmqSocket sub = Create(ZmqSocketType.XSub);
        sub.Connect(pub.Bind(Endpoints.For(transport)));
        Send(sub, "\u0002A");
        Assert.Equal(["\u0002A"], Receive(pub));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Message_OfSeveralFrames_WithOnlyFirstSubscribe_IsASubscriptionByItsFirstFrame(string transport)
    {
        ZmqSocket pub = Create(ZmqSocketType.XPub);
        ZmqSocket sub = Create(ZmqSocketType.XSub);
        string endpoint = pub.Bind(Endpoints.For(transport));
        pub.Options.SetOnlyFirstSubscribe(true);
        sub.Connect(endpoint);
        sub.Options.SetOnlyFirstSubscribe(true);
        foreach (string second in new[] { "\0BC", "\u0001BC" })
        {
            Send(sub, "ABC", second);
            Assert.Equal(["ABC", second], Receive(pub));
        }
    }

    private ZmqSocket CreateManual()
    {
        ZmqSocket pub = Create(ZmqSocketType.XPub);
        pub.Options.SetXPubManual(true);
        return pub;
    }

    private static void PassSubscription(ZmqSocket back, ZmqSocket front, ZmqSocket pub, string subscription)
    {
        Assert.Equal([subscription], Receive(back));
        back.Subscribe(subscription[1..]);
        Send(front, subscription);
        Assert.Equal([subscription], Receive(pub));
    }

    private static void Relay(ZmqSocket pub, ZmqSocket front, ZmqSocket back, string prefix)
    {
        Send(pub, prefix, "content");
        Send(back, Receive(front));
    }
}
