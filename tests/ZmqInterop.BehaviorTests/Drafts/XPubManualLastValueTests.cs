#pragma warning disable ZMQDRAFT001 // Drafts are what is tested here.
using System;
using System.Text;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Drafts;

/// <summary>
/// An XPUB that answers each subscription by hand, and whose next message goes to the one who subscribed last: to give it the last value. Libraries without
/// drafts have it too. Subscriptions are written as +topic and -topic here.
/// </summary>
public sealed class XPubManualLastValueTests : BehaviorTest
{
    [Fact]
    public void Subscription_AnsweredByAnother_CountsAsThat()
    {
        (ZmqSocket pub, ZmqSocket sub) = Open(ZmqSocketType.XSub, Endpoints.Inproc());
        Subscribe(sub, "+A");
        Assert.Equal("+A", Subscription(pub));
        pub.Subscribe("B");
        pub.Send("A");
        pub.Send("B");
        Assert.Equal("B", Receive(sub));
    }

    [Fact]
    public void Unsubscription_AnsweredByHand_EndsWhatWasAnswered()
    {
        (ZmqSocket pub, ZmqSocket sub) = Open(ZmqSocketType.XSub, Endpoints.Inproc());
        Subscribe(sub, "+A");
        Subscribe(sub, "+B");
        Assert.Equal("+A", Subscription(pub));
        pub.Subscribe("XA");
        Assert.Equal("+B", Subscription(pub));
        pub.Subscribe("XB");
        Subscribe(sub, "-A");
        Assert.Equal("-A", Subscription(pub));
        pub.Unsubscribe("XA");
        pub.Send("XA");
        pub.Send("XB");
        Assert.Equal("XB", Receive(sub));

        sub.Dispose();
        Assert.Equal("-B", Subscription(pub));
        pub.Unsubscribe("XB");
    }

    [Fact]
    public void Subscriber_Gone_LeavesNothingForTheNextOne()
    {
        (ZmqSocket pub, ZmqSocket sub) = Open(ZmqSocketType.XSub, "tcp://127.0.0.1:*");
        Subscribe(sub, "+A");
        Assert.Equal("+A", Subscription(pub));
        pub.Subscribe("XA");
        SendBoth(pub);
        Assert.Equal("XA", Receive(sub));
        AssertNothing(sub);
        sub.Dispose();
        Assert.Equal("-A", Subscription(pub));

        // Nobody has it: a call without effect.
        pub.Unsubscribe("XA");

        ZmqSocket next = Create(ZmqSocketType.XSub);
        next.Connect(pub.LastEndpoint);
        Subscribe(next, "+B");
        Assert.Equal("+B", Subscription(pub));
        pub.Subscribe("XB");
        SendBoth(pub);
        Assert.Equal("XB", Receive(next));
        AssertNothing(next);

        static void SendBoth(ZmqSocket pub)
        {
            pub.Send("XA");
            pub.Send("XB");
        }
    }

    [Fact]
    public void LastValue_AfterASubscription_GoesToItsSubscriberOnly()
    {
        (ZmqSocket pub, ZmqSocket first) = Open(ZmqSocketType.Sub, Endpoints.Inproc());
        ZmqSocket second = Create(ZmqSocketType.Sub);
        second.Connect(pub.LastEndpoint);
        foreach (ZmqSocket sub in (ZmqSocket[])[first, second])
        {
            sub.Subscribe("A");
            Assert.Equal("+A", Subscription(pub));
            pub.Subscribe("A");
            pub.Send("A for the last one");
            Assert.Equal("A for the last one", Receive(sub));
        }

        AssertNothing(first);

        // What follows is for all again.
        pub.Send("A for both");
        Assert.Equal("A for both", Receive(first));
        Assert.Equal("A for both", Receive(second));
    }

    [Fact]
    public void SubscriptionsInSuccession_AnsweredOneByOne_GetWhatFollowsTheLast()
    {
        (ZmqSocket pub, ZmqSocket first) = Open(ZmqSocketType.Sub, "tcp://127.0.0.1:*");
        ZmqSocket second = Create(ZmqSocketType.Sub);
        second.Connect(pub.LastEndpoint);
        first.Subscribe("1");
        Assert.Equal("+1", Subscription(pub));
        pub.Subscribe("1");
        second.Subscribe("2");
        Assert.Equal("+2", Subscription(pub));
        pub.Subscribe("2");

        // The first message is meant for the second subscriber, who does not want it: nobody gets it.
        pub.Send("1 lost");
        pub.Send("2");
        pub.Send("1");
        Assert.Equal("2", Receive(second));
        Assert.Equal("1", Receive(first));
    }

    [Fact]
    public void Proxy_SubscribersComeAndGo_PassesTheirSubscriptionsOn()
    {
        ZmqSocket frontend = Create(ZmqSocketType.XSub);
        ZmqSocket publisher = Create(ZmqSocketType.XPub);
        publisher.Connect(frontend.Bind("tcp://127.0.0.1:*"));
        (ZmqSocket backend, ZmqSocket first) = Open(ZmqSocketType.Sub, "tcp://127.0.0.1:*");
        ZmqSocket second = Create(ZmqSocketType.Sub);
        second.Connect(backend.LastEndpoint);
        foreach (ZmqSocket sub in (ZmqSocket[])[first, second])
        {
            sub.Subscribe("1");
            Assert.Equal("+1", Subscription(backend));
            backend.Subscribe("1");
            Subscribe(frontend, "+1");
        }

        Assert.Equal("+1", Subscription(publisher));
        publisher.Send("1X");
        Assert.Equal("1X", Receive(frontend));

        // The first is the last value for the second subscriber, the next is for both.
        backend.Send("1X");
        backend.Send("1Y");
        Assert.Equal("1X", Receive(second));
        Assert.Equal("1Y", Receive(second));
        Assert.Equal("1Y", Receive(first));

        first.Dispose();
        second.Dispose();
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal("-1", Subscription(backend));
            backend.Unsubscribe("1");
            Subscribe(frontend, "-1");
        }

        Assert.Equal("-1", Subscription(publisher));
        publisher.Send("1X");
        AssertNothing(frontend);
    }

    private static void Subscribe(ZmqSocket socket, string change) => socket.Send((byte[])[(byte)(change[0] == '+' ? 1 : 0), .. Encoding.ASCII.GetBytes(change[1..])]);

    private static string Subscription(ZmqSocket socket)
    {
        Assert.True(socket.TryReceiveBytes(out byte[]? content, BackgroundCall.Limit));
        return (content[0] == 1 ? "+" : "-") + Encoding.ASCII.GetString(content.AsSpan(1));
    }

    private static string? Receive(ZmqSocket socket)
    {
        Assert.True(socket.TryReceiveString(out string? text, BackgroundCall.Limit));
        return text;
    }

    private static void AssertNothing(ZmqSocket socket) => Assert.False(socket.TryReceiveBytes(out _, TimeSpan.FromMilliseconds(100)));

    private (ZmqSocket Publisher, ZmqSocket Subscriber) Open(ZmqSocketType subscriberType, string endpoint)
    {
        ZmqSocket publisher = Create(ZmqSocketType.XPub);
        publisher.Options.SetXPubManualLastValue(true);
        ZmqSocket subscriber = Create(subscriberType);
        subscriber.Connect(publisher.Bind(endpoint));
        return (publisher, subscriber);
    }
}
