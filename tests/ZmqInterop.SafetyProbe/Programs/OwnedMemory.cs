using System;
using System.Buffers;
using System.Threading;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>Memory for frames to wrap, which counts how often it is given back.</summary>
internal sealed class OwnedMemory(int size) : IMemoryOwner<byte>
{
    private readonly byte[] _bytes = new byte[size];
    private int _disposals;

    public Memory<byte> Memory => _bytes;

    internal int Disposals => Volatile.Read(ref _disposals);

    /// <summary>Whether a frame has taken it over, and has to give it back.</summary>
    internal bool IsWrapped { get; set; }

    public void Dispose() => Interlocked.Increment(ref _disposals);
}
