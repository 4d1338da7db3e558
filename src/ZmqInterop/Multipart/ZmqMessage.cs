using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop;

/// <summary>
/// A multipart message: frames that are sent and received together or not at all. Reusable: receive into it, clear it, fill it again, without managed
/// allocation once it has had as many frames.
/// </summary>
/// <remarks>
/// <para>The frames belong to the message. After a successful send it is empty.</para>
/// <para>One thread at a time may use a message; a second one gets an <see cref="InvalidOperationException"/>.</para>
/// </remarks>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "A message is what ZeroMQ calls it; that it is a list of frames is its shape.")]
public sealed partial class ZmqMessage : IReadOnlyList<ZmqFrame>, IDisposable
{
    private readonly FrameList _frames = new();

    private bool _disposed;

    /// <summary>Makes a message without frames. It can be filled with a collection initializer.</summary>
    /// <exception cref="ZmqNativeLoadException">libzmq cannot be loaded.</exception>
    public ZmqMessage()
    {
    }

    /// <summary>The number of frames.</summary>
    public int Count => _frames.Count;

    /// <summary>Whether there are no frames. An empty message cannot be sent; one empty frame can.</summary>
    public bool IsEmpty => _frames.Count == 0;

    /// <summary>The sizes of all frames together, in bytes.</summary>
    /// <exception cref="ObjectDisposedException">The message is disposed of.</exception>
    public long TotalSize
    {
        get
        {
            using Use use = Begin();
            long total = 0;
            for (int i = 0; i < _frames.Count; i++)
            {
                total += _frames[i].Size;
            }

            return total;
        }
    }

    /// <summary>A frame. It belongs to the message: valid until the message changes.</summary>
    /// <param name="index">Its position, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no frame at <paramref name="index"/>.</exception>
    /// <exception cref="ObjectDisposedException">The message is disposed of.</exception>
    public ZmqFrame this[int index]
    {
        get
        {
            using Use use = Begin();
            return _frames[index];
        }
    }

    /// <summary>Appends a frame with a copy of <paramref name="data"/>.</summary>
    /// <param name="data">Its content; may be empty.</param>
    /// <exception cref="ObjectDisposedException">The message is disposed of.</exception>
    public void Add(ReadOnlySpan<byte> data)
    {
        using Use use = Begin();
        _frames.Spare().Write(data);
        _frames.Insert(_frames.Count);
    }

    /// <summary>Appends a frame with <paramref name="text"/> in UTF-8.</summary>
    /// <param name="text">Its content; may be empty.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The message is disposed of.</exception>
    public void Add(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using Use use = Begin();
        _frames.Spare().Write(text);
        _frames.Insert(_frames.Count);
    }

    /// <summary>Appends a frame with the content of <paramref name="frame"/>, which is empty after.</summary>
    /// <param name="frame">The frame to empty; it stays the caller's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The content was sent or moved before. The message is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The message or the frame is disposed of. The message is as it was.</exception>
    public void Add(ZmqFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        using Use use = Begin();
        _frames.Spare().MoveFrom(frame);
        _frames.Insert(_frames.Count);
    }

    /// <summary>Appends a frame of <paramref name="size"/> bytes, to be filled by the caller.</summary>
    /// <param name="size">Its size in bytes.</param>
    /// <returns>The frame, which belongs to the message.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is negative.</exception>
    /// <exception cref="InsufficientMemoryException">There is no memory for it. The message is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The message is disposed of.</exception>
    public ZmqFrame AddFrame(long size = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        using Use use = Begin();
        ZmqFrame frame = _frames.Spare();
        frame.Allocate(size);
        _frames.Insert(_frames.Count);
        return frame;
    }

    /// <summary>Puts a frame with a copy of <paramref name="data"/> in front of the others.</summary>
    /// <param name="data">Its content; may be empty.</param>
    /// <exception cref="ObjectDisposedException">The message is disposed of.</exception>
    public void Prepend(ReadOnlySpan<byte> data)
    {
        using Use use = Begin();
        _frames.Spare().Write(data);
        _frames.Insert(0);
    }

