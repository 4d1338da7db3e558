using System;
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using ZmqInterop.Internal;
using ZmqInterop.Native;

namespace ZmqInterop;

// Send waits, for as long as Options.SendTimeout allows, until a peer has room. TrySend says false when that takes longer than its own timeout.
public sealed unsafe partial class ZmqSocket
{
    private const int LargestTextOnStack = 512;

    /// <summary>Sends a copy of <paramref name="data"/> as one frame (zmq_send(3)).</summary>
    /// <param name="data">The content; may be empty.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.SendTimeout"/> went by. Nothing was sent.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only receives, is not in the state to send, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Send(ReadOnlySpan<byte> data, bool more = false, CancellationToken cancellationToken = default)
    {
        if (SendSpan(data, more, TimeoutOfOption, cancellationToken) < 0)
        {
            ThrowSendTimedOut();
        }
    }

    /// <summary>Sends a copy of <paramref name="data"/> as one frame, if that is possible in the time given (zmq_send(3)).</summary>
    /// <param name="data">The content; may be empty.</param>
    /// <param name="timeout">The longest wait; none when left out.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when no peer had room in time. Nothing was sent then.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only receives, is not in the state to send, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public bool TrySend(ReadOnlySpan<byte> data, TimeSpan timeout = default, bool more = false, CancellationToken cancellationToken = default) =>
        SendSpan(data, more, Deadline.ToMilliseconds(timeout, nameof(timeout)), cancellationToken) >= 0;

    /// <summary>Sends <paramref name="text"/> in UTF-8 as one frame (zmq_send(3)).</summary>
    /// <param name="text">The content; may be empty.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.SendTimeout"/> went by. Nothing was sent.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only receives, is not in the state to send, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public void Send(string text, bool more = false, CancellationToken cancellationToken = default)
    {
        if (SendText(text, more, TimeoutOfOption, cancellationToken) < 0)
        {
            ThrowSendTimedOut();
        }
    }

    /// <summary>Sends <paramref name="text"/> in UTF-8 as one frame, if that is possible in the time given (zmq_send(3)).</summary>
    /// <param name="text">The content; may be empty.</param>
    /// <param name="timeout">The longest wait; none when left out.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when no peer had room in time. Nothing was sent then.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only receives, is not in the state to send, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public bool TrySend(string text, TimeSpan timeout = default, bool more = false, CancellationToken cancellationToken = default) =>
        SendText(text, more, Deadline.ToMilliseconds(timeout, nameof(timeout)), cancellationToken) >= 0;

    /// <summary>Sends a copy of all segments of <paramref name="data"/> as one frame (zmq_msg_send(3)).</summary>
    /// <param name="data">The content; may be empty.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.SendTimeout"/> went by. Nothing was sent.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only receives, is not in the state to send, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public void Send(in ReadOnlySequence<byte> data, bool more = false, CancellationToken cancellationToken = default)
    {
        if (SendSequence(data, more, TimeoutOfOption, cancellationToken) < 0)
        {
            ThrowSendTimedOut();
        }
    }

    /// <summary>Sends a copy of all segments of <paramref name="data"/> as one frame, if that is possible in the time given (zmq_msg_send(3)).</summary>
    /// <param name="data">The content; may be empty.</param>
    /// <param name="timeout">The longest wait; none when left out.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when no peer had room in time. Nothing was sent then.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only receives, is not in the state to send, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public bool TrySend(in ReadOnlySequence<byte> data, TimeSpan timeout = default, bool more = false, CancellationToken cancellationToken = default) =>
        SendSequence(data, more, Deadline.ToMilliseconds(timeout, nameof(timeout)), cancellationToken) >= 0;

    /// <summary>Sends the content of <paramref name="frame"/> without a copy; the frame is empty after (zmq_msg_send(3)).</summary>
    /// <param name="frame">The frame. When this method throws, it still has its content.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The content was sent or moved before, or another thread uses the frame.</exception>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.SendTimeout"/> went by. Nothing was sent.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only receives, is not in the state to send, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public void Send(ZmqFrame frame, bool more = false, CancellationToken cancellationToken = default)
    {
        if (SendFrame(frame, more, TimeoutOfOption, cancellationToken) < 0)
        {
            ThrowSendTimedOut();
        }
    }

    /// <summary>Sends the content of <paramref name="frame"/> without a copy, if that is possible in the time given (zmq_msg_send(3)).</summary>
    /// <param name="frame">The frame. Empty after success; otherwise it still has its content.</param>
    /// <param name="timeout">The longest wait; none when left out.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when no peer had room in time. Nothing was sent then.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="InvalidOperationException">The content was sent or moved before, or another thread uses the frame.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only receives, is not in the state to send, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public bool TrySend(ZmqFrame frame, TimeSpan timeout = default, bool more = false, CancellationToken cancellationToken = default) =>
        SendFrame(frame, more, Deadline.ToMilliseconds(timeout, nameof(timeout)), cancellationToken) >= 0;

