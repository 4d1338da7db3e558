using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>What RFC 28 says of DEALER.</summary>
public sealed class DealerPatternTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void Messages_SeveralPeers_GoToEachInTurn(string transport)
    {
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        ZmqSocket[] reps = Create(ZmqSocketType.Rep, 5);
        Connect(dealer, dealer.Bind(Endpoints.For(transport)), reps);
        Distribution.AssertRoundRobin(dealer, reps, delimiter: true);
    }

    [Fact]
    public void Messages_OfSeveralPeers_AreTakenInTurn()
    {
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        ZmqSocket[] others = Create(ZmqSocketType.Dealer, 5);
        Connect(dealer, dealer.Bind(Endpoints.Inproc()), others);
        Distribution.AssertTurns(dealer, others);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Messages_OfAPeerThatNeverStops_DoNotKeepOthersWaiting(string transport)
    {
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        ZmqSocket[] others = Create(ZmqSocketType.Dealer, 5);
        Connect(dealer, dealer.Bind(Endpoints.For(transport)), others);
        Distribution.AssertNobodyIsStarved(dealer, others);
    }

    // libzmq's own test also expects that what had arrived from the peer is dropped, and is switched off because it is not.
    [Theory]
    [MemberData(nameof(Transports))]
    public void Disconnect_OfThePeer_DropsWhatWasSentToIt(string transport)
    {
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        ZmqSocket peer = Create(ZmqSocketType.Dealer);
        string endpoint = dealer.Bind(Endpoints.For(transport));
        Connect(dealer, endpoint, peer);
        Send(dealer, "lost");
        peer.Disconnect(endpoint);
        Parked.Until(() => IsClosing(peer) && !dealer.TrySend("lost as well"), "a DEALER without peers");

        Connect(dealer, endpoint, peer);
        Send(dealer, "kept");
        Assert.Equal(["kept"], Receive(peer));
    }

    [Fact]
    public void Send_NoPeers_Waits()
    {
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        dealer.Options.SendTimeout = TimeSpan.FromMilliseconds(20);
        Assert.False(dealer.TrySend(""));
        Assert.Throws<TimeoutException>(() => dealer.Send(""));
    }
}
