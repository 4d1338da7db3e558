using System;

namespace ZmqInterop.Tests.Support;

/// <summary>Numbers in no order, the same ones in every run.</summary>
internal sealed class FixedRandom(uint seed)
{
    private uint _state = seed + 1;

    /// <summary>A number from 0 to one less than the limit, which is at most 65536.</summary>
    internal int Next(int limit)
    {
        _state = (_state * 1664525) + 1013904223;
        return (int)(((_state >> 16) * (uint)limit) >> 16);
    }

    internal void Fill(Span<byte> bytes)
    {
        foreach (ref byte value in bytes)
        {
            value = (byte)Next(256);
        }
    }
}
