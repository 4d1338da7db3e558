namespace ZmqInterop;

/// <summary>Why a handshake failed with <see cref="ZmqMonitorEvents.HandshakeFailedProtocol"/>, numbered as in zmq.h (zmq_socket_monitor(3)).</summary>
public enum ZmqProtocolError
{
    /// <summary>No error.</summary>
    None = 0,

    /// <summary>ZMTP: an error without a number of its own (ZMQ_PROTOCOL_ERROR_ZMTP_UNSPECIFIED).</summary>
    ZmtpUnspecified = 0x10000000,

    /// <summary>ZMTP: a command that does not belong here (ZMQ_PROTOCOL_ERROR_ZMTP_UNEXPECTED_COMMAND).</summary>
    ZmtpUnexpectedCommand = 0x10000001,

    /// <summary>CURVE: a message number out of sequence (ZMQ_PROTOCOL_ERROR_ZMTP_INVALID_SEQUENCE).</summary>
    ZmtpInvalidSequence = 0x10000002,

    /// <summary>CURVE: the exchange of keys failed (ZMQ_PROTOCOL_ERROR_ZMTP_KEY_EXCHANGE).</summary>
    ZmtpKeyExchange = 0x10000003,

    /// <summary>ZMTP: a command with a wrong form (ZMQ_PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_UNSPECIFIED).</summary>
    ZmtpMalformedCommand = 0x10000011,

    /// <summary>ZMTP: a MESSAGE command with a wrong form (ZMQ_PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_MESSAGE).</summary>
    ZmtpMalformedMessage = 0x10000012,

    /// <summary>ZMTP: a HELLO command with a wrong form (ZMQ_PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_HELLO).</summary>
    ZmtpMalformedHello = 0x10000013,

    /// <summary>ZMTP: an INITIATE command with a wrong form (ZMQ_PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_INITIATE).</summary>
    ZmtpMalformedInitiate = 0x10000014,

    /// <summary>ZMTP: an ERROR command with a wrong form (ZMQ_PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_ERROR).</summary>
    ZmtpMalformedError = 0x10000015,

    /// <summary>ZMTP: a READY command with a wrong form (ZMQ_PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_READY).</summary>
    ZmtpMalformedReady = 0x10000016,

    /// <summary>ZMTP: a WELCOME command with a wrong form (ZMQ_PROTOCOL_ERROR_ZMTP_MALFORMED_COMMAND_WELCOME).</summary>
    ZmtpMalformedWelcome = 0x10000017,

    /// <summary>ZMTP: metadata with a wrong form, or of a socket type that does not go with this one (ZMQ_PROTOCOL_ERROR_ZMTP_INVALID_METADATA).</summary>
    ZmtpInvalidMetadata = 0x10000018,

    /// <summary>CURVE: a box could not be opened: a wrong key, usually of the server (ZMQ_PROTOCOL_ERROR_ZMTP_CRYPTOGRAPHIC).</summary>
    ZmtpCryptographic = 0x11000001,

    /// <summary>The two sides have different security mechanisms (ZMQ_PROTOCOL_ERROR_ZMTP_MECHANISM_MISMATCH).</summary>
    ZmtpMechanismMismatch = 0x11000002,

    /// <summary>ZAP: an error without a number of its own (ZMQ_PROTOCOL_ERROR_ZAP_UNSPECIFIED).</summary>
    ZapUnspecified = 0x20000000,

    /// <summary>ZAP: a reply with a wrong form (ZMQ_PROTOCOL_ERROR_ZAP_MALFORMED_REPLY).</summary>
    ZapMalformedReply = 0x20000001,

    /// <summary>ZAP: a reply to another request (ZMQ_PROTOCOL_ERROR_ZAP_BAD_REQUEST_ID).</summary>
    ZapBadRequestId = 0x20000002,

    /// <summary>ZAP: a reply with another version (ZMQ_PROTOCOL_ERROR_ZAP_BAD_VERSION).</summary>
    ZapBadVersion = 0x20000003,

    /// <summary>ZAP: a reply whose status is not 200, 300, 400 or 500 (ZMQ_PROTOCOL_ERROR_ZAP_INVALID_STATUS_CODE).</summary>
    ZapInvalidStatusCode = 0x20000004,

    /// <summary>ZAP: a reply whose metadata has a wrong form (ZMQ_PROTOCOL_ERROR_ZAP_INVALID_METADATA).</summary>
    ZapInvalidMetadata = 0x20000005,

    /// <summary>WebSocket: an error (ZMQ_PROTOCOL_ERROR_WS_UNSPECIFIED).</summary>
    WebSocketUnspecified = 0x30000000,
}
