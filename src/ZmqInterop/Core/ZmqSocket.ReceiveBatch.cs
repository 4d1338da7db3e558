using System;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Internal;

namespace ZmqInterop;

// As many messages as there are, under one entry of the gate. Whoever wants more waits for the first only.
public sealed unsafe partial class ZmqSocket
{
    /// <summary>
    /// Receives into as many of <paramref name="frames"/> as there is something for, from the first on, without a copy (zmq_msg_recv(3)). Waits for the first
    /// frame only. For small messages this is faster than as many single calls.
    /// </summary>
    /// <remarks>
    /// Frames come as from single calls: <see cref="ZmqFrame.More"/> tells which belong to one message. When it is true of the last one, the rest of
    /// its message is what the next receive begins with: it belongs to the same thread.
    /// </remarks>
    /// <param name="frames">
    /// The frames; none receives nothing, at once. What was in those that are received into is thrown away, and in the next one, too. The others keep their content.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many frames were received into. What stopped the next one, if there was something to receive, is thrown by the next call.</returns>
    /// <exception cref="ArgumentNullException">One of the frames is null. Nothing was received.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses one of the frames, or it is there twice. Nothing was received.</exception>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.ReceiveTimeout"/> went by without a message.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited, or a frame is. Nothing was received.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public int ReceiveBatch(ReadOnlySpan<ZmqFrame> frames, CancellationToken cancellationToken = default)
    {
        int received = ReceiveFrames(frames, TimeoutOfOption, cancellationToken);
        if (received < 0)
        {
            ThrowReceiveTimedOut();
        }

        return received;
    }

    /// <summary>
    /// As <see cref="ReceiveBatch"/>, if something comes in the time given (zmq_msg_recv(3)).
    /// </summary>
    /// <param name="frames">
    /// The frames. What was in those that are received into is thrown away, and in the next one, too. The others keep their content.
    /// </param>
    /// <param name="received">How many frames were received into. What stopped the next one, if there was something to receive, is thrown by the next call.</param>
    /// <param name="timeout">The longest wait; none when left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there was nothing in time, or there are no frames.</returns>
    /// <exception cref="ArgumentNullException">One of the frames is null. Nothing was received.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses one of the frames, or it is there twice. Nothing was received.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited, or a frame is. Nothing was received.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public bool TryReceiveBatch(
        ReadOnlySpan<ZmqFrame> frames, out int received, TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        received = Math.Max(ReceiveFrames(frames, Deadline.ToMilliseconds(timeout, nameof(timeout)), cancellationToken), 0);
        return received > 0;
    }

    /// <summary>As <see cref="ReceiveBatch"/>, without a thread that waits (zmq_msg_recv(3)).</summary>
    /// <param name="frames">
    /// The frames; none receives nothing, at once. In use until the receive is over. What was in those that are received into is thrown away, and in the next
    /// one, too. The others keep their content.
    /// </param>
    /// <param name="cancellationToken">Ends the wait. What was sent or received before that stays so.</param>
    /// <returns>How many frames were received into. What stopped the next one, if there was something to receive, is thrown by the next call.</returns>
    /// <exception cref="ArgumentNullException">One of the frames is null. Nothing was received.</exception>
    /// <exception cref="InvalidOperationException">Somebody uses one of the frames, or it is there twice. Nothing was received.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited, or a frame is. Nothing was received.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public ValueTask<int> ReceiveBatchAsync(ReadOnlyMemory<ZmqFrame> frames, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<int>(cancellationToken);
        }

        if (frames.IsEmpty)
        {
            return default;
        }

        return RunAsync(new ReceiveBatch(this, FrameBatch.Lease(frames.Span)), cancellationToken);
    }

    /// <summary>
    /// Inside the gate: receives into leased frames for as long as there is something, and gives these back. How many; when there was nothing, what the failed
    /// receive returns, directly after it.
    /// </summary>
    internal int ReceiveEach(ReadOnlySpan<ZmqFrame> frames)
    {
        int received = 0;
        while (received < frames.Length)
        {
            ZmqFrame frame = frames[received];
            int result = new ReceiveMessage(frame.LeasedMessage).Try(_socket);
            if (result < 0)
            {
                return received > 0 ? received : result;
            }

            frame.ReleaseReceived(result);
            received++;
        }

        return received;
    }

    /// <summary>How many were received into; -1 when the time was over first.</summary>
    private int ReceiveFrames(ReadOnlySpan<ZmqFrame> frames, int timeout, CancellationToken cancellationToken)
    {
        Cancellation.ThrowIfRequested(cancellationToken);
        if (frames.IsEmpty)
        {
            return 0;
        }

        FrameBatch batch = FrameBatch.Lease(frames);
        int received = 0;
        try
        {
            if (ReceiveAtOnce(batch.Span, ref received, out int error))
            {
                return received;
            }

            // The gate is held.
            ZmqFrame first = batch.Span[0];
            int result = RunSlowly(new ReceiveMessage(first.LeasedMessage), error, timeout, cancellationToken);
            if (result < 0)
            {
                return -1;
            }

            first.ReleaseReceived(result);
            received = 1;
            if (received < frames.Length && !ReceiveAtOnce(batch.Span, ref received, out _))
            {
                _gate.Exit();
            }

            return received;
        }
        finally
        {
            batch.EndReceiving(received);
        }
    }

    /// <summary>
    /// Receives into those behind the first <paramref name="received"/>, which counts them. When there is nothing the gate is held, and <paramref name="error"/> is
    /// what <see cref="RunSlowly"/> goes on from.
    /// </summary>
    private bool ReceiveAtOnce(ReadOnlySpan<ZmqFrame> frames, ref int received, out int error)
    {
        error = NotTried;
        _gate.Enter();
        if (_state != SocketState.Open || !_waiters.IsEmpty)
        {
            return false;
        }

        int result = ReceiveEach(frames[received..]);
        if (result < 0)
        {
            error = NativeCall.Error(result);
            return false;
        }

        _gate.Exit();
        received += result;
        return true;
    }
}
