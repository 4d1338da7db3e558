namespace ZmqInterop;

/// <summary>A socket or a descriptor in a poller; in the socket's list of waiters while the poller sleeps.</summary>
internal sealed class PollerItem : Waiter
{
    private readonly ZmqPoller _poller;

    public PollerItem(ZmqPoller poller, ZmqSocket? socket, nint descriptor, ZmqPollEvents events, object? state)
    {
        Socket = socket;
        Descriptor = descriptor;
        Interest = events;
        State = state;
        _poller = poller;
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

    /// <summary>Whether the watcher looks at the socket while the item waits.</summary>
    public bool IsWatched { get; set; }

    /// <summary>A poller only looks.</summary>
    public override bool Consumes => false;

    public override bool TryComplete(nint socket, ZmqPollEvents ready)
    {
        Ready = ready & Interest;
        return true;
    }

    public override void Fail(int error) => Error = error;

    public override void Notify() => _poller.WakeUp();

    public override void OnAdded()
    {
        if (IsWatched)
        {
            Socket!.AsyncCallAdded();
        }
    }

    public override void OnRemoved()
    {
        if (IsWatched)
        {
            Socket!.AsyncCallRemoved();
        }
    }
}
