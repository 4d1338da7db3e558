using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ZmqInterop.Native;

namespace ZmqInterop;

// Frames over memory that libzmq did not allocate (zmq_msg_init_data). libzmq calls back, exactly once, when the last frame with the content is closed: on
// whichever thread that happens, an I/O thread of libzmq or one that is just inside a socket's gate.
public sealed unsafe partial class ZmqFrame
{
    /// <summary>
    /// Makes a frame over the memory of <paramref name="owner"/>, without a copy (zmq_msg_init_data(3)). The owner is disposed of exactly once, on a
    /// thread of the pool, when libzmq no longer needs the bytes: after they were sent, dropped, or the frame was disposed of. From now on the memory
    /// belongs to libzmq: do not change it. Pays from some ten kilobytes on; a small frame is copied faster.
    /// </summary>
    /// <param name="owner">The memory. When this method throws, it still belongs to the caller.</param>
    /// <returns>The new frame.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="owner"/> is null.</exception>
    public static ZmqFrame Wrap(IMemoryOwner<byte> owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return Wrap(owner, owner.Memory);
    }

    /// <summary>
    /// Makes a frame over the first <paramref name="length"/> bytes of <paramref name="owner"/>: a pool often gives more than it was asked for.
    /// See <see cref="Wrap(IMemoryOwner{byte})"/>.
    /// </summary>
    /// <param name="owner">The memory. When this method throws, it still belongs to the caller.</param>
    /// <param name="length">The size of the frame.</param>
    /// <returns>The new frame.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="owner"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative or more than the owner has.</exception>
    public static ZmqFrame Wrap(IMemoryOwner<byte> owner, int length)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return Wrap(owner, First(owner, length));
    }

    /// <summary>
    /// Throws the content away and shows the memory of <paramref name="owner"/> instead, without a copy, as <see cref="Wrap(IMemoryOwner{byte})"/> does; a frame that
    /// is sent and given memory in turn needs no managed allocation (zmq_msg_init_data(3)).
    /// </summary>
    /// <param name="owner">The memory. When this method throws, it still belongs to the caller.</param>
    /// <exception cref="ArgumentNullException"><paramref name="owner"/> is null. The content stays.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory for the bookkeeping of the frame, which is empty then.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the frame.</exception>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public void Adopt(IMemoryOwner<byte> owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        TakeOver(owner, owner.Memory);
    }

    /// <summary>As <see cref="Adopt(IMemoryOwner{byte})"/>, of the first <paramref name="length"/> bytes (zmq_msg_init_data(3)).</summary>
    /// <param name="owner">The memory. When this method throws, it still belongs to the caller.</param>
    /// <param name="length">The size of the frame.</param>
    /// <exception cref="ArgumentNullException"><paramref name="owner"/> is null. The content stays.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative or more than the owner has. The content stays.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory for the bookkeeping of the frame, which is empty then.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the frame.</exception>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public void Adopt(IMemoryOwner<byte> owner, int length)
    {
        ArgumentNullException.ThrowIfNull(owner);
        TakeOver(owner, First(owner, length));
    }

    /// <summary>Throws the content away and puts <paramref name="memory"/> in its place. When this throws, the memory is still its owner's.</summary>
    internal void TakeOver(IMemoryOwner<byte> owner, Memory<byte> memory)
    {
        WrappedMemory wrapped = WrappedMemory.Hold(owner, memory);
        zmq_msg_t* message;
        try
        {
            message = Lease();
        }
        catch
        {
            wrapped.GiveBack();
            throw;
        }

        _ = LibZmq.zmq_msg_close(message);
        bool taken = LibZmq.zmq_msg_init_data(message, wrapped.Pointer, (nuint)memory.Length, &ReleaseWrapped, (void*)wrapped.Hint) == 0;
        if (!taken)
        {
            _ = LibZmq.zmq_msg_init(message);
        }

        // Marked as shared: the memory is somebody else's, who may look at it still.
        ReleaseChanged(taken ? (nuint)memory.Length : 0, mayBeShared: taken);
        if (!taken)
        {
            wrapped.GiveBack();
            throw new InsufficientMemoryException("There is no memory for the bookkeeping of a frame (zmq_msg_init_data, ENOMEM).");
        }
    }

    private static Memory<byte> First(IMemoryOwner<byte> owner, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Memory<byte> memory = owner.Memory;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, memory.Length);
        return memory[..length];
    }

    private static ZmqFrame Wrap(IMemoryOwner<byte> owner, Memory<byte> memory)
    {
        ZmqFrame frame = new();
        try
        {
            frame.TakeOver(owner, memory);
        }
        catch
        {
            frame.Dispose();
            throw;
        }

        return frame;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void ReleaseWrapped(void* data, void* hint) => WrappedMemory.FromHint((nint)hint).Release();
}
