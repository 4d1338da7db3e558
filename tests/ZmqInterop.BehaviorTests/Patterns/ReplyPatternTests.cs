using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>What RFC 28 says of REP.</summary>
public sealed class ReplyPatternTests : PatternTest
{
    [Fact]
    public void Requests_OfSeveralPeers_AreTakenInTurn()
    {
        ZmqSocket rep = Create(ZmqSocketType.Rep);
        ZmqSocket[] dealers = Create(ZmqSocketType.Dealer, 5);
        Connect(rep, rep.Bind(Endpoints.Inproc()), dealers);
        Distribution.AssertTurns(rep, dealers, delimiter: true);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Requests_OfAPeerThatNeverStops_DoNotKeepOthersWaiting(string transport)
    {
        ZmqSocket rep = Create(ZmqSocketType.Rep);
        ZmqSocket[] dealers = Create(ZmqSocketType.Dealer, 5);
        Connect(rep, rep.Bind(Endpoints.For(transport)), dealers);
        Distribution.AssertNobodyIsStarved(rep, dealers, delimiter: true);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Replies_SeveralPeers_GoToTheOneThatAsked(string transport)
    {
        ZmqSocket rep = Create(ZmqSocketType.Rep);
        ZmqSocket[] reqs = Create(ZmqSocketType.Req, 5);
        Connect(rep, rep.Bind(Endpoints.For(transport)), reqs);
        for (int i = 0; i < reqs.Length; i++)
        {
            Send(reqs[i], $"{i}");
        }

        for (int i = 0; i < reqs.Length; i++)
        {
            Send(rep, Receive(rep));
        }

        for (int i = 0; i < reqs.Length; i++)
        {
            Assert.Equal([$"{i}"], Receive(reqs[i]));
        }
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Envelope_OfAnyLength_IsKeptForTheReply(string transport)
    {
        ZmqSocket rep = Create(ZmqSocketType.Rep);
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        dealer.Connect(rep.Bind(Endpoints.For(transport)));

        Send(dealer, "", "request");
        Assert.Equal(["request"], Receive(rep));
        Send(rep, "reply");
        Assert.Equal(["", "reply"], Receive(dealer));

        Send(dealer, "X", "Y", "", "two", "frames");
        Assert.Equal(["two", "frames"], Receive(rep));
        Send(rep, "reply");
        Assert.Equal(["X", "Y", "", "reply"], Receive(dealer));
    }
}
