using System;
using System.Buffers;

namespace ZmqInterop;

/// <summary>
/// A buffer that serializers write into and that becomes the content of a frame, without a copy when it is large. Reusable: <see cref="MoveTo"/>
/// leaves it empty.
/// </summary>
/// <remarks>Not for several threads at once.</remarks>
public sealed class ZmqFrameWriter : IBufferWriter<byte>, IDisposable
{
    // Handing memory over costs two allocations and a callback: a copy is cheaper for less, and leaves the buffer here for the next frame.
    private const int LargestCopy = 8 * 1024;
    private const int SmallestCapacity = 256;

    private byte[] _buffer = [];
    private int _written;
    private bool _disposed;

    /// <summary>How many bytes were written since the last <see cref="MoveTo"/> or <see cref="Clear"/>.</summary>
    public int WrittenCount => _written;

    /// <summary>Says that the first <paramref name="count"/> bytes of the last span or memory were written.</summary>
    /// <param name="count">The number of bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative or more than was given out.</exception>
    /// <exception cref="ObjectDisposedException">The writer is disposed of.</exception>
    public void Advance(int count)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _buffer.Length - _written);
        _written += count;
    }

    /// <summary>Memory to write into. Valid until the next call on this writer.</summary>
    /// <param name="sizeHint">The least size that is wanted; 0 for any.</param>
    /// <returns>Memory of at least that size.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sizeHint"/> is negative.</exception>
    /// <exception cref="OutOfMemoryException">More than fits into one array was written.</exception>
    /// <exception cref="ObjectDisposedException">The writer is disposed of.</exception>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsMemory(_written);
    }

    /// <summary>A span to write into. Valid until the next call on this writer.</summary>
    /// <param name="sizeHint">The least size that is wanted; 0 for any.</param>
    /// <returns>A span of at least that size.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sizeHint"/> is negative.</exception>
    /// <exception cref="OutOfMemoryException">More than fits into one array was written.</exception>
    /// <exception cref="ObjectDisposedException">The writer is disposed of.</exception>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsSpan(_written);
    }

    /// <summary>Forgets what was written.</summary>
    /// <exception cref="ObjectDisposedException">The writer is disposed of.</exception>
    public void Clear()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _written = 0;
    }

    /// <summary>Makes what was written the content of <paramref name="frame"/>. The writer is empty after; when this fails it is as before.</summary>
    /// <param name="frame">The frame; what it held is thrown away.</param>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The writer or the frame is disposed of.</exception>
    public void MoveTo(ZmqFrame frame)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(frame);
        if (_written <= LargestCopy)
        {
            frame.Write(_buffer.AsSpan(0, _written));
        }
        else
        {
            frame.TakeOver(new PooledArray(_buffer), _buffer.AsMemory(0, _written));
            _buffer = [];
        }

        _written = 0;
    }

    /// <summary>Gives the memory back. Harmless when repeated.</summary>
    public void Dispose()
    {
        byte[] buffer = _buffer;
        _disposed = true;
        _buffer = [];
        _written = 0;
        Return(buffer);
    }

    private static void Return(byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Reserve(int sizeHint)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        long needed = (long)_written + Math.Max(sizeHint, 1);
        if (needed <= _buffer.Length)
        {
            return;
        }

        if (needed > Array.MaxLength)
        {
            throw new InsufficientMemoryException($"{needed} bytes do not fit into one buffer of {nameof(ZmqFrameWriter)} (at most {Array.MaxLength}).");
        }

        long capacity = Math.Clamp(Math.Max(needed, _buffer.Length * 2L), SmallestCapacity, Array.MaxLength);
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)capacity);
        _buffer.AsSpan(0, _written).CopyTo(larger);
        Return(_buffer);
        _buffer = larger;
    }

    private sealed class PooledArray(byte[] array) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory => array;

        public void Dispose() => Return(array);
    }
}
