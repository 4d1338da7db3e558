using System;
using System.Buffers;

namespace ZmqInterop;

/// <summary>Writing managed content into the memory of a native message.</summary>
internal static unsafe class NativeContent
{
    /// <summary>Copies all segments. A sequence of foreign making may hold more than it says: that must not be written past the end.</summary>
    /// <exception cref="ArgumentException">The segments hold more or less than the sequence says.</exception>
    public static void Copy(in ReadOnlySequence<byte> data, byte* to, nuint size)
    {
        nuint rest = size;
        foreach (ReadOnlyMemory<byte> segment in data)
        {
            if ((nuint)segment.Length > rest)
            {
                throw Inconsistent();
            }

            segment.Span.CopyTo(new Span<byte>(to, segment.Length));
            to += segment.Length;
            rest -= (nuint)segment.Length;
        }

        if (rest != 0)
        {
            throw Inconsistent();
        }
    }

    private static ArgumentException Inconsistent() => new("The segments of the sequence hold more or less than its Length says.", "data");
}