    /// <summary>Puts a frame with <paramref name="text"/> in UTF-8 in front of the others.</summary>
    /// <param name="text">Its content; may be empty.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The message is disposed of.</exception>
    public void Prepend(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using Use use = Begin();
        _frames.Spare().Write(text);
        _frames.Insert(0);
    }

    /// <summary>Puts a frame with the content of <paramref name="frame"/>, which is empty after, in front of the others.</summary>
    /// <param name="frame">The frame to empty; it stays the caller's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The content was sent or moved before. The message is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The message or the frame is disposed of. The message is as it was.</exception>
    public void Prepend(ZmqFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        using Use use = Begin();
        _frames.Spare().MoveFrom(frame);
        _frames.Insert(0);
    }

    /// <summary>Takes the first frame out.</summary>
    /// <returns>The frame, for the caller to dispose of.</returns>
    /// <exception cref="InvalidOperationException">There is no frame.</exception>
    /// <exception cref="ObjectDisposedException">The message is disposed of.</exception>
    public ZmqFrame Pop()
    {
        using Use use = Begin();
        ThrowIfEmpty();
        return _frames.Remove(0);
    }

    /// <summary>Takes the first frame out and moves its content to <paramref name="frame"/>. Allocates nothing.</summary>
    /// <param name="frame">Gets the content.</param>
    /// <returns>False when there is no frame.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The message or the frame is disposed of.</exception>
    public bool TryPop(ZmqFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        using Use use = Begin();
        if (_frames.Count == 0)
        {
            return false;
        }

        frame.MoveFrom(_frames[0]);
        _frames.Recycle(0);
        return true;
    }

    /// <summary>Takes the first frame out as text.</summary>
    /// <returns>Its content, decoded as UTF-8.</returns>
    /// <exception cref="InvalidOperationException">There is no frame.</exception>
    /// <exception cref="ObjectDisposedException">The message is disposed of.</exception>
    public string PopString()
    {
        using Use use = Begin();
        ThrowIfEmpty();
        string text = _frames[0].GetString();
        _frames.Recycle(0);
        return text;
    }

    /// <summary>Throws a frame away.</summary>
    /// <param name="index">Its position, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no frame at <paramref name="index"/>.</exception>
    /// <exception cref="ObjectDisposedException">The message is disposed of.</exception>
    public void RemoveAt(int index)
    {
        using Use use = Begin();
        _frames.Recycle(index);
    }

    /// <summary>Throws all frames away.</summary>
    /// <exception cref="ObjectDisposedException">The message is disposed of.</exception>
    public void Clear()
    {
        using Use use = Begin();
        _frames.Clear();
    }

    /// <summary>Makes a second message with the same content, shared where it is over 33 bytes (zmq_msg_copy(3)).</summary>
    /// <returns>The new message, for the caller to dispose of.</returns>
    /// <exception cref="ObjectDisposedException">The message is disposed of.</exception>
    public ZmqMessage Copy()
    {
        using Use use = Begin();
        ZmqMessage copy = new();
        try
        {
            for (int i = 0; i < _frames.Count; i++)
            {
                copy._frames.Spare().CopyFrom(_frames[i]);
                copy._frames.Insert(i);
            }
        }
        catch
        {
            copy.Dispose();
            throw;
        }

        return copy;
    }

    /// <summary>Enumerates the frames. Do not change the message meanwhile.</summary>
    /// <returns>An enumerator without allocation.</returns>
    public Enumerator GetEnumerator() => new(this);

    /// <inheritdoc/>
    IEnumerator<ZmqFrame> IEnumerable<ZmqFrame>.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The state of the message, for logs and debuggers: never its content.</summary>
    /// <returns>Something like <c>ZmqMessage (3 frames)</c>.</returns>
    public override string ToString() => _disposed ? $"{nameof(ZmqMessage)} (disposed)" : $"{nameof(ZmqMessage)} ({Count} frames)";

