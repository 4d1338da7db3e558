using System;
using System.Linq;
using System.Text;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Heartbeats on the wire: PING is answered by PONG, and a peer that does not answer is given up.</summary>
public sealed class HeartbeatTests : BehaviorTest
{
    // After the name: the time to live, in tenths of a second, and a context that comes back.
    private const int PingHeader = 5 + 2;
    private const int PongHeader = 5;
    private const int LongestContext = 16;

    [Fact]
    public void HeartbeatInterval_PeerIsSilent_IsAskedAndGivenUp()
    {
        ZmqSocket router = Create(ZmqSocketType.Router);
        router.Options.HeartbeatInterval = TimeSpan.FromMilliseconds(50);
        router.Options.HeartbeatTimeToLive = TimeSpan.FromMilliseconds(700);
        using ZmqMonitor monitor = router.Monitor(ZmqMonitorEvents.Accepted | ZmqMonitorEvents.Disconnected);
        using RawPeer peer = RawPeer.Connect(router.Bind(Endpoints.For("tcp")));
        peer.Handshake("DEALER");
        byte[] ping = peer.ReadFrame(out byte flags);
        Assert.Equal(RawPeer.Command, flags);
        Assert.Equal(RawPeer.CommandBody("PING", 0, 7), ping[..PingHeader]);
        peer.WaitForEnd();
        Assert.Equal(ZmqMonitorEvents.Accepted, monitor.Next());
        Assert.Equal(ZmqMonitorEvents.Disconnected, monitor.Next());
    }

    [Fact]
    public void Ping_FromPeer_IsAnsweredWithItsContext()
    {
        ZmqSocket router = Create(ZmqSocketType.Router);
        using RawPeer peer = RawPeer.Connect(router.Bind(Endpoints.For("tcp")));
        peer.Handshake("DEALER");
        byte[] context = Encoding.ASCII.GetBytes("LOL");
        peer.WriteFrame(RawPeer.Command, RawPeer.CommandBody("PING", [0, 0, .. context]));
        Assert.Equal(RawPeer.CommandBody("PONG", context), peer.ReadFrame(out byte flags));
        Assert.Equal(RawPeer.Command, flags);

        // One that is too long comes back cut off.
        context = [.. Enumerable.Repeat((byte)'z', 58)];
        peer.WriteFrame(RawPeer.Command, RawPeer.CommandBody("PING", [0, 0, .. context]));
        byte[] pong = peer.ReadFrame(out _);
        Assert.Equal(RawPeer.CommandBody("PONG", context.AsSpan(0, LongestContext)), pong);
        Assert.Equal(PongHeader + LongestContext, pong.Length);
    }

    [Theory]
    [InlineData(6553599, 6553500)]
    [InlineData(99, 0)]
    public void HeartbeatTimeToLive_Set_IsCutToTenthsOfASecond(int milliseconds, int kept)
    {
        ZmqSocketOptions options = Create(ZmqSocketType.Pair).Options;
        options.HeartbeatTimeToLive = TimeSpan.FromMilliseconds(milliseconds);
        Assert.Equal(TimeSpan.FromMilliseconds(kept), options.HeartbeatTimeToLive);
    }

    [Fact]
    public void HeartbeatTimeToLive_TooLong_Throws()
    {
        ZmqSocketOptions options = Create(ZmqSocketType.Pair).Options;
        Assert.Throws<ArgumentOutOfRangeException>(() => options.HeartbeatTimeToLive = TimeSpan.FromMilliseconds(6553600));
        Assert.Throws<ZmqException>(() => options.SetInt32(ZmqSocketOption.HeartbeatTimeToLive, 6553600));
        Assert.Equal(TimeSpan.Zero, options.HeartbeatTimeToLive);
    }
}
