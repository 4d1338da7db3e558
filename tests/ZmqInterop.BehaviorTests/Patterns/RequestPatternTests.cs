using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>What RFC 28 says of REQ.</summary>
public sealed class RequestPatternTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void Requests_SeveralPeers_GoToEachInTurn(string transport)
    {
        ZmqSocket req = Create(ZmqSocketType.Req);
        ZmqSocket[] reps = Create(ZmqSocketType.Rep, 5);
        Connect(req, req.Bind(Endpoints.For(transport)), reps);
        for (int i = 0; i < 2 * reps.Length; i++)
        {
            ZmqSocket rep = reps[i % reps.Length];
            Send(req, "request");
            Assert.Equal(["request"], Receive(rep));
            Send(rep, "reply");
            Assert.Equal(["reply"], Receive(req));
        }
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Request_OnTheWire_FollowsAnEmptyFrame(string transport)
    {
        ZmqSocket req = Create(ZmqSocketType.Req);
        ZmqSocket router = Create(ZmqSocketType.Router);
        router.Connect(req.Bind(Endpoints.For(transport)));
        Send(req, "one", "two");
        using ZmqMessage message = router.ReceiveMessage();
        Assert.Equal(4, message.Count);
        Assert.NotEqual(0, message[0].Size);
        Assert.Equal(0, message[1].Size);
        Assert.Equal("one", message[2].GetString());
        Assert.Equal("two", message[3].GetString());

        router.Send(message[0], more: true);
        Send(router, "", "reply");
        Assert.Equal(["reply"], Receive(req));
    }

    // libzmq's own test of this is switched off: an old reply that arrives only after the next request was sent to its peer is taken for that to it. Here
    // they have arrived before.
    [Theory]
    [MemberData(nameof(Transports))]
    public void Replies_OfPeersThatWereNotAsked_AreDropped(string transport)
    {
        ZmqSocket req = Create(ZmqSocketType.Req, "client");
        ZmqSocket[] routers = Create(ZmqSocketType.Router, 2);
        foreach (ZmqSocket router in routers)
        {
            router.Options.SetRouterMandatory(true);
        }

        Connect(req, req.Bind(Endpoints.For(transport)), routers);
        for (int i = 0; i < 4; i++)
        {
            ZmqSocket asked = routers[i % 2];
            ZmqSocket other = routers[1 - (i % 2)];
            Send(req, "request");
            Assert.Equal(["client", "", "request"], Receive(asked));

            // The REQ may know the connection before the ROUTER does.
            Parked.Until(() => Reaches(other, "client", "", "wrong"), "a connection to the REQ");
            Parked.Until(() => req.Events.HasFlag(ZmqPollEvents.In), "a message at the REQ");
            AssertNothing(req);
            Send(asked, "client", "", "right");
            Assert.Equal(["right"], Receive(req));
        }
    }

    [Fact]
    public void Send_NoPeers_Waits()
    {
        ZmqSocket req = Create(ZmqSocketType.Req);
        req.Options.SendTimeout = TimeSpan.FromMilliseconds(20);
        Assert.False(req.TrySend(""));
        Assert.Throws<TimeoutException>(() => req.Send(""));
    }
}
