using System;

namespace ZmqInterop;

/// <summary>
/// The frames of a multipart message. Frames beyond the count are kept for the next message, so that a reused list allocates nothing.
/// </summary>
/// <remarks>Not synchronized: its owner sees to it that one thread at a time uses it.</remarks>
internal sealed class FrameList : IDisposable
{
    private ZmqFrame?[] _frames = new ZmqFrame?[4];

    public int Count { get; private set; }

    public ZmqFrame this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _frames[index]!;
        }
    }

    /// <summary>A frame to fill, at the end of the list.</summary>
    public ZmqFrame Append()
    {
        ZmqFrame frame = Spare();
        Count++;
        return frame;
    }

    /// <summary>A frame to fill, at <paramref name="index"/>; those behind move back.</summary>
    public ZmqFrame Insert(int index)
    {
        ZmqFrame frame = Append();
        Array.Copy(_frames, index, _frames, index + 1, Count - 1 - index);
        _frames[index] = frame;
        return frame;
    }

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

    private ZmqFrame Spare()
    {
        if (Count == _frames.Length)
        {
            Array.Resize(ref _frames, Math.Max(4, Count * 2));
        }

        ref ZmqFrame? frame = ref _frames[Count];
        if (frame is null || !frame.TryClear())
        {
            frame = new ZmqFrame();
        }

        return frame;
    }
}
