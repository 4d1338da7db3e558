using System;
using System.Buffers;

namespace ZmqInterop.Tests.Async;

/// <summary>Memory that is not an array, whose owner can be told to throw when the memory is looked at.</summary>
internal sealed class ThrowingMemory : MemoryManager<byte>
{
    private readonly byte[] _bytes;

    internal ThrowingMemory(byte[] bytes) => _bytes = bytes;

    internal bool Throws { get; set; }

    public override Memory<byte> Memory => CreateMemory(_bytes.Length);

    public override Span<byte> GetSpan() => Throws ? throw new NotImplementedException("told to") : _bytes;

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    public override void Unpin() => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
    }
}
