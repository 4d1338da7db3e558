using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>How many messages an inproc connection holds: those of both ends together.</summary>
public sealed class HighWatermarkTests : PatternTest
{
    private const int Enough = 10_000;

    [Fact]
    public void Defaults_HoldAThousandAtEachEnd()
    {
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        ZmqSocket push = Create(ZmqSocketType.Push);
        push.Connect(pull.Bind(Endpoints.Inproc()));
        Assert.Equal(2000, Fill(push));
        Assert.Equal(2000, Drain(pull));
    }

    [Theory]
    [InlineData(0, 0, Enough)]
    [InlineData(1, 0, Enough)]
    [InlineData(0, 1, Enough)]
    [InlineData(1, 1, 2)]
    [InlineData(3, 4, 7)]
    public void Watermarks_OfBothEnds_AddUp(int send, int receive, int expected)
    {
        string endpoint = Endpoints.Inproc();
        Bind(receive, endpoint, out ZmqSocket pull);
        Connect(send, endpoint, out ZmqSocket push);
        AssertHolds(push, pull, expected);
    }

    [Theory]
    [InlineData(0, 0, Enough)]
    [InlineData(1, 0, Enough)]
    [InlineData(0, 1, Enough)]
    [InlineData(1, 1, 2)]
    [InlineData(3, 4, 7)]
    public void Watermarks_OfAConnectionBeforeTheBinding_AddUpToo(int send, int receive, int expected)
    {
        string endpoint = Endpoints.Inproc();
        Connect(send, endpoint, out ZmqSocket push);
        Bind(receive, endpoint, out ZmqSocket pull);
        AssertHolds(push, pull, expected);
    }

    [Fact]
    public void Watermark_OfASocketClosedBeforeTheBinding_CountsAlone()
    {
        string endpoint = Endpoints.Inproc();
        Connect(1, endpoint, out ZmqSocket push);
        push.Options.Linger = System.Threading.Timeout.InfiniteTimeSpan;
        Assert.Equal(1, Fill(push));
        push.Dispose();
        Bind(0, endpoint, out ZmqSocket pull);
        Assert.Equal(1, Drain(pull));
    }

    [Fact]
    public void Watermark_OfABoundSocketWithoutPeers_HoldsNothing()
    {
        ZmqSocket push = Create(ZmqSocketType.Push);
        push.Options.SendHighWatermark = 1;
        push.Bind(Endpoints.Inproc());
        Assert.Equal(0, Fill(push));
    }

    private void Bind(int watermark, string endpoint, out ZmqSocket pull)
    {
        pull = Create(ZmqSocketType.Pull);
        pull.Options.ReceiveHighWatermark = watermark;
        pull.Bind(endpoint);
    }

    private void Connect(int watermark, string endpoint, out ZmqSocket push)
    {
        push = Create(ZmqSocketType.Push);
        push.Options.SendHighWatermark = watermark;
        push.Connect(endpoint);
    }

    private static void AssertHolds(ZmqSocket push, ZmqSocket pull, int expected)
    {
        Assert.Equal(expected, Fill(push));
        Assert.Equal(expected, Drain(pull));

        // There is room again.
        Assert.True(push.TrySend(""));
        Assert.Equal(1, Drain(pull));
    }

    private static int Fill(ZmqSocket push)
    {
        int count = 0;
        while (count < Enough && push.TrySend(""))
        {
            count++;
        }

        return count;
    }

    private static int Drain(ZmqSocket pull)
    {
        int count = 0;
        while (pull.TryReceiveBytes(out _))
        {
            count++;
        }

        return count;
    }
}
