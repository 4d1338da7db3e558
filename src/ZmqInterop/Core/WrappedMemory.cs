using System;
using System.Buffers;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Internal;

namespace ZmqInterop;

/// <summary>Managed memory that libzmq holds a pointer to: pinned until libzmq gives it back, then returned to its owner.</summary>
internal sealed unsafe class WrappedMemory : IThreadPoolWorkItem, IPooled<WrappedMemory>
{
    // As much as several sockets hold that are full: 2000 messages each over inproc, with libzmq's watermarks. About a megabyte.
    private static readonly Pool<WrappedMemory> s_pool = new(largest: 16 * 1024);

    private IMemoryOwner<byte>? _owner;
    private MemoryHandle _pin;
    private GCHandle _self;

    private WrappedMemory()
    {
    }

    WrappedMemory? IPooled<WrappedMemory>.NextInPool { get; set; }

    public void* Pointer => _pin.Pointer;

    /// <summary>What libzmq passes back when it is done.</summary>
    public nint Hint => GCHandle.ToIntPtr(_self);

    /// <summary>Pins the memory.</summary>
    public static WrappedMemory Hold(IMemoryOwner<byte> owner, Memory<byte> memory)
    {
        MemoryHandle pin = memory.Pin();
        WrappedMemory wrapped = s_pool.TryTake() ?? new WrappedMemory();
        wrapped._owner = owner;
        wrapped._pin = pin;

        // Stays alive from now on, for libzmq.
        wrapped._self = GCHandle.Alloc(wrapped);
        return wrapped;
    }

    public static WrappedMemory FromHint(nint hint) => (WrappedMemory)GCHandle.FromIntPtr(hint).Target!;

    /// <summary>libzmq never got it: the memory is the owner's again.</summary>
    public void GiveBack()
    {
        _self.Free();
        _pin.Dispose();
        Return();
    }

    /// <summary>
    /// libzmq is done. The owner's Dispose is foreign code: it must not run on an I/O thread of libzmq, where it would hold up all traffic, nor inside
    /// the gate of a socket that has just dropped the frame.
    /// </summary>
    public void Release()
    {
        _self.Free();
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        try
        {
            _pin.Dispose();
            _owner!.Dispose();
        }
#pragma warning disable CA1031 // Nobody is there to catch it; it is reported the way .NET reports such exceptions, by TaskScheduler.UnobservedTaskException.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _ = Task.FromException(exception);
        }

        Return();
    }

    private void Return()
    {
        _owner = null;
        _pin = default;
        s_pool.Return(this);
    }
}
