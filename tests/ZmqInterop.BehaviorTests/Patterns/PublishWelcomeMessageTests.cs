using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>The first message for every subscriber (ZMQ_XPUB_WELCOME_MSG).</summary>
public sealed class PublishWelcomeMessageTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void Subscriber_ThatAskedForIt_GetsItFirst(string transport)
    {
        ZmqSocket pub = Create(ZmqSocketType.XPub);
        pub.Options.SetXPubWelcomeMessage("W"u8);
        string endpoint = pub.Bind(Endpoints.For(transport));
        ZmqSocket sub = Create(ZmqSocketType.Sub);
        sub.Subscribe("W");
        sub.Connect(endpoint);
        Assert.Equal(["\u0001W"], Receive(pub));
        Send(pub, "W later");
        Assert.Equal(["W"], Receive(sub));
        Assert.Equal(["W later"], Receive(sub));
    }
}
