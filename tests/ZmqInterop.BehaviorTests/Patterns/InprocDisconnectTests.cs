using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Connections within the process can be ended and made again.</summary>
public sealed class InprocDisconnectTests : PatternTest
{
    [Fact]
    public void Disconnect_OfASubscriber_EndsItsSubscriptions()
    {
        ZmqSocket pub = Create(ZmqSocketType.XPub);
        ZmqSocket sub = Create(ZmqSocketType.Sub);
        sub.Subscribe("topic");
        string endpoint = pub.Bind(Endpoints.Inproc());
        Send(pub, "topic", "before");
        for (int i = 0; i < 3; i++)
        {
            sub.Connect(endpoint);
            Assert.Equal(["\u0001topic"], Receive(pub));
            for (int j = 0; j < 3; j++)
            {
                Send(pub, "topic", $"{i}.{j}");
                Assert.Equal(["topic", $"{i}.{j}"], Receive(sub));
            }

            sub.Disconnect(endpoint);
            Parked.Until(() => IsClosing(sub) && pub.Events.HasFlag(ZmqPollEvents.In), "the end of the subscription");
            Assert.Equal(["\0topic"], Receive(pub));
            Send(pub, "topic", "in between");
        }

        AssertNothing(sub);
        AssertNothing(pub);
        Assert.Equal(ZmqError.NotFound, Assert.Throws<ZmqException>(() => sub.Disconnect(endpoint)).Error);
    }
}
