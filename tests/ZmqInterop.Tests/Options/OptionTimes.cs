using System;
using System.Collections.Generic;

namespace ZmqInterop.Tests.Options;

internal static class OptionTimes
{
    /// <summary>Times that no option takes.</summary>
    internal static IReadOnlyList<object?> Refused { get; } =
        [TimeSpan.FromTicks(-1), TimeSpan.FromMilliseconds(int.MaxValue + 1L), TimeSpan.MaxValue, TimeSpan.MinValue];
}
