namespace ZmqInterop;

/// <summary>Why messages do not arrive, as <see cref="ZmqDiagnostics.Explain(ZmqSocket, System.Threading.CancellationToken)"/> tells it.</summary>
public enum ZmqCause
{
    /// <summary>The socket is disposed of.</summary>
    Disposed = 0,

    /// <summary>The context of the socket is disposed of, and the socket with it.</summary>
    ContextDisposed,

    /// <summary>A proxy uses the socket: messages go through it, not to other callers.</summary>
    UsedByProxy,

    /// <summary>The socket is neither bound nor connected.</summary>
    NotAttached,

    /// <summary>Nobody is connected to the socket.</summary>
    NoPeer,

    /// <summary>libzmq tries to connect and does not get through: nobody is bound there, or the way is blocked.</summary>
    ConnectionFailing,

    /// <summary>The socket is connected to an inproc name that no socket of its context is bound to.</summary>
    InprocNotBound,

    /// <summary>The types of the two sockets do not go together, PUSH and SUB for instance.</summary>
    WrongSocketPair,

    /// <summary>A handshake failed for another reason: different mechanisms, a wrong key or password, a peer that is no ZeroMQ socket.</summary>
    HandshakeFailed,

    /// <summary>The socket has not subscribed to anything, or has joined no group.</summary>
    NoSubscription,

    /// <summary>What was published before the subscription reached the publisher is missed. Never more than a suspicion.</summary>
    LateJoiner,

    /// <summary>It is not this call's turn: a REQ waits for its reply, a REP has to answer.</summary>
    OutOfStep,

    /// <summary>No peer has room: sends wait until one has.</summary>
    HighWatermark,

    /// <summary>A peer has no room, and what is sent to it is dropped.</summary>
    Dropping,

    /// <summary>Messages come faster than they are received: a slow subscriber, or a receiver that has stopped receiving.</summary>
    SlowReceiver,

    /// <summary>A message has arrived and nobody has received it.</summary>
    NotReceived,
}
