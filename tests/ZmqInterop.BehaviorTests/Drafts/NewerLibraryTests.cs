#pragma warning disable ZMQDRAFT001 // Drafts are what is tested here.
using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Drafts;

/// <summary>What came with libzmq 4.3.5, after the programs that the checklist names.</summary>
public sealed class NewerLibraryTests : BehaviorTest
{
    public NewerLibraryTests()
    {
        Draft.Require();
        Assert.SkipWhen(Zmq.Version < new Version(4, 3, 5), $"libzmq {Zmq.Version} does not have it, 4.3.5 does.");
    }

    [Fact]
    public void HiccupMessage_ConnectionLost_IsReceived()
    {
        ZmqSocket server = Create(ZmqSocketType.Server);
        ZmqSocket client = Create(ZmqSocketType.Client);
        client.Options.SetHelloMessage("H"u8);
        client.Options.SetHiccupMessage("lost"u8);
        client.Connect(server.Bind("tcp://127.0.0.1:*"));
        Assert.Equal("H", Receive(server));
        server.Dispose();
        Assert.Equal("lost", Receive(client));
    }

    [Fact]
    public void TopicsCount_SubscriptionsComeAndGo_CountsThem()
    {
        ZmqSocket pub = Create(ZmqSocketType.Pub);
        ZmqSocket sub = Create(ZmqSocketType.Sub);
        sub.Connect(pub.Bind("tcp://127.0.0.1:*"));
        Assert.Equal((0, 0), (pub.Options.TopicsCount, sub.Options.TopicsCount));
        for (int i = 1; i <= 3; i++)
        {
            sub.Subscribe($"topic {i}");
            AssertCounts(i);
        }

        sub.Unsubscribe("topic 2");
        AssertCounts(2);

        void AssertCounts(int count)
        {
            Assert.Equal(count, sub.Options.TopicsCount);

            // The publisher reads subscriptions when it is used.
            Parked.Until(() => pub.Events >= 0 && pub.Options.TopicsCount == count, $"{count} topics");
        }
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void XSubVerboseUnsubscribe_TopicLeftTwice_PassesEachOn(bool verbose, int expected)
    {
        ZmqSocket xpub = Create(ZmqSocketType.XPub);
        xpub.Options.SetXPubVerboser(true);
        ZmqSocket xsub = Create(ZmqSocketType.XSub);
        xsub.Options.SetXSubVerboseUnsubscribe(verbose);
        xsub.Connect(xpub.Bind(Endpoints.Inproc()));
        foreach (byte[] change in (byte[][])[[1, (byte)'A'], [1, (byte)'A'], [0, (byte)'A'], [0, (byte)'A'], [1, (byte)'B']])
        {
            xsub.Send(change);
        }

        int left = 0;
        string? seen;
        while ((seen = Receive(xpub)) != "\u0001B")
        {
            left += seen == "\0A" ? 1 : 0;
        }

        Assert.Equal(expected, left);
    }

    private static string? Receive(ZmqSocket socket)
    {
        Assert.True(socket.TryReceiveString(out string? text, BackgroundCall.Limit));
        return text;
    }
}
