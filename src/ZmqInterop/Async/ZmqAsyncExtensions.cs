using System;
using System.Buffers;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop;

/// <summary>Asynchronous calls for texts, arrays, JSON and streams of messages, made of those that <see cref="ZmqSocket"/> has for memory and frames.</summary>
public static class ZmqAsyncExtensions
{
    /// <summary>Sends a copy of all segments of <paramref name="data"/> as one frame (zmq_msg_send(3)).</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="data">The content; copied before this method returns.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Over when libzmq has the message.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only receives, is not in the state to send, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public static async ValueTask SendAsync(
        this ZmqSocket socket, ReadOnlySequence<byte> data, bool more = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        using ZmqFrame frame = new();
        frame.Write(data);
        await socket.SendAsync(frame, more, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends <paramref name="value"/> as one frame of JSON.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="socket">The socket.</param>
    /// <param name="value">The value; written before this method returns.</param>
    /// <param name="typeInfo">How to write it: a property of a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Over when libzmq has the message.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only receives, is not in the state to send, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public static async ValueTask SendJsonAsync<T>(
        this ZmqSocket socket, T value, JsonTypeInfo<T> typeInfo, bool more = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        using ZmqFrame frame = new();
        ZmqJsonExtensions.Write(frame, value, typeInfo);
        await socket.SendAsync(frame, more, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Receives a frame and decodes it as UTF-8; bytes that are none become U+FFFD (zmq_msg_recv(3)).</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<string> ReceiveStringAsync(this ZmqSocket socket, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        using ZmqFrame frame = new();
        await socket.ReceiveAsync(frame, cancellationToken).ConfigureAwait(false);
        return frame.GetString();
    }

    /// <summary>Receives a frame into a new array (zmq_msg_recv(3)).</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The content.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<byte[]> ReceiveBytesAsync(this ZmqSocket socket, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        using ZmqFrame frame = new();
        await socket.ReceiveAsync(frame, cancellationToken).ConfigureAwait(false);
        return frame.ToArray();
    }

    /// <summary>Receives one frame of JSON as a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="socket">The socket.</param>
    /// <param name="typeInfo">How to read it: a property of a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value; null for the JSON null.</returns>
    /// <exception cref="JsonException">The frame is not JSON of this type. It is taken off the socket.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public static async ValueTask<T?> ReceiveJsonAsync<T>(
        this ZmqSocket socket, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(typeInfo);
        using ZmqFrame frame = new();
        await socket.ReceiveAsync(frame, cancellationToken).ConfigureAwait(false);
        return JsonSerializer.Deserialize(frame.Span, typeInfo);
    }

    /// <summary>Receives a message with all its frames into a new object (zmq_msg_recv(3)).</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public static async ValueTask<ZmqMessage> ReceiveMessageAsync(this ZmqSocket socket, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ZmqMessage message = new();
        try
        {
            await socket.ReceiveAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            message.Dispose();
            throw;
        }

        return message;
    }

    /// <summary>
    /// Receives messages for as long as the loop over them goes on. Ends with an exception, also when the token is canceled; the message that the loop
    /// is just given belongs to the stream, which uses it again for the next one.
    /// </summary>
    /// <param name="socket">The socket.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The messages, each valid until the next is asked for. To keep one, <see cref="ZmqMessage.Copy"/> it.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ZmqException">libzmq refused: the socket only sends, is not in the state to receive, or its context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public static async IAsyncEnumerable<ZmqMessage> ReceiveAllAsync(
        this ZmqSocket socket, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        using ZmqMessage message = new();
        while (true)
        {
            await socket.ReceiveAsync(message, cancellationToken).ConfigureAwait(false);
            yield return message;
        }
    }
}
