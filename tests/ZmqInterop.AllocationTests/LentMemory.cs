using System;
using System.Buffers;
using System.Threading;
using Xunit;

namespace ZmqInterop.AllocationTests;

/// <summary>Memory that is only read, so that it may be under way several times at once.</summary>
internal sealed class LentMemory(byte[] content) : IMemoryOwner<byte>
{
    private int _lent;

    public Memory<byte> Memory
    {
        get
        {
            Interlocked.Increment(ref _lent);
            return content;
        }
    }

    public void Dispose() => Interlocked.Decrement(ref _lent);

    /// <summary>Waits until all but so many are back. The library gives memory back on the pool, some time after libzmq is done with it.</summary>
    internal void WaitUntilBack(int except) =>
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref _lent) <= except, TimeSpan.FromSeconds(60)), "Memory does not come back.");
}
