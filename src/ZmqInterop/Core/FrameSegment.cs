using System;
using System.Buffers;

namespace ZmqInterop;

/// <summary>A link of the sequence that shows a frame too large for one span.</summary>
internal sealed class FrameSegment : ReadOnlySequenceSegment<byte>
{
    public FrameSegment(ReadOnlyMemory<byte> memory, FrameSegment? previous)
    {
        Memory = memory;
        if (previous is not null)
        {
            previous.Next = this;
            RunningIndex = previous.RunningIndex + previous.Memory.Length;
        }
    }
}
