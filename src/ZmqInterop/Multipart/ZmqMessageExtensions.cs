using System;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Internal;

namespace ZmqInterop;

/// <summary>Sending and receiving whole messages.</summary>
public static class ZmqMessageExtensions
{
    /// <summary>Sends all frames of <paramref name="message"/> as one unit (zmq_msg_send(3)). The message is empty after.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="message">The message. When this method throws it still has its frames, unless the context was shut down halfway.</param>
    /// <param name="cancellationToken">Ends the wait for room; what has begun to be sent is sent whole.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">The message has no frames, or one whose content was sent or moved, or another thread uses it.</exception>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.SendTimeout"/> went by. Nothing was sent.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only receives, is not in the state to send, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket or the message is disposed of.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public static void Send(this ZmqSocket socket, ZmqMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(message);
        if (!message.Send(socket, timeout: null, cancellationToken))
        {
            socket.ThrowSendTimedOut();
        }
    }

    /// <summary>Sends all frames of <paramref name="message"/> as one unit, if that is possible in the time given (zmq_msg_send(3)).</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="message">The message. Empty after success; otherwise it still has its frames.</param>
    /// <param name="timeout">The longest wait; none when left out.</param>
    /// <param name="cancellationToken">Ends the wait for room; what has begun to be sent is sent whole.</param>
    /// <returns>False when no peer had room in time. Nothing was sent then.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="InvalidOperationException">The message has no frames, or one whose content was sent or moved, or another thread uses it.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only receives, is not in the state to send, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket or the message is disposed of.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public static bool TrySend(this ZmqSocket socket, ZmqMessage message, TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(message);
        return message.Send(socket, Deadline.ToMilliseconds(timeout, nameof(timeout)), cancellationToken);
    }

    /// <summary>Receives a message with all its frames into <paramref name="message"/>, in place of what it held (zmq_msg_recv(3)).</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="message">Gets the frames. Empty when nothing is received.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the message.</exception>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.ReceiveTimeout"/> went by without a message.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket or the message is disposed of.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public static void Receive(this ZmqSocket socket, ZmqMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(message);
        if (!message.Receive(socket, timeout: null, cancellationToken))
        {
            socket.ThrowReceiveTimedOut();
        }
    }

    /// <summary>Receives a message with all its frames, if one comes in the time given (zmq_msg_recv(3)).</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="message">Gets the frames. Empty when nothing is received.</param>
    /// <param name="timeout">The longest wait; none when left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there was none in time.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the message.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket or the message is disposed of.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public static bool TryReceive(this ZmqSocket socket, ZmqMessage message, TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(message);
        return message.Receive(socket, Deadline.ToMilliseconds(timeout, nameof(timeout)), cancellationToken);
    }

    /// <summary>Receives a message with all its frames into a new object.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="socket"/> is null.</exception>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.ReceiveTimeout"/> went by without a message.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public static ZmqMessage ReceiveMessage(this ZmqSocket socket, CancellationToken cancellationToken = default)
    {
        ZmqMessage message = new();
        try
        {
            socket.Receive(message, cancellationToken);
        }
        catch
        {
            message.Dispose();
            throw;
        }

        return message;
    }

    /// <summary>Sends all frames of <paramref name="message"/> as one unit (zmq_msg_send(3)). The message is empty after.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="message">The message. In use until the send is over; when that fails or is canceled it still has its frames.</param>
    /// <param name="cancellationToken">Ends the wait for room; what has begun to be sent is sent whole.</param>
    /// <returns>Over when libzmq has the message.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">The message has no frames, or one whose content was sent or moved, or somebody uses it.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only receives, is not in the state to send, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket or the message is disposed of.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public static ValueTask SendAsync(this ZmqSocket socket, ZmqMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(message);
        return message.SendAsync(socket, cancellationToken);
    }

    /// <summary>Receives a message with all its frames into <paramref name="message"/>, in place of what it held (zmq_msg_recv(3)).</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="message">Gets the frames. In use until the receive is over; empty when nothing is received.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Over when the message has its frames.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">Somebody uses the message.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket or the message is disposed of.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public static ValueTask ReceiveAsync(this ZmqSocket socket, ZmqMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(message);
        return message.ReceiveAsync(socket, cancellationToken);
    }
}
