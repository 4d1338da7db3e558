using System;
using System.Threading;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// The frames of a multipart message. Frames beyond the count are kept for the next message, so that a reused list allocates nothing.
/// </summary>
/// <remarks>Used by one thread or operation at a time, between <see cref="TryBegin"/> and <see cref="End"/>.</remarks>
internal sealed class FrameList : IDisposable
{
    private ZmqFrame?[] _frames = new ZmqFrame?[4];

    private int _inUse;

    public int Count { get; private set; }

    /// <summary>How many frames of a send under way libzmq has taken.</summary>
    public int Sent { get; set; }

    public ZmqFrame this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _frames[index]!;
        }
    }

    /// <summary>Takes the list for one thread or operation. False when another one has it.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _inUse, 1, 0) == 0;

    public void End() => Volatile.Write(ref _inUse, 0);

    /// <summary>Leases all frames, for a send. When one of them cannot be sent, none stays leased.</summary>
    public unsafe void BeginSending()
    {
        Sent = 0;
        int leased = 0;
        try
        {
            for (; leased < Count; leased++)
            {
                _ = _frames[leased]!.LeaseContent();
            }
        }
        catch
        {
            for (int i = 0; i < leased; i++)
            {
                _frames[i]!.Release();
            }

            throw;
        }
    }

    /// <summary>Ends a send, and the use of the list. Frames that were not sent keep their content.</summary>
    public void EndSending(bool whole)
    {
        for (int i = 0; i < Count; i++)
        {
            if (i < Sent)
            {
                _frames[i]!.ReleaseMoved();
            }
            else
            {
                _frames[i]!.Release();
            }
        }

        if (whole)
        {
            Clear();
        }

        End();
    }

    /// <summary>Ends a receive, and the use of the list, which is empty unless a whole message came.</summary>
    public void EndReceiving(bool whole)
    {
        if (!whole)
        {
            Clear();
        }

        End();
    }

    /// <summary>An empty frame that is not in the list yet: to be filled and then put into it by <see cref="Insert"/>.</summary>
    public ZmqFrame Spare()
    {
        ref ZmqFrame? frame = ref SparePlace();
        if (frame is null || !frame.TryClear())
        {
            frame = new ZmqFrame();
        }

        return frame;
    }

    /// <summary>Puts the spare frame into the list, at <paramref name="index"/>; those behind move back.</summary>
    public void Insert(int index)
    {
        ZmqFrame? frame = _frames[Count];
        Array.Copy(_frames, index, _frames, index + 1, Count - index);
        _frames[index] = frame;
        Count++;
    }

    /// <summary>
    /// The native message of a spare frame, leased: to receive into, and then to be put at the end of the list by <see cref="EndAppending"/>, or left out again by
    /// <see cref="CancelAppending"/>.
    /// </summary>
    /// <exception cref="OutOfMemoryException">There is no memory for a frame. Nothing else is thrown: this is called inside a gate.</exception>
    public unsafe zmq_msg_t* BeginAppending()
    {
        ref ZmqFrame? frame = ref SparePlace();
        if (frame is null || !frame.TryLeaseToReceive(out zmq_msg_t* message))
        {
            frame = new ZmqFrame();
            _ = frame.TryLeaseToReceive(out message);
        }

        return message;
    }

    /// <summary>A frame was received, whose size is <paramref name="result"/>, cut off at <see cref="int.MaxValue"/>.</summary>
    public void EndAppending(int result)
    {
        _frames[Count]!.ReleaseReceived(result);
        Count++;
    }

    /// <summary>Nothing was received; what the frame held may be gone all the same.</summary>
    public void CancelAppending() => _frames[Count]!.ReleaseReceived(-1);

    /// <summary>Takes a frame out of the list, for the caller to keep.</summary>
    public ZmqFrame Remove(int index)
    {
        ZmqFrame frame = this[index];
        Count--;

        // Spares behind the count move up too.
        Array.Copy(_frames, index + 1, _frames, index, _frames.Length - index - 1);
        _frames[^1] = null;
        return frame;
    }

    /// <summary>Takes a frame out of the list, which keeps it as a spare.</summary>
    public void Recycle(int index)
    {
        ZmqFrame frame = this[index];
        Array.Copy(_frames, index + 1, _frames, index, Count - 1 - index);
        Count--;
        _frames[Count] = frame;
        Reset(Count);
    }

    public void Clear()
    {
        while (Count > 0)
        {
            Count--;
            Reset(Count);
        }
    }

    public void Dispose()
    {
        foreach (ZmqFrame? frame in _frames)
        {
            frame?.Dispose();
        }

        _frames = [];
        Count = 0;
    }

    // Content is given back now, not when the frame is next used. A frame that somebody else uses or has disposed of is his.
    private void Reset(int index)
    {
        if (!_frames[index]!.TryClear())
        {
            _frames[index] = null;
        }
    }

    private ref ZmqFrame? SparePlace()
    {
        if (Count == _frames.Length)
        {
            Array.Resize(ref _frames, Math.Max(4, Count * 2));
        }

        return ref _frames[Count];
    }
}
