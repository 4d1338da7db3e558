using System;
using System.Buffers;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop;

/// <summary>Managed memory that libzmq holds a pointer to: pinned until libzmq gives it back, then returned to its owner.</summary>
internal sealed unsafe class WrappedMemory : IThreadPoolWorkItem
{
    private readonly IMemoryOwner<byte> _owner;
    private MemoryHandle _pin;
    private GCHandle _self;

    public WrappedMemory(IMemoryOwner<byte> owner, MemoryHandle pin)
    {
        _owner = owner;
        _pin = pin;

        // Stays alive from now on, for libzmq.
        _self = GCHandle.Alloc(this);
    }

    public void* Pointer => _pin.Pointer;

    /// <summary>What libzmq passes back when it is done.</summary>
    public nint Hint => GCHandle.ToIntPtr(_self);

    public static WrappedMemory FromHint(nint hint) => (WrappedMemory)GCHandle.FromIntPtr(hint).Target!;

    /// <summary>libzmq never got it: the memory is the owner's again.</summary>
    public void GiveBack()
    {
        _self.Free();
        _pin.Dispose();
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
            _owner.Dispose();
        }
#pragma warning disable CA1031 // Nobody is there to catch it; it is reported the way .NET reports such exceptions, by TaskScheduler.UnobservedTaskException.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _ = Task.FromException(exception);
        }
    }
}
