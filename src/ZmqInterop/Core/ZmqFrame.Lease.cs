using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;
using ZmqInterop.Native;

namespace ZmqInterop;

// Two native calls on one zmq_msg_t at the same time corrupt the heap or abort the process. Whoever passes it to libzmq therefore leases the frame.
//
//   even version: idle          -> [Lease]   -> odd
//   odd version:  leased        -> [Release] -> even, two higher than before
//   Closed:       disposed of, for ever
//
// Readers (Span, Length, ...) copy the view that the last lease left behind and check that the version is even and the same before and after.
public sealed unsafe partial class ZmqFrame
{
    private const int Closed = -1;

    private int _version;
    private bool _closeRequested;

    // The view, written before Release writes the version.
    private nint _data;
    private nuint _size;

    // False only while it is certain that the content is this frame's alone.
    private bool _mayBeShared;

    // The native message is as zmq_msg_init leaves it: there is nothing to close.
    private bool _isInitial;

    // The content is a copy of one that had zmq_msg_more, which libzmq sets for received messages only.
    private bool _hadMore;

    /// <summary>Takes the frame for one operation, which ends with one of the Release methods.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal zmq_msg_t* Lease()
    {
        if (!TryLease())
        {
            ThrowNotIdle();
        }

        return _message;
    }

    /// <summary>Takes the frame, unless somebody has it or has disposed of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryLease()
    {
        int version = _version;
        return (version & 1) == 0 && Interlocked.CompareExchange(ref _version, version + 1, version) == version;
    }

    /// <summary>The native message, for the holder of the lease.</summary>
    internal zmq_msg_t* LeasedMessage => _message;

    /// <summary>Throws the content away, unless somebody uses the frame or has disposed of it.</summary>
    internal bool TryClear()
    {
        if (!TryLease())
        {
            return false;
        }

        ClearLeased();
        return true;
    }

    /// <summary>Takes the frame to receive into, unless somebody uses it or has disposed of it. Ends with <see cref="ReleaseReceived"/> or <see cref="Release"/>.</summary>
    internal bool TryLeaseToReceive(out zmq_msg_t* message)
    {
        message = _message;
        return TryLease();
    }

    /// <summary>Ends an operation that left the content as it was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Release()
    {
        // Volatile: the view is written before it. Only the holder of the lease changes an odd version.
        Volatile.Write(ref _version, (_version + 1) & int.MaxValue);
        if (_closeRequested)
        {
            TryClose();
        }
    }

    /// <summary>Ends an operation that may have put another content in the frame.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ReleaseChanged() => ReleaseChanged(LibZmq.zmq_msg_size(_message), mayBeShared: true);

    /// <summary>Ends a receive that returned <paramref name="result"/>: a size, cut off at <see cref="int.MaxValue"/>, or -1 after a failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ReleaseReceived(int result) =>
        ReleaseChanged((uint)result < int.MaxValue ? (nuint)result : LibZmq.zmq_msg_size(_message), mayBeShared: true);

    /// <summary>Ends an operation that put a content of known size in the frame.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ReleaseChanged(nuint size, bool mayBeShared)
    {
        _moved = false;
        _hadMore = false;
        _isInitial = false;
        _mayBeShared = mayBeShared;
        _data = (nint)LibZmq.zmq_msg_data(_message);
        _size = size;
        Release();
    }

    /// <summary>Ends an operation that moved the content out: libzmq has it now, or another frame.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ReleaseMoved()
    {
        _moved = true;
        ReleaseInitial();
    }

    /// <summary>Throws the content away and ends the operation.</summary>
    private void ClearLeased()
    {
        if (!_isInitial)
        {
            _ = LibZmq.zmq_msg_close(_message);
            _ = LibZmq.zmq_msg_init(_message);
        }

        _moved = false;
        _hadMore = false;
        _mayBeShared = false;
        ReleaseInitial();
    }

    /// <summary>Ends an operation that left the native message as zmq_msg_init does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReleaseInitial()
    {
        _isInitial = true;
        _data = 0;
        _size = 0;
        Release();
    }

    private void View(out byte* data, out nuint size)
    {
        int version = Volatile.Read(ref _version);
        data = (byte*)Volatile.Read(ref _data);
        size = Volatile.Read(ref _size);
        if ((version & 1) != 0 || version != _version)
        {
            ThrowNotIdle();
        }
    }

    /// <summary>Closes now when the frame is idle, else leaves it to the one who holds the lease.</summary>
    private void Close()
    {
        if (TryClose() || _version == Closed)
        {
            return;
        }

        _closeRequested = true;

        // Release writes the version and then reads the request, without a fence between. This makes one of the two sides see the other.
        Interlocked.MemoryBarrierProcessWide();
        TryClose();
    }

    private bool TryClose()
    {
        int version = _version;
        if ((version & 1) != 0 || Interlocked.CompareExchange(ref _version, Closed, version) != version)
        {
            return false;
        }

        FreeMessage();
        return true;
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowNotIdle()
    {
        ObjectDisposedException.ThrowIf(_version == Closed, this);
        throw new InvalidOperationException(
            "This ZmqFrame is being sent, received into or changed by another thread. A frame serves one thread at a time: use one frame per thread, or Copy.");
    }
}
