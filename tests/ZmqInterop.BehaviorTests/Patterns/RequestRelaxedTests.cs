using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>A REQ that does not insist on a reply before the next request (ZMQ_REQ_RELAXED, with ZMQ_REQ_CORRELATE).</summary>
public sealed class RequestRelaxedTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void Request_BeforeTheReplyIsThere_MakesItDropped(string transport)
    {
        (ZmqSocket req, ZmqSocket[] reps) = CreatePeers(transport);
        Assert.Equal(ZmqPollEvents.Out, req.Events);
        Send(req, "first", "request");
        Assert.Equal(["first", "request"], Receive(reps[0]));

        // It may be sent all the same.
        Assert.Equal(ZmqPollEvents.Out, req.Events);
        Send(req, "second");
        Assert.Equal(["second"], Receive(reps[1]));
        Send(reps[0], "dropped");
        Send(reps[1], "kept");
        Assert.Equal(["kept"], Receive(req));

        Send(req, "third");
        Assert.Equal(["third"], Receive(reps[2]));
        Send(reps[2], "two", "frames");
        Assert.Equal(["two", "frames"], Receive(req));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Request_WhenTheReplyIsThere_MakesItDropped(string transport)
    {
        (ZmqSocket req, ZmqSocket[] reps) = CreatePeers(transport);
        Send(req, "first");
        Assert.Equal(["first"], Receive(reps[0]));
        Send(reps[0], "dropped");
        Parked.Until(() => req.Events.HasFlag(ZmqPollEvents.In), "the reply");

        Send(req, "second");
        Assert.Equal(["second"], Receive(reps[1]));
        Send(reps[1], "kept");
        Assert.Equal(["kept"], Receive(req));
    }

    // Once, a second request closed the connection to the peer of the first.
    [Theory]
    [MemberData(nameof(Transports))]
    public void Request_OfWhichTheReplyWasGivenUp_LeavesItsPeerConnected(string transport)
    {
        (ZmqSocket req, ZmqSocket[] reps) = CreatePeers(transport);
        for (int round = 0; round < 3; round++)
        {
            foreach (ZmqSocket rep in reps)
            {
                Send(req, $"{round}");
                Assert.Equal([$"{round}"], Receive(rep));
                Send(rep, "given up");
            }
        }

        Send(req, "last");
        Assert.Equal(["last"], Receive(reps[0]));
        Send(reps[0], "kept");
        Assert.Equal(["kept"], Receive(req));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Requests_ThatPiledUpBeforeThePeerCame_AllButTheLastGetNoReply(string transport)
    {
        string endpoint = Unbound(transport);
        ZmqSocket req = CreateRelaxed();
        req.Connect(endpoint);
        Send(req, "dropped");
        Send(req, "kept");

        ZmqSocket router = Create(ZmqSocketType.Router);
        BindWhenFree(router, endpoint);
        for (int i = 0; i < 2; i++)
        {
            using ZmqMessage message = router.ReceiveMessage();
            router.Send(message);
        }

        Assert.Equal(["kept"], Receive(req));
    }

    private (ZmqSocket Req, ZmqSocket[] Reps) CreatePeers(string transport)
    {
        ZmqSocket req = CreateRelaxed();
        ZmqSocket[] reps = Create(ZmqSocketType.Rep, 5);
        Connect(req, req.Bind(Endpoints.For(transport)), reps);
        return (req, reps);
    }

    private ZmqSocket CreateRelaxed()
    {
        ZmqSocket req = Create(ZmqSocketType.Req);
        req.Options.SetRequestRelaxed(true);
        req.Options.SetRequestCorrelate(true);
        return req;
    }
}
