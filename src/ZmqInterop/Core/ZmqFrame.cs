using System;
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// One message frame in memory that libzmq owns (zmq_msg_t). Reusable: send it, receive into it, allocate anew, any number of times, without managed
/// allocation. Up to 33 bytes live in the frame itself, more on libzmq's heap.
/// </summary>
/// <remarks>
/// <para>
/// After a successful send the frame is empty and <see cref="IsMoved"/>: libzmq has its content. Sending it once more needs new content first.
/// </para>
/// <para>
/// Spans and sequences taken from a frame point into native memory. They end with the next operation that changes the frame: sending, receiving,
/// allocating, moving, disposing. One thread at a time may use a frame; a second one gets an <see cref="InvalidOperationException"/>.
/// </para>
/// </remarks>
public sealed unsafe partial class ZmqFrame : IDisposable
{
    private readonly zmq_msg_t* _message;
    private bool _moved;

    /// <summary>Makes an empty frame, to receive into or to send as it is (zmq_msg_init(3)).</summary>
    /// <exception cref="ZmqNativeLoadException">libzmq cannot be loaded.</exception>
    public ZmqFrame()
    {
        ZmqLibrary.EnsureLoaded();

        // 64 bytes, one cache line. libzmq keeps no pointer to it, but readers of the managed view rely on its address.
        _message = (zmq_msg_t*)NativeMemory.AlignedAlloc((nuint)sizeof(zmq_msg_t), (nuint)sizeof(zmq_msg_t));
        _ = LibZmq.zmq_msg_init(_message);
        _isInitial = true;
        LiveCounts.AddFrame();
    }

