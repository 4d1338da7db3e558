using System;
using System.Diagnostics.CodeAnalysis;

namespace ZmqInterop;

/// <summary>What can happen to the connections of a socket, numbered as in zmq.h (zmq_socket_monitor(3)).</summary>
[Flags]
[SuppressMessage("Design", "CA2217:Do not mark enums with FlagsAttribute", Justification = "ZMQ_EVENT_ALL has a bit that no event has yet.")]
public enum ZmqMonitorEvents
{
    /// <summary>Nothing; the kind of an event that this library does not understand.</summary>
    None = 0,

    /// <summary>A connection to a peer was made; the handshake follows. Value: the descriptor (ZMQ_EVENT_CONNECTED).</summary>
    Connected = 0x0001,

    /// <summary>A connection is being made in the background. Value: the error number, usually "in progress" (ZMQ_EVENT_CONNECT_DELAYED).</summary>
    ConnectDelayed = 0x0002,

    /// <summary>A connection could not be made and is tried again. Value: the interval until then, in milliseconds (ZMQ_EVENT_CONNECT_RETRIED).</summary>
    ConnectRetried = 0x0004,

    /// <summary>The socket is bound and listens. Value: the descriptor (ZMQ_EVENT_LISTENING).</summary>
    Listening = 0x0008,

    /// <summary>The socket could not be bound. Value: the error number (ZMQ_EVENT_BIND_FAILED).</summary>
    BindFailed = 0x0010,

    /// <summary>A connection of a peer was accepted; the handshake follows. Value: the descriptor (ZMQ_EVENT_ACCEPTED).</summary>
    Accepted = 0x0020,

    /// <summary>A connection of a peer could not be accepted. Value: the error number (ZMQ_EVENT_ACCEPT_FAILED).</summary>
    AcceptFailed = 0x0040,

    /// <summary>A descriptor was closed: of a listener, or of an attempt to connect. Value: the descriptor (ZMQ_EVENT_CLOSED).</summary>
    Closed = 0x0080,

    /// <summary>A descriptor could not be closed. Value: the error number (ZMQ_EVENT_CLOSE_FAILED).</summary>
    CloseFailed = 0x0100,

    /// <summary>A connection broke or was ended. Value: the descriptor (ZMQ_EVENT_DISCONNECTED).</summary>
    Disconnected = 0x0200,

    /// <summary>The last event: monitoring has ended. It always comes, whether asked for or not (ZMQ_EVENT_MONITOR_STOPPED).</summary>
    MonitorStopped = 0x0400,

    /// <summary>A handshake failed for a reason that has no event of its own. Value: the error number (ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL).</summary>
    HandshakeFailedNoDetail = 0x0800,

    /// <summary>A handshake succeeded: messages can flow (ZMQ_EVENT_HANDSHAKE_SUCCEEDED).</summary>
    HandshakeSucceeded = 0x1000,

    /// <summary>The peer, or the handler of authentication requests, broke the protocol. Value: a <see cref="ZmqProtocolError"/> (ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL).</summary>
    HandshakeFailedProtocol = 0x2000,

    /// <summary>The authentication of a peer was refused. Value: the ZAP status, 300, 400 or 500 (ZMQ_EVENT_HANDSHAKE_FAILED_AUTH).</summary>
    HandshakeFailedAuthentication = 0x4000,

    /// <summary>Every event of version 1 (ZMQ_EVENT_ALL).</summary>
    All = 0xFFFF,

    /// <summary>
    /// How many messages are queued for and from a peer, asked for with <see cref="ZmqMonitor.RequestPipeStatistics"/>. Version 2 only
    /// (ZMQ_EVENT_PIPES_STATS, draft).
    /// </summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    PipeStatistics = 0x10000,

    /// <summary>Every event of version 2 (ZMQ_EVENT_ALL_V2, draft).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    AllVersion2 = 0x1FFFF,
}