    /// <summary>
    /// Sends frames as one message, whole or not at all, and ends the use of the list. False when no peer had room in time; null is the option's timeout.
    /// </summary>
    internal bool TrySendParts(FrameList frames, int? timeout, CancellationToken cancellationToken)
    {
        BeginSending(frames, cancellationToken);
        int result = -1;
        try
        {
            result = Run(new SendParts(this, frames), timeout ?? TimeoutOfOption, cancellationToken);
        }
        finally
        {
            frames.EndSending(whole: result >= 0);
        }

        return result >= 0;
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void ThrowSendTimedOut() => throw new TimeoutException(
        $"No peer of this {TypeName} socket had room for the message within Options.SendTimeout ({ReadTimeoutForMessage(ZmqPollEvents.Out)} ms). Nothing was sent.");

    private static void BeginSending(FrameList frames, CancellationToken cancellationToken)
    {
        try
        {
            Cancellation.ThrowIfRequested(cancellationToken);
            frames.BeginSending();
        }
        catch
        {
            frames.End();
            throw;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Flags(bool more) => more ? ZmqConstants.ZMQ_SNDMORE : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SendSpan(ReadOnlySpan<byte> data, bool more, int timeout, CancellationToken cancellationToken)
    {
        Cancellation.ThrowIfRequested(cancellationToken);
        fixed (byte* content = data)
        {
            return Run(new SendBuffer(this, content, data.Length, Flags(more)), timeout, cancellationToken);
        }
    }

    private int SendText(string text, bool more, int timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        int size = Encoding.UTF8.GetByteCount(text);
        if (size <= LargestTextOnStack)
        {
            Span<byte> utf8 = stackalloc byte[LargestTextOnStack];
            Encoding.UTF8.GetBytes(text, utf8);
            return SendSpan(utf8[..size], more, timeout, cancellationToken);
        }

        Cancellation.ThrowIfRequested(cancellationToken);
        zmq_msg_t message;
        InitMessage(&message, size);
        Encoding.UTF8.GetBytes(text, new Span<byte>(LibZmq.zmq_msg_data(&message), size));
        return SendAndClose(&message, more, timeout, cancellationToken);
    }

    private int SendSequence(in ReadOnlySequence<byte> data, bool more, int timeout, CancellationToken cancellationToken)
    {
        if (data.IsSingleSegment)
        {
            return SendSpan(data.FirstSpan, more, timeout, cancellationToken);
        }

        Cancellation.ThrowIfRequested(cancellationToken);
        zmq_msg_t message;
        InitMessage(&message, data.Length);
        try
        {
            NativeContent.Copy(data, (byte*)LibZmq.zmq_msg_data(&message), (nuint)data.Length);
        }
        catch
        {
            _ = LibZmq.zmq_msg_close(&message);
            throw;
        }

        return SendAndClose(&message, more, timeout, cancellationToken);
    }

    private int SendFrame(ZmqFrame frame, bool more, int timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(frame);
        Cancellation.ThrowIfRequested(cancellationToken);
        SendMessage operation = new(this, frame.LeaseContent(), Flags(more));
        if (!TryAtOnce(operation, out int result))
        {
            return SendFrameSlowly(frame, operation, result, timeout, cancellationToken);
        }

        frame.ReleaseMoved();
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int SendFrameSlowly(ZmqFrame frame, SendMessage operation, int error, int timeout, CancellationToken cancellationToken)
    {
        int result = -1;
        try
        {
            result = RunSlowly(operation, error, timeout, cancellationToken);
        }
        finally
        {
            if (result >= 0)
            {
                frame.ReleaseMoved();
            }
            else
            {
                frame.Release();
            }
        }

        return result;
    }

    /// <summary>A message of this method's caller, closed in the end whether it was sent or not: after sending it is empty.</summary>
    private int SendAndClose(zmq_msg_t* message, bool more, int timeout, CancellationToken cancellationToken)
    {
        try
        {
            return Run(new SendMessage(this, message, Flags(more)), timeout, cancellationToken);
        }
        finally
        {
            _ = LibZmq.zmq_msg_close(message);
        }
    }

    private static void InitMessage(zmq_msg_t* message, long size)
    {
        if (LibZmq.zmq_msg_init_size(message, (nuint)size) != 0)
        {
            throw new InsufficientMemoryException($"There is no memory for a frame of {size} bytes (zmq_msg_init_size, ENOMEM).");
        }
    }
}
