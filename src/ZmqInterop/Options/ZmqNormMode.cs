using System.Diagnostics.CodeAnalysis;

namespace ZmqInterop;

/// <summary>How a sender over norm adapts its rate (ZMQ_NORM_MODE, zmq_setsockopt(3)). Since libzmq 4.3.5.</summary>
[Experimental(ZmqDraft.DiagnosticId)]
public enum ZmqNormMode
{
    /// <summary>It does not: <see cref="ZmqSocketOptions.MulticastRate"/> holds (ZMQ_NORM_FIXED).</summary>
    Fixed = 0,

    /// <summary>To congestion, as TCP does (ZMQ_NORM_CC).</summary>
    CongestionControl = 1,

    /// <summary>To congestion, bearing the losses of radio links (ZMQ_NORM_CCL).</summary>
    LossTolerant = 2,

    /// <summary>To congestion and explicit congestion notification (ZMQ_NORM_CCE).</summary>
    CongestionNotification = 3,

    /// <summary>To explicit congestion notification only (ZMQ_NORM_CCE_ECNONLY).</summary>
    CongestionNotificationOnly = 4,
}
