using System;
using System.Diagnostics.CodeAnalysis;

namespace ZmqInterop;

/// <summary>When a socket gives up connecting again (ZMQ_RECONNECT_STOP, zmq_setsockopt(3)).</summary>
[Flags]
[Experimental(ZmqDraft.DiagnosticId)]
public enum ZmqReconnectStop
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>When the connection is refused: nobody is bound to the endpoint (ZMQ_RECONNECT_STOP_CONN_REFUSED).</summary>
    ConnectionRefused = 1,

    /// <summary>When the handshake fails or takes longer than <see cref="ZmqSocketOptions.HandshakeInterval"/> (ZMQ_RECONNECT_STOP_HANDSHAKE_FAILED).</summary>
    HandshakeFailed = 2,

    /// <summary>After <see cref="ZmqSocket.Disconnect"/> (ZMQ_RECONNECT_STOP_AFTER_DISCONNECT; 3 in zmq.h up to 4.3.4, 4 since).</summary>
    AfterDisconnect = 4,
}
