using System;
using System.Globalization;
using System.Text;

namespace ZmqInterop;

/// <summary>Something that happened to a connection of a monitored socket (zmq_socket_monitor(3)).</summary>
/// <remarks>The properties that may be null interpret <see cref="Value"/>: each is there only for the kinds of events that it belongs to.</remarks>
public readonly record struct ZmqMonitorEvent
{
    private readonly string? _endpoint;

    /// <summary>Makes an event of version 1.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="value">Details, by kind.</param>
    /// <param name="endpoint">The endpoint that it happened to.</param>
    public ZmqMonitorEvent(ZmqMonitorEvents kind, long value, string endpoint)
    {
        Kind = kind;
        Value = value;
        _endpoint = endpoint;
    }

    /// <summary>What happened: one of <see cref="ZmqMonitorEvents"/>; None for what this library does not understand.</summary>
    public ZmqMonitorEvents Kind { get; }

    /// <summary>Details, whose meaning depends on <see cref="Kind"/>.</summary>
    public long Value { get; }

    /// <summary>
    /// The endpoint that it happened to; may be empty. In version 1 the socket's own for connections that it accepted, the peer's for those that it made; in
    /// version 2 the peer's where there is one.
    /// </summary>
    public string Endpoint => _endpoint ?? string.Empty;

    /// <summary>The socket's side of the connection. Null in version 1, empty where there is none (draft).</summary>
    public string? LocalEndpoint { get; init; }

    /// <summary>The peer's side of the connection. Null in version 1, empty where there is none (draft).</summary>
    public string? RemoteEndpoint { get; init; }

    /// <summary>
    /// The operating system's descriptor. Good for logs only: it may be closed, and its number may belong to another file, by the time the event is read.
    /// </summary>
    public nint? Descriptor => Is(
        ZmqMonitorEvents.Connected | ZmqMonitorEvents.Listening | ZmqMonitorEvents.Accepted | ZmqMonitorEvents.Closed | ZmqMonitorEvents.Disconnected)
        ? (nint)Value
        : null;

    /// <summary>How long libzmq waits before it tries again to connect.</summary>
    public TimeSpan? RetryInterval => Is(ZmqMonitorEvents.ConnectRetried) ? TimeSpan.FromMilliseconds(long.Clamp(Value, 0, int.MaxValue)) : null;

    /// <summary>The error number of the operating system or of libzmq.</summary>
    public int? NativeErrorCode => Is(
        ZmqMonitorEvents.ConnectDelayed | ZmqMonitorEvents.BindFailed | ZmqMonitorEvents.AcceptFailed | ZmqMonitorEvents.CloseFailed |
        ZmqMonitorEvents.HandshakeFailedNoDetail)
        ? (int)Value
        : null;

    /// <summary>The error, the same on every system.</summary>
    public ZmqError? Error => NativeErrorCode is { } errno ? ZmqErrors.FromErrno(errno) : null;

    /// <summary>How the protocol was broken.</summary>
    public ZmqProtocolError? ProtocolError => Is(ZmqMonitorEvents.HandshakeFailedProtocol) ? (ZmqProtocolError)Value : null;

    /// <summary>The status with which authentication was refused: 300 (try again later), 400 (denied) or 500 (the handler failed).</summary>
    public int? AuthenticationStatus => Is(ZmqMonitorEvents.HandshakeFailedAuthentication) ? (int)Value : null;

    /// <summary>The lengths of the queues, in an answer to <see cref="ZmqMonitor.RequestPipeStatistics"/> (draft).</summary>
    public ZmqPipeStatistics? PipeStatistics { get; init; }

    /// <summary>Whether this is a failed handshake of any kind.</summary>
    public bool IsHandshakeFailure => Is(
        ZmqMonitorEvents.HandshakeFailedNoDetail | ZmqMonitorEvents.HandshakeFailedProtocol | ZmqMonitorEvents.HandshakeFailedAuthentication);

    /// <summary>The event in one line, for logs.</summary>
    /// <returns>Something like <c>ConnectRetried tcp://127.0.0.1:5555 (100 ms)</c>.</returns>
    public override string ToString()
    {
        StringBuilder text = new(Kind.ToString());
        if (Endpoint.Length > 0)
        {
            text.Append(' ').Append(Endpoint);
        }

        string? detail =
            Descriptor is { } descriptor ? $"descriptor {descriptor}" :
            RetryInterval is not null ? $"{Value} ms" :
            Error is { } error ? (error == ZmqError.Unknown ? $"error {Value}" : error.ToString()) :
            ProtocolError is { } protocolError ? protocolError.ToString() :
            AuthenticationStatus is { } status ? $"status {status}" :
            PipeStatistics is { } statistics ? $"{statistics.OutboundQueue} out, {statistics.InboundQueue} in" :
            null;
        return detail is null ? text.ToString() : text.Append(CultureInfo.InvariantCulture, $" ({detail})").ToString();
    }

    private bool Is(ZmqMonitorEvents kinds) => (Kind & kinds) != ZmqMonitorEvents.None;
}
