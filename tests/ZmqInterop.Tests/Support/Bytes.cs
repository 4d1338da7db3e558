using System;
using System.Buffers;

namespace ZmqInterop.Tests.Support;

/// <summary>Content that tells when a byte is missing, wrong or in the wrong place.</summary>
internal static class Bytes
{
    internal static byte[] Pattern(int size, int seed = 0)
    {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++)
        {
            bytes[i] = (byte)((i * 31) + (i >> 8) + seed);
        }

        return bytes;
    }

    /// <summary>The data in segments of a size.</summary>
    internal static ReadOnlySequence<byte> Sequence(byte[] data, int segmentSize)
    {
        Segment first = new(data.AsMemory(0, Math.Min(segmentSize, data.Length)), 0);
        Segment last = first;
        for (int offset = segmentSize; offset < data.Length; offset += segmentSize)
        {
            last = last.Append(data.AsMemory(offset, Math.Min(segmentSize, data.Length - offset)), offset);
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    /// <summary>Two segments of a size, and an empty one whose place in the sequence makes that say that it has another length.</summary>
    internal static ReadOnlySequence<byte> InconsistentSequence(int segmentSize, int announced)
    {
        Segment first = new(Pattern(segmentSize), 0);
        Segment last = first.Append(Pattern(segmentSize), 0).Append(ReadOnlyMemory<byte>.Empty, announced);
        return new ReadOnlySequence<byte>(first, 0, last, 0);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        internal Segment(ReadOnlyMemory<byte> memory, long runningIndex)
        {
            Memory = memory;
            RunningIndex = runningIndex;
        }

        internal Segment Append(ReadOnlyMemory<byte> memory, long runningIndex)
        {
            Segment next = new(memory, runningIndex);
            Next = next;
            return next;
        }
    }
}
