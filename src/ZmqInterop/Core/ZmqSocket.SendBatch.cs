using System;
using System.Runtime.CompilerServices;
using System.Threading;
using ZmqInterop.Internal;
using ZmqInterop.Native;

namespace ZmqInterop;

// Many small messages under one entry of the gate. Frames are leased before the first is sent, so that what is wrong with one of them is found in time.
// The asynchronous one is in ZmqSocket.SendBatchAsync.cs, those that receive are in ZmqSocket.ReceiveBatch.cs.
public sealed unsafe partial class ZmqSocket
{
    /// <summary>
    /// Sends each of <paramref name="frames"/> as a message of its own, in this order, without a copy; the frames are empty after (zmq_msg_send(3)).
    /// For small messages this is faster than as many single calls. Messages of other threads come between them only where this one has to wait.
    /// </summary>
    /// <remarks>
    /// <see cref="ZmqMessage"/> sends several frames as one message. A REQ and a REP send one message at a time: what follows the first is refused.
    /// </remarks>
    /// <param name="frames">
    /// The frames; none sends nothing. When this method throws, those that were sent are <see cref="ZmqFrame.IsMoved"/>, and the others, all behind
    /// them, still have their content.
    /// </param>
    /// <param name="cancellationToken">Ends the wait. What was sent before that stays so.</param>
    /// <exception cref="ArgumentNullException">One of the frames is null. Nothing was sent.</exception>
    /// <exception cref="InvalidOperationException">
    /// The content of a frame was sent or moved before, another thread uses it, or it is there twice. Nothing was sent.
    /// </exception>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.SendTimeout"/> went by in which no peer had room for the next frame.</exception>
    /// <exception cref="ZmqException">
    /// The socket only receives, is not in the state to send, for instance within a message, or its context was shut down; or it is a ROUTER, STREAM or DGRAM,
    /// whose messages have more than one frame.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited, or a frame is.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public void SendBatch(ReadOnlySpan<ZmqFrame> frames, CancellationToken cancellationToken = default)
    {
        if (SendFrames(frames, TimeoutOfOption, all: true, cancellationToken) < frames.Length)
        {
            ThrowBatchTimedOut();
        }
    }

    /// <summary>
    /// Sends as many of <paramref name="frames"/> as there is room for, from the first on, each as a message of its own (zmq_msg_send(3)). Waits for room for the
    /// first only.
    /// </summary>
    /// <param name="frames">The frames. Those that were sent are empty after; the others, all behind them, still have their content.</param>
    /// <param name="sent">How many were sent. What stopped the next one, if not the lack of room, is thrown by the next call.</param>
    /// <param name="timeout">The longest wait; none when left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when no peer had room in time, or there are no frames. Nothing was sent then.</returns>
    /// <exception cref="ArgumentNullException">One of the frames is null. Nothing was sent.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="InvalidOperationException">
    /// The content of a frame was sent or moved before, another thread uses it, or it is there twice. Nothing was sent.
    /// </exception>
    /// <exception cref="ZmqException">
    /// The socket only receives, is not in the state to send, for instance within a message, or its context was shut down; or it is a ROUTER, STREAM or DGRAM,
    /// whose messages have more than one frame.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited, or a frame is.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public bool TrySendBatch(ReadOnlySpan<ZmqFrame> frames, out int sent, TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        sent = SendFrames(frames, Deadline.ToMilliseconds(timeout, nameof(timeout)), all: false, cancellationToken);
        return sent > 0;
    }

    /// <summary>
    /// Inside the gate: sends leased frames, each as a message of its own, until one is refused. How many were sent; when none was, what a failed send
    /// returns, directly after it.
    /// </summary>
    internal int SendEach(ReadOnlySpan<ZmqFrame> frames)
    {
        int refusal = RefuseWhole();
        if (refusal != 0)
        {
            return refusal;
        }

        for (int sent = 0; sent < frames.Length; sent++)
        {
            int result = new SendMessage(this, frames[sent].LeasedMessage, 0).Try(_socket);
            if (result < 0)
            {
                return sent > 0 ? sent : result;
            }
        }

        return frames.Length;
    }

    /// <summary>Inside the gate: the error number, negative, when a single frame cannot be the next message, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int RefuseWhole() =>
        _sendProgress is SendProgress.WithinMessage or SendProgress.DropsRest ? -Errno.EFSM
            : ZmqSocketTypes.AddressesByFrame(Type) ? -Errno.EINVAL
            : 0;

    private static void ThrowBatchTimedOut() => throw new TimeoutException(
        "No peer had room for the next frame of the batch within Options.SendTimeout. The frames that were sent are moved, the others still have their content.");

    /// <summary>Sends frames, all of them or as many as there is room for after the first. How many were sent; fewer when the time was over.</summary>
    private int SendFrames(ReadOnlySpan<ZmqFrame> frames, int timeout, bool all, CancellationToken cancellationToken)
    {
        Cancellation.ThrowIfRequested(cancellationToken);
        FrameBatch batch = FrameBatch.LeaseContent(frames);
        int sent = 0;
        try
        {
            while (sent < frames.Length && !SendAtOnce(batch.Span, ref sent, out int error))
            {
                // The gate is held.
                SendWhole next = new(this, batch.Span[sent].LeasedMessage);
                if (sent > 0 && !all ? !SendIfThereIsRoom(next, error) : RunSlowly(next, error, timeout, cancellationToken) < 0)
                {
                    break;
                }

                sent++;
            }
        }
        finally
        {
            batch.EndSending(sent);
        }

        return sent;
    }

    /// <summary>After <see cref="SendAtOnce"/>: what was refused may be possible all the same. Entered with the gate held, leaves without; throws nothing.</summary>
    private bool SendIfThereIsRoom(SendWhole operation, int error)
    {
        bool sent = false;
        if (error != NotTried)
        {
            _ = Retry(operation, ref error);
            sent = error == 0;
            ServeWaiters();
        }

        _gate.Exit();
        return sent;
    }

    /// <summary>
    /// Sends those behind the first <paramref name="sent"/>, which counts them. When some are left the gate is held, and <paramref name="error"/> is what
    /// <see cref="RunSlowly"/> goes on from with the next.
    /// </summary>
    private bool SendAtOnce(ReadOnlySpan<ZmqFrame> frames, ref int sent, out int error)
    {
        error = NotTried;
        _gate.Enter();
        if (_state != SocketState.Open || !_waiters.IsEmpty)
        {
            return false;
        }

        int result = SendEach(frames[sent..]);
        if (result < 0)
        {
            error = NativeCall.Error(result);
            return false;
        }

        sent += result;
        if (sent < frames.Length)
        {
            // Why is not known any more: a try will tell.
            error = Errno.EINTR;
            return false;
        }

        _gate.Exit();
        return true;
    }
}
