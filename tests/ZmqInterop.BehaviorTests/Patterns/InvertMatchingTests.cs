using System.Linq;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Messages for all but those who have subscribed (ZMQ_INVERT_MATCHING).</summary>
public sealed class InvertMatchingTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void InvertMatching_TwoSubscribers_EachGetsWhatTheOtherAskedFor(string transport)
    {
        // An XPUB, to know when the subscriptions have come.
        ZmqSocket pub = Create(ZmqSocketType.XPub);
        string endpoint = pub.Bind(Endpoints.For(transport));
        string[] prefixes = ["prefix1", "p2"];
        ZmqSocket[] subs = Create(ZmqSocketType.Sub, prefixes.Length);
        foreach ((ZmqSocket sub, string prefix) in subs.Zip(prefixes))
        {
            sub.Connect(endpoint);
            sub.Subscribe(prefix);
            Assert.Equal([$"\u0001{prefix}"], Receive(pub));
        }

        foreach (string prefix in prefixes)
        {
            Send(pub, $"{prefix} as usual");
        }

        Assert.Equal(["prefix1 as usual"], Receive(subs[0]));
        Assert.Equal(["p2 as usual"], Receive(subs[1]));

        // A SUB checks once more what it gets.
        foreach (ZmqSocket socket in (ZmqSocket[])[pub, .. subs])
        {
            socket.Options.InvertMatching = true;
        }

        for (int i = 0; i < 2; i++)
        {
            foreach (string prefix in prefixes)
            {
                Send(pub, $"{prefix} inverted {i}");
            }
        }

        for (int i = 0; i < 2; i++)
        {
            Assert.Equal([$"p2 inverted {i}"], Receive(subs[0]));
            Assert.Equal([$"prefix1 inverted {i}"], Receive(subs[1]));
        }
    }
}
