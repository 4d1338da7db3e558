namespace ZmqInterop;

/// <summary>A socket or a descriptor in a poller; in the socket's list of waiters while the poller sleeps.</summary>
internal sealed class PollerItem : Waiter
{
    private readonly WaitSet _waitSet;

    public PollerItem(ZmqSocket? socket, nint descriptor, ZmqPollEvents events, object? state, WaitSet waitSet)
    {
        Socket = socket;
        Descriptor = descriptor;
        Interest = events;
        State = state;
        _waitSet = waitSet;
    }

    public ZmqSocket? Socket { get; }

    public nint Descriptor { get; }

    public object? State { get; }

    /// <summary>What was found, guarded by the socket's gate while the item stands in its list.</summary>
    public ZmqPollEvents Ready { get; set; }

    /// <summary>0, libzmq's error number, or <see cref="Waiter.Disposed"/>.</summary>
    public int Error { get; set; }

    /// <summary>Whether the poller counts among the sleepers of the socket.</summary>
    public bool IsSleeping { get; set; }

    /// <summary>A poller only looks.</summary>
    public override bool Consumes => false;

    public override bool TryComplete(nint socket, ZmqPollEvents ready)
    {
        Ready = ready & Interest;
        return true;
    }

    public override void Fail(int error) => Error = error;

    public override void Notify() => _waitSet.WakeUp();
}
