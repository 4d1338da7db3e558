using System;
using System.Buffers;

namespace ZmqInterop;

// Frames of 2 GiB and more: spans cannot show them whole.
public sealed unsafe partial class ZmqFrame
{
    private const int SegmentSize = 1 << 30;

    /// <summary>
    /// A part of the content, to write; for frames of 2 GiB and more. Valid until the frame changes. See <see cref="WritableSpan"/>.
    /// </summary>
    /// <param name="offset">Where the part begins, in bytes.</param>
    /// <returns>The content from <paramref name="offset"/> on, but not more than 2147483647 bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="offset"/> is negative or beyond the end.</exception>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public Span<byte> WritableSpanFrom(long offset)
    {
        if (_mayBeShared)
        {
            Unshare();
        }

        View(out byte* data, out nuint size);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((nuint)offset, size, nameof(offset));
        return new Span<byte>(data + offset, (int)Math.Min(size - (nuint)offset, int.MaxValue));
    }

    /// <summary>
    /// The content, to read, as a sequence: one segment up to 2 GiB, segments of 1 GiB beyond. Allocates a small object per segment. Valid until the
    /// frame changes, like <see cref="Span"/>.
    /// </summary>
    /// <returns>The content.</returns>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public ReadOnlySequence<byte> AsSequence()
    {
        View(out byte* data, out nuint size);
        if (size <= int.MaxValue)
        {
            return new ReadOnlySequence<byte>(new FrameMemory(this, data, (int)size).Memory);
        }

        FrameSegment first = new(new FrameMemory(this, data, SegmentSize).Memory, previous: null);
        FrameSegment last = first;
        for (nuint offset = SegmentSize; offset < size; offset += SegmentSize)
        {
            int length = (int)Math.Min(size - offset, SegmentSize);
            last = new FrameSegment(new FrameMemory(this, data + offset, length).Memory, last);
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }
}
