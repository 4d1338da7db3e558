using System;
using System.Threading;
using Xunit;

namespace ZmqInterop.Tests.Options;

public sealed class ZmqSocketOptionsTimeTests : IDisposable
{
    private readonly ZmqContext _context = new();
    private readonly ZmqSocket _socket;

    public ZmqSocketOptionsTimeTests() => _socket = _context.CreateSocket(ZmqSocketType.Dealer);

    public void Dispose() => _context.Dispose();

    [Fact]
    public void Linger_OfLessThanAMillisecond_IsRoundedUp()
    {
        _socket.Options.Linger = TimeSpan.FromTicks(1);
        Assert.Equal(TimeSpan.FromMilliseconds(1), _socket.Options.Linger);
        _socket.Options.Linger = TimeSpan.FromTicks((5 * TimeSpan.TicksPerMillisecond) + 1);
        Assert.Equal(TimeSpan.FromMilliseconds(6), _socket.Options.Linger);
    }

    [Fact]
    public void TcpKeepAliveIdle_Set_CountsSeconds()
    {
        _socket.Options.TcpKeepAliveIdle = TimeSpan.FromMinutes(2);
        _socket.Options.TcpKeepAliveInterval = TimeSpan.FromMilliseconds(1500);
        Assert.Equal(120, _socket.Options.GetInt32(ZmqSocketOption.TcpKeepAliveIdle));
        Assert.Equal(2, _socket.Options.GetInt32(ZmqSocketOption.TcpKeepAliveInterval));
        Assert.Equal(TimeSpan.FromSeconds(2), _socket.Options.TcpKeepAliveInterval);
    }

    [Fact]
    public void HeartbeatTimeToLive_Set_IsRoundedDownToTenthsOfASecond()
    {
        _socket.Options.HeartbeatTimeToLive = TimeSpan.FromMilliseconds(1299);
        Assert.Equal(TimeSpan.FromMilliseconds(1200), _socket.Options.HeartbeatTimeToLive);
        _socket.Options.HeartbeatTimeToLive = TimeSpan.FromMilliseconds(6553599);
        Assert.Equal(TimeSpan.FromMilliseconds(6553500), _socket.Options.HeartbeatTimeToLive);
    }

    [Fact]
    public void HeartbeatTimeout_NotSet_FollowsTheInterval()
    {
        _socket.Options.HeartbeatInterval = TimeSpan.FromSeconds(3);
        Assert.Equal(TimeSpan.FromSeconds(3), _socket.Options.HeartbeatTimeout);
        _socket.Options.HeartbeatTimeout = TimeSpan.Zero;
        Assert.Equal(TimeSpan.Zero, _socket.Options.HeartbeatTimeout);
    }

    [Fact]
    public void InfiniteTimeSpan_Set_IsMinusOne()
    {
        _socket.Options.Linger = Timeout.InfiniteTimeSpan;
        _socket.Options.ReconnectInterval = Timeout.InfiniteTimeSpan;
        Assert.Equal(-1, _socket.Options.GetInt32(ZmqSocketOption.Linger));
        Assert.Equal(-1, _socket.Options.GetInt32(ZmqSocketOption.ReconnectInterval));
    }

    [Fact]
    public void SendTimeout_OutOfRange_NamesOptionRangeAndUnit()
    {
        ArgumentOutOfRangeException exception =
            Assert.Throws<ArgumentOutOfRangeException>(() => _socket.Options.SendTimeout = TimeSpan.FromMilliseconds(-2));
        Assert.Contains(
            "SendTimeout must be 0 to 2147483647 milliseconds, or Timeout.InfiniteTimeSpan.", exception.Message, StringComparison.Ordinal);
    }
}
