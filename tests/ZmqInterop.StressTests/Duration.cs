using System;
using System.Diagnostics;
using System.Globalization;

namespace ZmqInterop.StressTests;

/// <summary>How long each test runs: ZMQINTEROP_STRESS_SECONDS, 10 when not set.</summary>
internal readonly struct Duration
{
    private readonly long _begin;

    private Duration(long begin) => _begin = begin;

    internal static int Seconds { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("ZMQINTEROP_STRESS_SECONDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
        && seconds > 0
            ? seconds
            : 10;

    internal bool IsOver => Stopwatch.GetElapsedTime(_begin) >= TimeSpan.FromSeconds(Seconds);

    internal static Duration Begin() => new(Stopwatch.GetTimestamp());
}
