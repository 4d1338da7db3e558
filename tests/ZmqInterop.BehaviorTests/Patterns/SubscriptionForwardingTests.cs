using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Subscriptions are messages, which an XPUB receives and an XSUB sends.</summary>
public sealed class SubscriptionForwardingTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void Subscription_PassedOnByHand_ReachesThePublisher(string transport)
    {
        ZmqSocket back = Create(ZmqSocketType.XPub);
        ZmqSocket front = Create(ZmqSocketType.XSub);

        // An XPUB, to know when the subscription has come.
        ZmqSocket pub = Create(ZmqSocketType.XPub);
        pub.Connect(front.Bind(Endpoints.For(transport)));
        ZmqSocket sub = Create(ZmqSocketType.Sub);
        sub.Connect(back.Bind(Endpoints.For(transport)));
        Send(pub, "for nobody");
        sub.Subscribe("");
        Send(front, Receive(back));
        Assert.Equal(["\u0001"], Receive(pub));

        Send(pub, "");
        Send(back, Receive(front));
        Assert.Equal([""], Receive(sub));
    }
}
