using System;
using System.Diagnostics;
using System.Globalization;

namespace ZmqInterop.StressTests;

/// <summary>How long each test runs: the seconds in <see cref="Variable"/>, 10 when not set.</summary>
internal readonly struct Duration
{
    /// <summary>Environment variable.</summary>
    internal const string Variable = "ZMQINTEROP_STRESS_SECONDS";

    private readonly long _begin;

    private Duration(long begin) => _begin = begin;

    internal static int Seconds { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
        && seconds > 0
            ? seconds
            : 10;

    internal bool IsOver => Stopwatch.GetElapsedTime(_begin) >= TimeSpan.FromSeconds(Seconds);

    internal static Duration Begin() => new(Stopwatch.GetTimestamp());
}
