using System;
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Threading;
using ZmqInterop.Internal;
using ZmqInterop.Native;

namespace ZmqInterop;

// Frames as texts, arrays and in buffer writers.
public sealed unsafe partial class ZmqSocket
{
    /// <summary>Receives a frame and decodes it as UTF-8; bytes that are none become U+FFFD (zmq_msg_recv(3)).</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The text.</returns>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.ReceiveTimeout"/> went by without a message.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public string ReceiveString(CancellationToken cancellationToken = default) => ReceiveString(out _, cancellationToken);

    /// <summary>As <see cref="ReceiveString(CancellationToken)"/>, and tells whether further frames of the message follow.</summary>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The text.</returns>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.ReceiveTimeout"/> went by without a message.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public string ReceiveString(out bool more, CancellationToken cancellationToken = default)
    {
        string? text = Receive(&DecodeText, TimeoutOfOption, out more, cancellationToken);
        if (text is null)
        {
            ThrowReceiveTimedOut();
        }

        return text;
    }

    /// <summary>Receives a frame and decodes it as UTF-8, if one comes in the time given (zmq_msg_recv(3)).</summary>
    /// <param name="text">The text.</param>
    /// <param name="timeout">The longest wait; none when left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there was none in time.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public bool TryReceiveString(
        [NotNullWhen(true)] out string? text, TimeSpan timeout = default, CancellationToken cancellationToken = default) =>
        TryReceiveString(out text, out _, timeout, cancellationToken);

    /// <summary>As <see cref="TryReceiveString(out string?, TimeSpan, CancellationToken)"/>, and tells whether further frames of the message follow.</summary>
    /// <param name="text">The text.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="timeout">The longest wait; none when left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there was none in time.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public bool TryReceiveString(
        [NotNullWhen(true)] out string? text, out bool more, TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        text = Receive(&DecodeText, Deadline.ToMilliseconds(timeout, nameof(timeout)), out more, cancellationToken);
        return text is not null;
    }

    /// <summary>Receives a frame into a new array (zmq_msg_recv(3)).</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The content.</returns>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.ReceiveTimeout"/> went by without a message.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public byte[] ReceiveBytes(CancellationToken cancellationToken = default) => ReceiveBytes(out _, cancellationToken);

    /// <summary>As <see cref="ReceiveBytes(CancellationToken)"/>, and tells whether further frames of the message follow.</summary>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The content.</returns>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.ReceiveTimeout"/> went by without a message.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public byte[] ReceiveBytes(out bool more, CancellationToken cancellationToken = default)
    {
        byte[]? content = Receive(&CopyContent, TimeoutOfOption, out more, cancellationToken);
        if (content is null)
        {
            ThrowReceiveTimedOut();
        }

        return content;
    }

    /// <summary>Receives a frame into a new array, if one comes in the time given (zmq_msg_recv(3)).</summary>
    /// <param name="content">The content.</param>
    /// <param name="timeout">The longest wait; none when left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there was none in time.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public bool TryReceiveBytes(
        [NotNullWhen(true)] out byte[]? content, TimeSpan timeout = default, CancellationToken cancellationToken = default) =>
        TryReceiveBytes(out content, out _, timeout, cancellationToken);

    /// <summary>As <see cref="TryReceiveBytes(out byte[], TimeSpan, CancellationToken)"/>, and tells whether further frames of the message follow.</summary>
    /// <param name="content">The content.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="timeout">The longest wait; none when left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there was none in time.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public bool TryReceiveBytes(
        [NotNullWhen(true)] out byte[]? content, out bool more, TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        content = Receive(&CopyContent, Deadline.ToMilliseconds(timeout, nameof(timeout)), out more, cancellationToken);
        return content is not null;
    }

    /// <summary>Receives a frame of any size and appends its content to <paramref name="writer"/> (zmq_msg_recv(3)).</summary>
    /// <param name="writer">Where the content goes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether further frames of the same message follow.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.ReceiveTimeout"/> went by without a message.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public bool Receive(IBufferWriter<byte> writer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        using ZmqFrame frame = new();
        Receive(frame, cancellationToken);
        foreach (ReadOnlyMemory<byte> segment in frame.AsSequence())
        {
            writer.Write(segment.Span);
        }

        return frame.More;
    }

    private static string DecodeText(ReadOnlySpan<byte> content) => Encoding.UTF8.GetString(content);

    private static byte[] CopyContent(ReadOnlySpan<byte> content) => content.ToArray();

    /// <summary>Receives into a message of its own and converts its content. Null when there was none in time.</summary>
    private T? Receive<T>(delegate*<ReadOnlySpan<byte>, T> convert, int timeout, out bool more, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        zmq_msg_t message;
        _ = LibZmq.zmq_msg_init(&message);
        try
        {
            if (Run(new ReceiveMessage(&message), timeout, cancellationToken) < 0)
            {
                more = false;
                return null;
            }

            more = LibZmq.zmq_msg_more(&message) != 0;
            nuint size = LibZmq.zmq_msg_size(&message);
            return size <= int.MaxValue
                ? convert(new ReadOnlySpan<byte>(LibZmq.zmq_msg_data(&message), (int)size))
                : throw new InvalidOperationException(
                    $"The frame has {size} bytes, more than an array or a string can hold; it is lost. Receive such frames into a ZmqFrame.");
        }
        finally
        {
            _ = LibZmq.zmq_msg_close(&message);
        }
    }
}