    /// <summary>Makes a frame of <paramref name="size"/> bytes, which are not cleared: fill all of <see cref="WritableSpan"/> (zmq_msg_init_size(3)).</summary>
    /// <param name="size">The size in bytes, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is negative.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory for the frame.</exception>
    public ZmqFrame(long size)
        : this()
    {
        try
        {
            Allocate(size);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Makes a frame with a copy of <paramref name="data"/>.</summary>
    /// <param name="data">The content.</param>
    public ZmqFrame(ReadOnlySpan<byte> data)
        : this() => Write(data);

    /// <summary>Makes a frame with <paramref name="text"/> in UTF-8.</summary>
    /// <param name="text">The content.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public ZmqFrame(string text)
        : this()
    {
        try
        {
            Write(text);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Closes a frame that was forgotten.</summary>
    ~ZmqFrame()
    {
        if (_message is not null && _version != Closed)
        {
            LiveCounts.AddForgottenFrame();
        }

        Close();
    }

    /// <summary>Whether the content was sent or moved away since the frame was last given any. Such a frame cannot be sent.</summary>
    public bool IsMoved => _moved;

    /// <summary>The size of the content in bytes (zmq_msg_size(3)).</summary>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public long Size
    {
        get
        {
            View(out _, out nuint size);
            return (long)size;
        }
    }

    /// <summary>
    /// The content, to read (zmq_msg_data(3)). It may be shared with copies of this frame and, over inproc, with other subscribers' frames, and so is
    /// read-only; <see cref="WritableSpan"/> is for writing. Valid until the frame changes.
    /// </summary>
    /// <exception cref="InvalidOperationException">The content is 2 GiB or more: use <see cref="AsSequence"/>.</exception>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public ReadOnlySpan<byte> Span
    {
        get
        {
            View(out byte* data, out nuint size);
            return new ReadOnlySpan<byte>(data, SpanLength(size));
        }
    }

    /// <summary>
    /// The content, to write. When it is shared with other frames this one gets a copy of its own first. Valid until the frame changes.
    /// </summary>
    /// <exception cref="InvalidOperationException">The content is 2 GiB or more: use <see cref="WritableSpanFrom"/>.</exception>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public Span<byte> WritableSpan
    {
        get
        {
            if (_mayBeShared)
            {
                Unshare();
            }

            View(out byte* data, out nuint size);
            return new Span<byte>(data, SpanLength(size));
        }
    }

    /// <summary>Whether this is not the last frame of the message it was received with (zmq_msg_more(3)).</summary>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public bool More
    {
        get
        {
            bool more = LibZmq.zmq_msg_more(Lease()) != 0 || _hadMore;
            Release();
            return more;
        }
    }

    /// <summary>Whether the content is shared with other frames (ZMQ_SHARED, zmq_msg_get(3)).</summary>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public bool IsShared
    {
        get
        {
            bool shared = LibZmq.zmq_msg_get(Lease(), ZmqConstants.ZMQ_SHARED) > 0;
            Release();
            return shared;
        }
    }

    /// <summary>Throws the content away: the frame is empty after (zmq_msg_close(3)).</summary>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public void Clear()
    {
        _ = Lease();
        ClearLeased();
    }

    /// <summary>
    /// Throws the content away and makes room for <paramref name="size"/> bytes, which are not cleared (zmq_msg_init_size(3)). The frame is empty when
    /// this fails.
    /// </summary>
    /// <param name="size">The size in bytes, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is negative.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory for the frame.</exception>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public void Allocate(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (!TryReallocate(Lease(), (nuint)size))
        {
            ReleaseEmptyAndThrowOutOfMemory((nuint)size);
        }

        ReleaseChanged((nuint)size, mayBeShared: false);
    }

    /// <summary>Replaces the content by a copy of <paramref name="data"/>, which must not be a part of this frame itself.</summary>
    /// <param name="data">The new content.</param>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public void Write(ReadOnlySpan<byte> data)
    {
        Span<byte> content = BeginWrite(data.Length);
        data.CopyTo(content);
        ReleaseChanged((nuint)data.Length, mayBeShared: false);
    }

    /// <summary>Replaces the content by <paramref name="text"/> in UTF-8.</summary>
    /// <param name="text">The new content.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public void Write(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int size = Encoding.UTF8.GetByteCount(text);
        Span<byte> content = BeginWrite(size);
        Encoding.UTF8.GetBytes(text, content);
        ReleaseChanged((nuint)size, mayBeShared: false);
    }

    /// <summary>Replaces the content by a copy of <paramref name="data"/>.</summary>
    /// <param name="data">The new content.</param>
    /// <exception cref="ArgumentException">The segments hold more or less than the sequence says. The content is undefined then.</exception>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public void Write(in ReadOnlySequence<byte> data)
    {
        BeginWrite(data.Length);
        try
        {
            NativeContent.Copy(data, (byte*)LibZmq.zmq_msg_data(_message), (nuint)data.Length);
        }
        finally
        {
            ReleaseChanged((nuint)data.Length, mayBeShared: false);
        }
    }

    /// <summary>Copies the content into a new array.</summary>
    /// <returns>The content.</returns>
    /// <exception cref="InvalidOperationException">The content is 2 GiB or more.</exception>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public byte[] ToArray()
    {
        _ = Lease();
        try
        {
            return new ReadOnlySpan<byte>((void*)_data, SpanLength(_size)).ToArray();
        }
        finally
        {
            Release();
        }
    }

    /// <summary>Decodes the content as UTF-8; bytes that are none become U+FFFD.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="InvalidOperationException">The content is 2 GiB or more.</exception>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public string GetString()
    {
        _ = Lease();
        try
        {
            return Encoding.UTF8.GetString(new ReadOnlySpan<byte>((void*)_data, SpanLength(_size)));
        }
        finally
        {
            Release();
        }
    }

    /// <summary>The state of the frame, for logs and debuggers: never its content.</summary>
    /// <returns>Something like <c>ZmqFrame (12 bytes)</c>.</returns>
    public override string ToString()
    {
        int version = _version;
        return version == Closed ? "ZmqFrame (disposed)"
            : (version & 1) != 0 ? "ZmqFrame (in use)"
            : _moved ? "ZmqFrame (moved)"
            : $"ZmqFrame ({_size} bytes)";
    }

    /// <summary>
    /// Gives the memory back. Harmless when repeated. When another thread is just using the frame, for instance waits in a receive with it, the memory
    /// goes back at the end of that call.
    /// </summary>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes the frame for sending.</summary>
    internal zmq_msg_t* LeaseContent()
    {
        zmq_msg_t* message = Lease();
        if (_moved)
        {
            ReleaseAndThrowMoved();
        }

        return message;
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReleaseAndThrowMoved()
    {
        Release();
        throw new InvalidOperationException(
            "This ZmqFrame was sent or moved before, and its content with it. Give it new content (Write, Allocate, receive into it) before sending it again.");
    }

    private static int SpanLength(nuint size) => size <= int.MaxValue
        ? (int)size
        : throw new InvalidOperationException(
            $"The frame has {size} bytes, more than a span can show (2147483647). Use AsSequence() to read it and WritableSpanFrom(offset) to write it.");

    [DoesNotReturn]
    private static void ThrowOutOfMemory(nuint size) =>
        throw new InsufficientMemoryException($"There is no memory for a frame of {size} bytes (zmq_msg_init_size, ENOMEM).");

    /// <summary>Leases the frame and makes room. Written to and released in one go, so that no other thread can take the memory away in between.</summary>
    private Span<byte> BeginWrite(long size)
    {
        zmq_msg_t* message = Lease();
        if (!TryReallocate(message, (nuint)size))
        {
            ReleaseChanged(0, mayBeShared: false);
            ThrowOutOfMemory((nuint)size);
        }

        return new Span<byte>(LibZmq.zmq_msg_data(message), (int)Math.Min(size, int.MaxValue));
    }

    /// <summary>Throws the content away and makes room. The message is empty when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReallocate(zmq_msg_t* message, nuint size)
    {
        if (!_isInitial)
        {
            _ = LibZmq.zmq_msg_close(message);
        }

        return LibZmq.zmq_msg_init_size(message, size) == 0 || InitEmpty(message);
    }

    /// <summary>After a failed initialization. False.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool InitEmpty(zmq_msg_t* message)
    {
        _ = LibZmq.zmq_msg_init(message);
        return false;
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReleaseEmptyAndThrowOutOfMemory(nuint size)
    {
        ReleaseChanged(0, mayBeShared: false);
        ThrowOutOfMemory(size);
    }

    private void FreeMessage()
    {
        // A constructor that failed, because libzmq cannot be loaded or there is no memory, leaves an object to be finalized all the same.
        if (_message is null)
        {
            return;
        }

        _ = LibZmq.zmq_msg_close(_message);
        NativeMemory.AlignedFree(_message);
        LiveCounts.RemoveFrame();
    }
}
