using System;
using System.Buffers;

namespace ZmqInterop;

/// <summary>
/// The leases of frames that one call sends or receives into. A list of its own: somebody may put other frames into the caller's while the call lasts.
/// </summary>
internal readonly unsafe struct FrameBatch
{
    private readonly ZmqFrame[] _frames;
    private readonly int _count;

    private FrameBatch(ReadOnlySpan<ZmqFrame> frames)
    {
        _count = frames.Length;
        _frames = ArrayPool<ZmqFrame>.Shared.Rent(_count);
        frames.CopyTo(_frames);
    }

    public ReadOnlyMemory<ZmqFrame> Memory => _frames.AsMemory(0, _count);

    public ReadOnlySpan<ZmqFrame> Span => _frames.AsSpan(0, _count);

    /// <summary>Leases all frames. When one of them is null or in use, none stays leased.</summary>
    public static FrameBatch Lease(ReadOnlySpan<ZmqFrame> frames)
    {
        FrameBatch batch = new(frames);
        int leased = 0;
        try
        {
            foreach (ZmqFrame frame in batch.Span)
            {
                ArgumentNullException.ThrowIfNull(frame, nameof(frames));
                _ = frame.Lease();
                leased++;
            }
        }
        catch
        {
            Release(batch.Span[..leased]);
            batch.Return();
            throw;
        }

        return batch;
    }

    /// <summary>As <see cref="Lease"/>, for frames that are to be sent.</summary>
    public static FrameBatch LeaseContent(ReadOnlySpan<ZmqFrame> frames)
    {
        FrameBatch batch = new(frames);
        int leased = 0;
        try
        {
            foreach (ZmqFrame frame in batch.Span)
            {
                ArgumentNullException.ThrowIfNull(frame, nameof(frames));
                _ = frame.LeaseContent();
                leased++;
            }
        }
        catch
        {
            Release(batch.Span[..leased]);
            batch.Return();
            throw;
        }

        return batch;
    }

    /// <summary>Gives back frames that were sent.</summary>
    public static void ReleaseMoved(ReadOnlySpan<ZmqFrame> frames)
    {
        foreach (ZmqFrame frame in frames)
        {
            frame.ReleaseMoved();
        }
    }

    /// <summary>Gives back frames that have what they had.</summary>
    public static void Release(ReadOnlySpan<ZmqFrame> frames)
    {
        foreach (ZmqFrame frame in frames)
        {
            frame.Release();
        }
    }

    /// <summary>Ends a send of the first <paramref name="sent"/> frames. The others keep their content.</summary>
    public void EndSending(int sent)
    {
        ReleaseMoved(Span[..sent]);
        Release(Span[sent..]);
        Return();
    }

    /// <summary>
    /// Ends a receive into the first <paramref name="received"/> frames, which were given back with their content. libzmq may have emptied the next one.
    /// </summary>
    public void EndReceiving(int received)
    {
        if (received < _count)
        {
            _frames[received].ReleaseChanged();
            Release(Span[(received + 1)..]);
        }

        Return();
    }

    /// <summary>Lets go of the list, none of whose frames is leased any more.</summary>
    public void Return()
    {
        Array.Clear(_frames, 0, _count);
        ArrayPool<ZmqFrame>.Shared.Return(_frames);
    }
}
