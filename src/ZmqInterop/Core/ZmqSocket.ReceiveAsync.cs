using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop;

// ReceiveAsync is over at once when a message is there. Otherwise it waits without a thread, behind the receives that were begun before;
// Options.ReceiveTimeout does not apply, the token does. Each ValueTask is to be awaited once.
public sealed partial class ZmqSocket
{
    /// <summary>
    /// Receives a frame into <paramref name="buffer"/> (zmq_recv(3)). A frame that is longer is cut off: the result is its true size, the rest is lost.
    /// </summary>
    /// <param name="buffer">Where the content goes. Not to be used until the receive is over.</param>
    /// <param name="cancellationToken">Ends the wait. What was sent or received before that stays so.</param>
    /// <returns>The size of the frame. More than <paramref name="buffer"/> has when the frame was cut off.</returns>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken)
            : MemoryMarshal.TryGetArray(buffer, out ArraySegment<byte> array) ? RunAsync(new ReceiveMemory(array), cancellationToken)
            : ReceiveCopyAsync(buffer, cancellationToken);

    /// <summary>Receives into <paramref name="frame"/>, without a copy (zmq_msg_recv(3)). <see cref="ZmqFrame.More"/> tells whether further frames follow.</summary>
    /// <param name="frame">The frame. In use until the receive is over; what it held is thrown away, also when nothing is received.</param>
    /// <param name="cancellationToken">Ends the wait. What was sent or received before that stays so.</param>
    /// <returns>Over when the frame has its content.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    /// <exception cref="InvalidOperationException">Somebody uses the frame.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public unsafe ValueTask ReceiveAsync(ZmqFrame frame, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        _ = frame.Lease();
        return RunAsyncWithoutResult(new ReceiveFrame(frame), cancellationToken);
    }

    /// <summary>For memory that is no array. Its owner's code runs when the frame is there and not while the receive is tried.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReceiveCopyAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using ZmqFrame frame = new();
        await ReceiveAsync(frame, cancellationToken).ConfigureAwait(false);
        ReadOnlySpan<byte> content = frame.Span;
        content[..Math.Min(content.Length, buffer.Length)].CopyTo(buffer.Span);
        return content.Length;
    }

    /// <summary>Receives all frames of one message, in place of what the list held, and ends the use of the list.</summary>
    internal ValueTask ReceivePartsAsync(FrameList frames, CancellationToken cancellationToken)
    {
        frames.Clear();
        return RunAsyncWithoutResult(new ReceiveParts(frames), cancellationToken);
    }
}
