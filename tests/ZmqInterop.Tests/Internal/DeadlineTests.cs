using System;
using System.Diagnostics;
using System.Threading;
using Xunit;
using ZmqInterop.Internal;

namespace ZmqInterop.Tests.Internal;

public sealed class DeadlineTests
{
    public static TheoryData<long, int> TicksAndMilliseconds => new()
    {
        { 0, 0 },
        { 1, 1 },
        { TimeSpan.TicksPerMillisecond - 1, 1 },
        { TimeSpan.TicksPerMillisecond, 1 },
        { TimeSpan.TicksPerMillisecond + 1, 2 },
        { TimeSpan.TicksPerSecond, 1000 },
        { int.MaxValue * TimeSpan.TicksPerMillisecond, int.MaxValue },
    };

    public static TheoryData<long> WrongTicks =>
        [-1, -2 * TimeSpan.TicksPerMillisecond, (int.MaxValue * TimeSpan.TicksPerMillisecond) + 1, long.MinValue, long.MaxValue];

    [Theory]
    [MemberData(nameof(TicksAndMilliseconds))]
    public void ToMilliseconds_Time_IsRoundedUp(long ticks, int expected) =>
        Assert.Equal(expected, Deadline.ToMilliseconds(TimeSpan.FromTicks(ticks), "timeout"));

    [Fact]
    public void ToMilliseconds_InfiniteTimeSpan_IsInfinite() =>
        Assert.Equal(Deadline.Infinite, Deadline.ToMilliseconds(Timeout.InfiniteTimeSpan, "timeout"));

    [Theory]
    [MemberData(nameof(WrongTicks))]
    public void ToMilliseconds_OutsideOfTheRange_ThrowsWithTheNameOfTheParameter(long ticks)
    {
        ArgumentOutOfRangeException exception =
            Assert.Throws<ArgumentOutOfRangeException>("patience", () => Deadline.ToMilliseconds(TimeSpan.FromTicks(ticks), "patience"));
        Assert.Contains("InfiniteTimeSpan", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RemainingMilliseconds_OfAnInfiniteDeadline_IsInfinite() =>
        Assert.Equal(Deadline.Infinite, Deadline.After(Deadline.Infinite).RemainingMilliseconds);

    [Fact]
    public void RemainingMilliseconds_OfNoTime_IsZero() => Assert.Equal(0, Deadline.After(0).RemainingMilliseconds);

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(int.MaxValue)]
    public void RemainingMilliseconds_OfALongTime_BeginsNearItAndNeverGrows(int milliseconds)
    {
        Deadline deadline = Deadline.After(milliseconds);
        int first = deadline.RemainingMilliseconds;
        Assert.InRange(first, milliseconds - 60_000, milliseconds);
        Assert.InRange(deadline.RemainingMilliseconds, 1, first);
    }

    [Fact]
    public void RemainingMilliseconds_UntilItIsZero_TakesNoLessThanTheTime()
    {
        long start = Stopwatch.GetTimestamp();
        Deadline deadline = Deadline.After(30);
        while (deadline.RemainingMilliseconds > 0)
        {
            Thread.Yield();
        }

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 30, double.MaxValue);
    }
}
