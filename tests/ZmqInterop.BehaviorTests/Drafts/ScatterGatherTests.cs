#pragma warning disable ZMQDRAFT001 // Drafts are what is tested here.
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Drafts;

public sealed class ScatterGatherTests : BehaviorTest
{
    private readonly ZmqSocket _scatter;
    private readonly ZmqSocket _gather;

    public ScatterGatherTests()
    {
        Draft.Require();
        _scatter = Create(ZmqSocketType.Scatter);
        _gather = Create(ZmqSocketType.Gather);
        _gather.Connect(_scatter.Bind(Endpoints.Inproc()));
    }

    [Fact]
    public void Multipart_Sent_IsRefused() =>
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => _scatter.Send("1", more: true)).Error);

    [Fact]
    public void Messages_ToTwoPeers_AreDealtInTurn()
    {
        ZmqSocket second = Create(ZmqSocketType.Gather);
        second.Connect(_scatter.LastEndpoint);
        _scatter.Send("1");
        _scatter.Send("2");
        Assert.Equal("1", _gather.ReceiveString());
        Assert.Equal("2", second.ReceiveString());
    }
}
