using System;
using System.Diagnostics.CodeAnalysis;

namespace ZmqInterop;

/// <summary>What a ROUTER receives empty messages for (ZMQ_ROUTER_NOTIFY, zmq_setsockopt(3)).</summary>
[Flags]
[Experimental(ZmqDraft.DiagnosticId)]
public enum ZmqRouterNotifications
{
    /// <summary>For nothing.</summary>
    None = 0,

    /// <summary>A peer has connected (ZMQ_NOTIFY_CONNECT).</summary>
    Connect = 1,

    /// <summary>A peer has disconnected (ZMQ_NOTIFY_DISCONNECT).</summary>
    Disconnect = 2,
}
