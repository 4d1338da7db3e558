using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>What ends or stops the process, or loses messages, with a libzmq 4.3.4 that lacks native/patches/libzmq. Tried in a process of its own.</summary>
public sealed class LibraryFaultTests
{
    [Fact]
    public Task Dish_DatagramsThatAreTooShort_AreDropped() => SurvivesAsync("datagrams");

    [Theory]
    [InlineData("statistics-tcp")]
    [InlineData("statistics-inproc")]
    public Task RequestPipeStatistics_PeersVanish_LeavesThemOut(string way) => SurvivesAsync(way);

    [Theory]
    [InlineData("watermarks-tcp")]
    [InlineData("watermarks-inproc")]
    public Task HighWatermark_PeersVanish_LeavesThemOut(string way) => SurvivesAsync(way);

    [Theory]
    [InlineData("socks-dispose")]
    [InlineData("socks-disconnect")]
    public Task SocksProxy_Refuses_SocketEndsBeforeTheNextAttempt(string way) => SurvivesAsync(way);

    [Theory]
    [InlineData("made-up-id")]
    [InlineData("made-up-handover")]
    public Task Router_PeerNamesItselfLikeTheNextMadeUpId_MakesUpAnother(string way) => SurvivesAsync(way);

    [Theory]
    [InlineData("subscriber-gone")]
    [InlineData("subscriber-gone-unsubscribed")]
    public Task XPubManual_SubscriberIsGone_SubscribesNobody(string way) => SurvivesAsync(way);

    [Fact]
    public Task Radio_PeerJoinsAGroupThatIsTooLong_EndsTheConnection() => SurvivesAsync("long-group");

    [Fact]
    public Task Rep_StrangerSendsHalfARequestAndLeaves_AnswersTheOthers() => SurvivesAsync("half-request");

    [Fact]
    public Task Dispose_PeerResetsWithinAMessage_Closes() => SurvivesAsync("closing-reset");

    [Theory]
    [InlineData("left-behind")]
    [InlineData("left-behind-heartbeats")]
    public Task Receive_PeerHasLeftBefore_ReceivesAllThatItSent(string way)
    {
        Assert.SkipUnless(Zmq.Has("ipc"), "This libzmq has no ipc.");
        return SurvivesAsync(way);
    }

    [Fact]
    public Task Immediate_TakenBackBeforeTheConnectionBreaks_MakesItAgain() => SurvivesAsync("immediate-taken-back");

    [Fact]
    public Task ContextDispose_InprocConnectionsThatNobodyHasBoundAndNoRoomForAnotherSocket_Ends() => SurvivesAsync("inproc-without-room");

    [Theory]
    [InlineData("conflated-unbound")]
    [InlineData("conflated-bound")]
    public Task Conflate_InprocConnectionIsClosedBeforeSomebodyBinds_Ends(string way) => SurvivesAsync(way);

    [Theory]
    [InlineData("disconnected-unbound")]
    [InlineData("disconnected-unbound-hello")]
    [InlineData("closed-unbound-hello")]
    public Task Bind_InprocConnectionThatWaitedHasEnded_ServesOthers(string way) => SurvivesAsync(way);

    [Fact]
    public Task Channel_BothEndsSendAtOnceOverInproc_GoOn() => SurvivesAsync("simultaneous-sends");

    private static async Task SurvivesAsync(string way)
    {
        BundledLibrary.Require();
        Assert.Equal((47, ""), await ExitProbe.RunAsync("library-fault", "47", way));
    }
}
