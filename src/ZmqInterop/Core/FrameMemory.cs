using System;
using System.Buffers;

namespace ZmqInterop;

/// <summary>A part of a frame's content as <see cref="Memory{T}"/>. Keeps the frame from being finalized, not from being changed.</summary>
internal sealed unsafe class FrameMemory(ZmqFrame frame, byte* data, int length) : MemoryManager<byte>
{
    private readonly ZmqFrame _frame = frame;

    public override Span<byte> GetSpan() => new(data, length);

    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)length, nameof(elementIndex));
        return new MemoryHandle(data + elementIndex, pinnable: this);
    }

    /// <summary>Native memory does not move.</summary>
    public override void Unpin() => GC.KeepAlive(_frame);

    /// <summary>The memory belongs to the frame.</summary>
    protected override void Dispose(bool disposing)
    {
    }
}
