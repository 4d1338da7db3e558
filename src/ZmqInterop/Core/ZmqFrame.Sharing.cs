using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using ZmqInterop.Native;

namespace ZmqInterop;

// Content that is handed from frame to frame. libzmq counts those who share one over 33 bytes.
public sealed unsafe partial class ZmqFrame
{
    /// <summary>
    /// Makes a second frame with the same content. Content over 33 bytes is not copied but shared, and counted (zmq_msg_copy(3)).
    /// </summary>
    /// <returns>The new frame, for the caller to dispose of.</returns>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public ZmqFrame Copy()
    {
        ZmqFrame copy = new();
        try
        {
            copy.CopyFrom(this);
        }
        catch
        {
            copy.Dispose();
            throw;
        }

        return copy;
    }

    /// <summary>Throws this frame's content away and shares that of <paramref name="source"/> (zmq_msg_copy(3)).</summary>
    /// <param name="source">The frame to copy; it keeps its content.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">One of the frames is disposed of.</exception>
    public void CopyFrom(ZmqFrame source) => Take(source, move: false);

    /// <summary>Throws this frame's content away and takes over that of <paramref name="source"/>, which is empty after (zmq_msg_move(3)).</summary>
    /// <param name="source">The frame to empty.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The content of <paramref name="source"/> was sent or moved away before.</exception>
    /// <exception cref="ObjectDisposedException">One of the frames is disposed of.</exception>
    public void MoveFrom(ZmqFrame source) => Take(source, move: true);

    private void Take(ZmqFrame source, bool move)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (ReferenceEquals(source, this))
        {
            return;
        }

        zmq_msg_t* from = source.LeaseContent();
        try
        {
            zmq_msg_t* to = Lease();
            _ = move ? LibZmq.zmq_msg_move(to, from) : LibZmq.zmq_msg_copy(to, from);
            ReleaseChanged();
        }
        catch
        {
            source.Release();
            throw;
        }

        if (move)
        {
            source.ReleaseMoved();
        }
        else
        {
            source.ReleaseChanged();
        }
    }

    private void Unshare()
    {
        zmq_msg_t* message = Lease();
        if (LibZmq.zmq_msg_get(message, ZmqConstants.ZMQ_SHARED) == 0)
        {
            _mayBeShared = false;
            Release();
            return;
        }

        bool copied = TryReplaceByCopy(message, withGroup: true);
        nuint size = _size;
        Release();
        if (!copied)
        {
            ThrowNoMemoryForCopy(size);
        }
    }

    /// <summary>Puts a copy of the content in its place, with the routing id. False, and nothing changed, when there is no memory for it.</summary>
    private bool TryReplaceByCopy(zmq_msg_t* message, bool withGroup)
    {
        zmq_msg_t own;
        if (LibZmq.zmq_msg_init_size(&own, _size) != 0)
        {
            return false;
        }

        NativeMemory.Copy((void*)_data, LibZmq.zmq_msg_data(&own), _size);
        CopyDestination(message, &own, withGroup);
        _hadMore |= LibZmq.zmq_msg_more(message) != 0;
        _ = LibZmq.zmq_msg_move(message, &own);
        _mayBeShared = false;
        _data = (nint)LibZmq.zmq_msg_data(message);
        return true;
    }

    [DoesNotReturn]
    private static void ThrowNoMemoryForCopy(nuint size) =>
        throw new InsufficientMemoryException($"There is no memory for a copy of a frame of {size} bytes (zmq_msg_init_size, ENOMEM).");
}
