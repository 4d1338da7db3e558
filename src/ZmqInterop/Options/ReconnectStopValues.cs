using System;
using System.Diagnostics.CodeAnalysis;

namespace ZmqInterop;

/// <summary>
/// The numbers of <see cref="ZmqReconnectStop"/>: ZMQ_RECONNECT_STOP_AFTER_DISCONNECT is 3 up to libzmq 4.3.4, although it is tested as a bit mask,
/// and 4 from 4.3.5.
/// </summary>
[Experimental(ZmqDraft.DiagnosticId)]
internal static class ReconnectStopValues
{
    private const int OldAfterDisconnect = 3;

    private static readonly Version s_bitSince = new(4, 3, 5);

    public static int ToNative(ZmqReconnectStop value)
    {
        const ZmqReconnectStop All = ZmqReconnectStop.ConnectionRefused | ZmqReconnectStop.HandshakeFailed | ZmqReconnectStop.AfterDisconnect;
        if ((value & ~All) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(ZmqSocketOption.ReconnectStop)} is a combination of {All}.");
        }

        return value.HasFlag(ZmqReconnectStop.AfterDisconnect) && Zmq.Version < s_bitSince ? OldAfterDisconnect : (int)value;
    }

    public static ZmqReconnectStop FromNative(int value) =>
        (ZmqReconnectStop)value | (value == OldAfterDisconnect && Zmq.Version < s_bitSince ? ZmqReconnectStop.AfterDisconnect : ZmqReconnectStop.None);
}
