namespace ZmqInterop;

// What a poller does with a socket.
public sealed partial class ZmqSocket
{
    internal nint Descriptor => _descriptor;

    /// <summary>Looks whether the socket is ready; where it is not, the item waits in the socket's list from now on, until <see cref="StopWaiting"/>.</summary>
    /// <param name="item">The item.</param>
    /// <param name="watch">Whether the watcher is to look at the socket meanwhile, because no thread does.</param>
    internal void LookOrWait(PollerItem item, bool watch)
    {
        item.Ready = ZmqPollEvents.None;
        item.Error = 0;
        _gate.Enter();
        if (_state != SocketState.Open)
        {
            item.Error = Unavailable;
            _gate.Exit();
            return;
        }

        item.Error = ReadEvents(out ZmqPollEvents events);
        item.Ready = events & item.Interest;
        if (item.Error == 0 && item.Ready == ZmqPollEvents.None)
        {
            if (!item.IsSleeping)
            {
                item.IsSleeping = true;
                _sleepers++;
            }

            try
            {
                AddToWaiters(item, watch);
            }
            catch
            {
                // Out of memory or threads. The poller ends its wait, and by that its place among the sleepers.
                ServeWaiters();
                _gate.Exit();
                throw;
            }
        }

        ServeWaiters();
        _gate.Exit();
    }

    /// <summary>Inside the gate. An item that cannot be watched is over, with an error.</summary>
    private void AddToWaiters(PollerItem item, bool watch)
    {
        item.IsWatched = watch;
        if (watch)
        {
            try
            {
                _watch ??= Handle.Watch(_descriptor, this);
            }
            catch (ZmqException exception)
            {
                item.Error = exception.NativeErrorCode;
                return;
            }
        }

        _waiters.Add(item);
        if (watch && _watch!.TakeMissed())
        {
            Serve();
        }
    }

    /// <summary>Whether the item, which waits, has been told that the socket is ready or has failed.</summary>
    internal bool IsOver(PollerItem item)
    {
        _gate.Enter();
        bool over = !item.IsWaiting;
        _gate.Exit();
        return over;
    }

    internal void StopWaiting(PollerItem item)
    {
        if (!item.IsSleeping)
        {
            return;
        }

        _gate.Enter();
        if (item.IsWaiting)
        {
            _waiters.Remove(item);
        }

        item.IsSleeping = false;
        ExitAfterSleep();
    }

    internal System.Exception PollFailure(PollerItem item) => item.Error switch
    {
        Waiter.Disposed => new System.ObjectDisposedException(
            nameof(ZmqSocket), $"A {TypeName} socket of this poller is disposed of. Remove a socket from the poller before disposing of it."),
        Waiter.Lent => Lent(),
        _ => Failure(item.Error, "zmq_poll"),
    };
}
