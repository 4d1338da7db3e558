using System;
using System.Buffers;
using System.Threading;

namespace ZmqInterop.Tests.Support;

/// <summary>Memory that counts how often it is pinned and given back.</summary>
internal sealed unsafe class CountingOwner : MemoryManager<byte>
{
    private readonly byte[] _bytes;
    private readonly Exception? _failure;
    private System.Runtime.InteropServices.GCHandle _pin;
    private int _disposals;
    private int _pins;

    /// <param name="bytes">The memory.</param>
    /// <param name="failure">What its Dispose throws.</param>
    internal CountingOwner(byte[] bytes, Exception? failure = null)
    {
        _bytes = bytes;
        _failure = failure;
    }

    internal int Disposals => Volatile.Read(ref _disposals);

    /// <summary>How often the memory is pinned just now.</summary>
    internal int Pins => Volatile.Read(ref _pins);

    public override Span<byte> GetSpan() => _bytes;

    public override MemoryHandle Pin(int elementIndex = 0)
    {
        Interlocked.Increment(ref _pins);
        _pin = System.Runtime.InteropServices.GCHandle.Alloc(_bytes, System.Runtime.InteropServices.GCHandleType.Pinned);
        return new MemoryHandle((byte*)_pin.AddrOfPinnedObject() + elementIndex, pinnable: this);
    }

    public override void Unpin()
    {
        _pin.Free();
        Interlocked.Decrement(ref _pins);
    }

    /// <summary>Waits until the memory was given back, and gives a second time the chance to happen.</summary>
    internal void WaitForDisposal()
    {
        Parked.Until(() => Disposals > 0, "a wrapped memory given back");
        using ManualResetEventSlim later = new();
        ThreadPool.QueueUserWorkItem(_ => later.Set());
        later.Wait(BackgroundCall.Limit);
        Xunit.Assert.Equal(1, Disposals);
        Xunit.Assert.Equal(0, Pins);
    }

    protected override void Dispose(bool disposing)
    {
        Interlocked.Increment(ref _disposals);
        if (_failure is not null)
        {
            throw _failure;
        }
    }
}
