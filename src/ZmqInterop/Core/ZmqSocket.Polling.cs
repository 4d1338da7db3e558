namespace ZmqInterop;

// What a poller does with a socket.
public sealed partial class ZmqSocket
{
    internal nint Descriptor => _descriptor;

    /// <summary>Looks whether the socket is ready; where it is not, the item waits in the socket's list from now on, until <see cref="StopWaiting"/>.</summary>
    internal void LookOrWait(PollerItem item)
    {
        item.Ready = ZmqPollEvents.None;
        item.Error = 0;
        _gate.Enter();
        if (_disposed)
        {
            item.Error = Waiter.Disposed;
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

            _waiters.Add(item);
        }

        ServeWaiters();
        _gate.Exit();
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

    internal System.Exception PollFailure(PollerItem item) => item.Error == Waiter.Disposed
        ? new System.ObjectDisposedException(nameof(ZmqSocket), $"A {TypeName} socket of this poller is disposed of. Remove a socket from the poller before disposing of it.")
        : Failure(item.Error, "zmq_poll");
}
