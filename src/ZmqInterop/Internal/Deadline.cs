using System;
using System.Diagnostics;
using System.Threading;

namespace ZmqInterop.Internal;

/// <summary>A timeout that has begun to run. Whole milliseconds, as libzmq has them; fractions are rounded up, so that no wait ends early.</summary>
internal readonly struct Deadline
{
    public const int Infinite = -1;

    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly long _end;

    private Deadline(long end) => _end = end;

    public static Deadline After(int milliseconds) => new(
        milliseconds < 0 ? long.MaxValue : Stopwatch.GetTimestamp() + (milliseconds * (Stopwatch.Frequency / 1000)));

    /// <summary>Milliseconds that are left, 0 when the time is over, -1 for no limit.</summary>
    public int RemainingMilliseconds
    {
        get
        {
            if (_end == long.MaxValue)
            {
                return Infinite;
            }

            long left = _end - Stopwatch.GetTimestamp();
            long perMillisecond = Stopwatch.Frequency / 1000;
            return left <= 0 ? 0 : (int)Math.Min((left + perMillisecond - 1) / perMillisecond, int.MaxValue);
        }
    }

    /// <summary>Milliseconds of a timeout argument: -1 for <see cref="Timeout.InfiniteTimeSpan"/>, otherwise 0 to <see cref="int.MaxValue"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not infinite, or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    public static int ToMilliseconds(TimeSpan timeout, string parameterName)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            return Infinite;
        }

        if (timeout < TimeSpan.Zero || timeout > s_longest)
        {
            throw new ArgumentOutOfRangeException(
                parameterName, timeout, "A timeout is 0 to 2147483647 milliseconds, or Timeout.InfiniteTimeSpan.");
        }

        return (int)((timeout.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond);
    }
}
