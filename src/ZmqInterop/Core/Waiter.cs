namespace ZmqInterop;

/// <summary>
/// Someone whose operation a socket was not ready for. Every socket has one list of them, because any native call may process, and so use up, the signal
/// on <c>ZMQ_FD</c> that another waiter sleeps on. Whoever makes a call completes, on behalf of the others, what has become possible.
/// </summary>
/// <remarks>All members are guarded by the gate of the socket in whose list the waiter stands. None of them runs user code or takes a gate.</remarks>
internal abstract class Waiter
{
    /// <summary>The error of a waiter whose socket was disposed of. No number of the system's is negative.</summary>
    public const int Disposed = -1;

    /// <summary>The error of a call on a socket that a proxy uses.</summary>
    public const int Lent = -2;

    /// <summary>The readiness that is waited for.</summary>
    public ZmqPollEvents Interest { get; protected set; }

    /// <summary>Whether completing takes something from the socket, so that others have to be looked at again, and order counts.</summary>
    public abstract bool Consumes { get; }

    public Waiter? Previous { get; set; }

    public Waiter? Next { get; set; }

    /// <summary>Whether the waiter stands in a socket's list.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>Tries the operation on a socket that says it is <paramref name="ready"/>. True when it is over, one way or the other.</summary>
    public abstract bool TryComplete(nint socket, ZmqPollEvents ready);

    /// <summary>Ends the operation with an error number of libzmq or <see cref="Disposed"/>.</summary>
    public abstract void Fail(int error);

    /// <summary>Tells the owner, who may be asleep, that the operation is over.</summary>
    public abstract void Notify();

    /// <summary>The waiter was put into a socket's list.</summary>
    public virtual void OnAdded()
    {
    }

    /// <summary>The waiter was taken out of the list.</summary>
    public virtual void OnRemoved()
    {
    }
}
