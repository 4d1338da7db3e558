#pragma warning disable ZMQDRAFT001 // Drafts are what is tested here.
using Xunit;

namespace ZmqInterop.BehaviorTests.Drafts;

public sealed class PeerTests : BehaviorTest
{
    public PeerTests() => Draft.Require();

    [Fact]
    public void ConnectPeer_Always_GivesTheRoutingIdOfTheOtherSide()
    {
        ZmqSocket first = Create(ZmqSocketType.Peer);
        ZmqSocket second = Create(ZmqSocketType.Peer);
        uint firstId = second.ConnectPeer(first.Bind("tcp://127.0.0.1:*"));
        Assert.NotEqual(0u, firstId);

        using ZmqFrame frame = new("to the first") { RoutingId = firstId };
        second.Send(frame);
        first.Receive(frame);
        Assert.Equal("to the first", frame.GetString());
        uint secondId = frame.RoutingId;
        Assert.NotEqual(0u, secondId);

        frame.Write("to the second");
        frame.RoutingId = secondId;
        first.Send(frame);
        second.Receive(frame);
        Assert.Equal(("to the second", firstId), (frame.GetString(), frame.RoutingId));
    }
}
