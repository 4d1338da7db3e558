using System.Collections.Generic;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>The choices of one call: the same seed makes the same ones (SplitMix64).</summary>
internal sealed class Choices(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to one less than the limit.</summary>
    internal int Next(int limit)
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (uint)limit);
    }

    internal bool OneIn(int number) => Next(number) == 0;

    internal T Of<T>(IReadOnlyList<T> items) => items[Next(items.Count)];
}