    /// <summary>Disposes of all frames. Harmless when repeated.</summary>
    /// <exception cref="InvalidOperationException">Another thread uses the message.</exception>
    public void Dispose()
    {
        if (!_frames.TryBegin())
        {
            ThrowInUse();
        }

        _disposed = true;
        _frames.Dispose();
        _frames.End();
    }

    /// <summary>Sends the frames. False when no peer had room in time; null is the timeout of the option.</summary>
    internal bool Send(ZmqSocket socket, int? timeout, CancellationToken cancellationToken) =>
        socket.TrySendParts(BeginWithFrames(), timeout, cancellationToken);

    /// <summary>Receives in place of what the message held. False when there was none in time; null is the timeout of the option.</summary>
    internal bool Receive(ZmqSocket socket, int? timeout, CancellationToken cancellationToken)
    {
        Begin();
        return socket.TryReceiveParts(_frames, timeout, cancellationToken);
    }

    internal ValueTask SendAsync(ZmqSocket socket, CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested
        ? ValueTask.FromCanceled(cancellationToken)
        : socket.SendPartsAsync(BeginWithFrames(), cancellationToken);

    internal ValueTask ReceiveAsync(ZmqSocket socket, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        Begin();
        return socket.ReceivePartsAsync(_frames, cancellationToken);
    }

    private void ThrowIfEmpty()
    {
        if (_frames.Count == 0)
        {
            throw Empty();
        }
    }

    private static InvalidOperationException Empty() => new("The message has no frames. To send an empty one, add an empty frame.");

    private FrameList BeginWithFrames()
    {
        Begin();
        if (_frames.Count == 0)
        {
            // Thrown whatever the count is now: another thread may add a frame as soon as the message is given up.
            _frames.End();
            throw Empty();
        }

        return _frames;
    }

    [DoesNotReturn]
    private static void ThrowInUse() => throw new InvalidOperationException(
        "This ZmqMessage is in use: by another thread, or by a send or receive that is not over. A message serves one at a time.");

    private Use Begin()
    {
        if (!_frames.TryBegin())
        {
            ThrowInUse();
        }

        if (_disposed)
        {
            _frames.End();
            throw new ObjectDisposedException(nameof(ZmqMessage));
        }

        return new Use(_frames);
    }

    private readonly ref struct Use(FrameList frames) : IDisposable
    {
        public void Dispose() => frames.End();
    }

    /// <summary>Enumerates the frames of a message.</summary>
    public struct Enumerator : IEnumerator<ZmqFrame>, IEquatable<Enumerator>
    {
        private readonly ZmqMessage _message;
        private int _index;

        internal Enumerator(ZmqMessage message)
        {
            _message = message;
            _index = -1;
        }

        /// <summary>The frame at the enumerator's position.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The enumerator stands before the first frame or after the last one.</exception>
        /// <exception cref="ObjectDisposedException">The message is disposed of.</exception>
        public readonly ZmqFrame Current => _message[_index];

        readonly object IEnumerator.Current => Current;

        /// <summary>Goes to the next frame.</summary>
        /// <returns>False after the last one.</returns>
        public bool MoveNext() => ++_index < _message.Count;

        /// <summary>Goes back before the first frame.</summary>
        public void Reset() => _index = -1;

        /// <summary>Does nothing.</summary>
        public readonly void Dispose()
        {
        }

        /// <inheritdoc/>
        public readonly bool Equals(Enumerator other) => ReferenceEquals(_message, other._message) && _index == other._index;

        /// <inheritdoc/>
        public override readonly bool Equals([NotNullWhen(true)] object? obj) => obj is Enumerator other && Equals(other);

        /// <inheritdoc/>
        public override readonly int GetHashCode() => HashCode.Combine(_message, _index);

        /// <summary>Whether two enumerators stand at the same frame.</summary>
        public static bool operator ==(Enumerator left, Enumerator right) => left.Equals(right);

        /// <summary>Whether two enumerators stand at different frames.</summary>
        public static bool operator !=(Enumerator left, Enumerator right) => !left.Equals(right);
    }
}
