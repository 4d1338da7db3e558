using System;
using System.Buffers;

namespace ZmqInterop.Perf;

/// <summary>Memory that is never written to, so that it may be under way several times at once and nothing remains to be done when it comes back.</summary>
internal sealed class LentMemory(int size) : IMemoryOwner<byte>
{
    // Pinned already: that is not to be measured.
    public Memory<byte> Memory { get; } = GC.AllocateArray<byte>(size, pinned: true);

    public void Dispose()
    {
    }
}
