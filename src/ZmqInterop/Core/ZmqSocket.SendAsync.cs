using System;
using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop;

// SendAsync is over at once when a peer has room. Otherwise it waits without a thread, behind the sends that were begun before; Options.SendTimeout does not
// apply, the token does. A call counts from its start, not from its await. Each ValueTask is to be awaited once.
public sealed partial class ZmqSocket
{
    /// <summary>Sends a copy of <paramref name="data"/> as one frame (zmq_send(3)).</summary>
    /// <param name="data">The content. It must not change until the send is over.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait. What was sent or received before that stays so.</param>
    /// <returns>Over when libzmq has the message.</returns>
    /// <exception cref="ZmqException">libzmq refused: the socket only receives, is not in the state to send, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public ValueTask SendAsync(ReadOnlyMemory<byte> data, bool more = false, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled(cancellationToken)
            : MemoryMarshal.TryGetArray(data, out ArraySegment<byte> array) ? RunAsyncWithoutResult(new SendMemory(this, array, Flags(more)), cancellationToken)
            : SendCopyAsync(data.Span, Flags(more), cancellationToken);

    /// <summary>Sends <paramref name="text"/> in UTF-8 as one frame (zmq_send(3)).</summary>
    /// <param name="text">The content.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait. What was sent or received before that stays so.</param>
    /// <returns>Over when libzmq has the message.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only receives, is not in the state to send, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public ValueTask SendAsync(string text, bool more = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(text));
        int length = Encoding.UTF8.GetBytes(text, utf8);
        return RunAsyncWithoutResult(new SendRented(this, utf8, length, Flags(more)), cancellationToken);
    }

    /// <summary>Sends the content of <paramref name="frame"/> without a copy; the frame is empty after (zmq_msg_send(3)).</summary>
    /// <param name="frame">The frame. In use until the send is over; when that fails or is canceled it still has its content.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait. What was sent or received before that stays so.</param>
    /// <returns>Over when libzmq has the message.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The content was sent or moved before, or somebody uses the frame.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only receives, is not in the state to send, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public unsafe ValueTask SendAsync(ZmqFrame frame, bool more = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        _ = frame.LeaseContent();
        return RunAsyncWithoutResult(new SendFrame(this, frame, Flags(more)), cancellationToken);
    }

    /// <summary>For memory that is no array. Its owner's code runs here and not while the send is tried.</summary>
    private ValueTask SendCopyAsync(ReadOnlySpan<byte> data, int flags, CancellationToken cancellationToken)
    {
        byte[] copy = ArrayPool<byte>.Shared.Rent(data.Length);
        data.CopyTo(copy);
        return RunAsyncWithoutResult(new SendRented(this, copy, data.Length, flags), cancellationToken);
    }

    /// <summary>Sends frames as one message, and ends the use of the list.</summary>
    internal ValueTask SendPartsAsync(FrameList frames, CancellationToken cancellationToken)
    {
        BeginSending(frames, cancellationToken);
        return RunAsyncWithoutResult(new SendParts(this, frames), cancellationToken);
    }
}
