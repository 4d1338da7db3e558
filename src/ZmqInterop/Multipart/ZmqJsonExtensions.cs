using System;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;

namespace ZmqInterop;

/// <summary>Values as JSON in a frame, with type information that the compiler generates: no reflection, fit for NativeAOT.</summary>
public static class ZmqJsonExtensions
{
    /// <summary>Sends <paramref name="value"/> as one frame of JSON.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="socket">The socket.</param>
    /// <param name="value">The value.</param>
    /// <param name="typeInfo">How to write it: a property of a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>.</param>
    /// <param name="more">Whether further frames of the same message follow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentNullException"><paramref name="socket"/> or <paramref name="typeInfo"/> is null.</exception>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.SendTimeout"/> went by. Nothing was sent.</exception>
    /// <exception cref="ZmqException">libzmq refused.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was sent.</exception>
    public static void SendJson<T>(
        this ZmqSocket socket, T value, JsonTypeInfo<T> typeInfo, bool more = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        using ZmqFrame frame = new();
        Write(frame, value, typeInfo);
        socket.Send(frame, more, cancellationToken);
    }

    /// <summary>Receives one frame of JSON as a value. <see cref="ZmqSocket.HasMore"/> tells whether further frames follow.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="socket">The socket.</param>
    /// <param name="typeInfo">How to read it: a property of a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value; null for the JSON null.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="JsonException">The frame is not JSON of this type. It is taken off the socket.</exception>
    /// <exception cref="TimeoutException"><see cref="ZmqSocketOptions.ReceiveTimeout"/> went by without a message.</exception>
    /// <exception cref="ZmqException">libzmq refused.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was received.</exception>
    public static T? ReceiveJson<T>(this ZmqSocket socket, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(typeInfo);
        using ZmqFrame frame = new();
        socket.Receive(frame, cancellationToken);
        return JsonSerializer.Deserialize(frame.Span, typeInfo);
    }

    internal static void Write<T>(ZmqFrame frame, T value, JsonTypeInfo<T> typeInfo)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        using ZmqFrameWriter buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            JsonSerializer.Serialize(writer, value, typeInfo);
        }

        buffer.MoveTo(frame);
    }
}
