using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;
using ZmqInterop.Internal;

namespace ZmqInterop;

// Receive waits, for as long as Options.ReceiveTimeout allows, until a message is there. TryReceive says false when that takes longer than its own timeout.
// Texts and arrays are in ZmqSocket.ReceiveObjects.cs.
public sealed unsafe partial class ZmqSocket
{
    /// <summary>
    /// Receives a frame into <paramref name="buffer"/> (zmq_recv(3)). A frame that is longer is cut off: the result is its true size, the rest is lost.
    /// </summary>
    /// <param name="buffer">Where the content goes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The size of the frame. More than <paramref name="buffer"/> has when the frame was cut off.</returns>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.ReceiveTimeout"/> went by without a message.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Receive(Span<byte> buffer, CancellationToken cancellationToken = default)
    {
        int size = ReceiveSpan(buffer, TimeoutOfOption, cancellationToken);
        if (size < 0)
        {
            ThrowReceiveTimedOut();
        }

        return size;
    }

    /// <summary>As <see cref="Receive(Span{byte}, CancellationToken)"/>, and tells whether further frames of the message follow.</summary>
    /// <param name="buffer">Where the content goes.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The size of the frame. More than <paramref name="buffer"/> has when the frame was cut off.</returns>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.ReceiveTimeout"/> went by without a message.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public int Receive(Span<byte> buffer, out bool more, CancellationToken cancellationToken = default)
    {
        int size = ReceiveSpanAndMore(buffer, out more, TimeoutOfOption, cancellationToken);
        if (size < 0)
        {
            ThrowReceiveTimedOut();
        }

        return size;
    }

    /// <summary>
    /// Receives a frame into <paramref name="buffer"/>, if one comes in the time given (zmq_recv(3)). A frame that is longer is cut off.
    /// </summary>
    /// <param name="buffer">Where the content goes.</param>
    /// <param name="size">The size of the frame. More than <paramref name="buffer"/> has when the frame was cut off.</param>
    /// <param name="timeout">The longest wait; none when left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there was none in time.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public bool TryReceive(Span<byte> buffer, out int size, TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        int result = ReceiveSpan(buffer, Deadline.ToMilliseconds(timeout, nameof(timeout)), cancellationToken);
        size = Math.Max(result, 0);
        return result >= 0;
    }

    /// <summary>
    /// As <see cref="TryReceive(Span{byte}, out int, TimeSpan, CancellationToken)"/>, and tells whether further frames of the message follow.
    /// </summary>
    /// <param name="buffer">Where the content goes.</param>
    /// <param name="size">The size of the frame. More than <paramref name="buffer"/> has when the frame was cut off.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="timeout">The longest wait; none when left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there was none in time.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public bool TryReceive(
        Span<byte> buffer, out int size, out bool more, TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        int result = ReceiveSpanAndMore(buffer, out more, Deadline.ToMilliseconds(timeout, nameof(timeout)), cancellationToken);
        size = Math.Max(result, 0);
        return result >= 0;
    }

    /// <summary>Receives into <paramref name="frame"/>, without a copy (zmq_msg_recv(3)). <see cref="ZmqFrame.More"/> tells whether further frames follow.</summary>
    /// <param name="frame">The frame. What it held is thrown away, also when nothing is received.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the frame.</exception>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.ReceiveTimeout"/> went by without a message.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public void Receive(ZmqFrame frame, CancellationToken cancellationToken = default)
    {
        if (ReceiveFrame(frame, TimeoutOfOption, cancellationToken) < 0)
        {
            ThrowReceiveTimedOut();
        }
    }

    /// <summary>Receives into <paramref name="frame"/>, without a copy, if a message comes in the time given (zmq_msg_recv(3)).</summary>
    /// <param name="frame">The frame. What it held is thrown away, also when nothing is received.</param>
    /// <param name="timeout">The longest wait; none when left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there was none in time. The frame is empty then.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the frame.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public bool TryReceive(ZmqFrame frame, TimeSpan timeout = default, CancellationToken cancellationToken = default) =>
        ReceiveFrame(frame, Deadline.ToMilliseconds(timeout, nameof(timeout)), cancellationToken) >= 0;

    /// <summary>
    /// Receives all frames of one message, in place of what the list held, and ends the use of the list. False when there was none in time; null is the
    /// option's timeout.
    /// </summary>
    internal bool TryReceiveParts(FrameList frames, int? timeout, CancellationToken cancellationToken)
    {
        int result = -1;
        try
        {
            Cancellation.ThrowIfRequested(cancellationToken);
            frames.Clear();
            result = Run(new ReceiveParts(frames), timeout ?? TimeoutOfOption, cancellationToken);
        }
        finally
        {
            // Not whole also when the context was shut down between two frames.
            frames.EndReceiving(whole: result >= 0);
        }

        return result >= 0;
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void ThrowReceiveTimedOut() => throw new TimeoutException(
        $"No message came to this {TypeName} socket within Options.ReceiveTimeout ({ReadTimeoutForMessage(ZmqPollEvents.In)} ms).");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ReceiveSpan(Span<byte> buffer, int timeout, CancellationToken cancellationToken)
    {
        Cancellation.ThrowIfRequested(cancellationToken);
        fixed (byte* content = buffer)
        {
            return Run(new ReceiveBuffer(content, buffer.Length), timeout, cancellationToken);
        }
    }

    private int ReceiveSpanAndMore(Span<byte> buffer, out bool more, int timeout, CancellationToken cancellationToken)
    {
        Cancellation.ThrowIfRequested(cancellationToken);
        int moreFrames = 0;
        fixed (byte* content = buffer)
        {
            int size = Run(new ReceiveBufferAndMore(content, buffer.Length, &moreFrames), timeout, cancellationToken);
            more = moreFrames != 0;
            return size;
        }
    }

    private int ReceiveFrame(ZmqFrame frame, int timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(frame);
        Cancellation.ThrowIfRequested(cancellationToken);
        ReceiveMessage operation = new(frame.Lease());
        if (!TryAtOnce(operation, out int result))
        {
            return ReceiveFrameSlowly(frame, operation, result, timeout, cancellationToken);
        }

        frame.ReleaseReceived(result);
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReceiveFrameSlowly(ZmqFrame frame, ReceiveMessage operation, int error, int timeout, CancellationToken cancellationToken)
    {
        int result = -1;
        try
        {
            result = RunSlowly(operation, error, timeout, cancellationToken);
        }
        finally
        {
            frame.ReleaseReceived(result);
        }

        return result;
    }

    private int ReadTimeoutForMessage(ZmqPollEvents direction)
    {
        _gate.Enter();
        int milliseconds = _state == SocketState.Open ? ReadTimeout(direction) : 0;
        _gate.Exit();
        return milliseconds;
    }
}
