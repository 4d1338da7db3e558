using System;

namespace ZmqInterop;

/// <summary>What a socket or descriptor is ready for, numbered as in zmq.h (zmq_poll(3)).</summary>
[Flags]
public enum ZmqPollEvents
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A message, or data on a descriptor, can be received without waiting (ZMQ_POLLIN).</summary>
    In = 1,

    /// <summary>A message, or data on a descriptor, can be sent without waiting (ZMQ_POLLOUT).</summary>
    Out = 2,

    /// <summary>An error or the end of the connection on a descriptor; reported without being asked for (ZMQ_POLLERR).</summary>
    Error = 4,

    /// <summary>Urgent data on a descriptor (ZMQ_POLLPRI).</summary>
    Priority = 8,
}
