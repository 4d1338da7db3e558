using System;

namespace ZmqInterop;

// What a poller waits for.
public sealed partial class ZmqPoller
{
    /// <summary>Adds a socket.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="events">What to wait for: <see cref="ZmqPollEvents.In"/>, <see cref="ZmqPollEvents.Out"/>, both, or nothing for now.</param>
    /// <param name="state">Anything; comes back with the result.</param>
    /// <exception cref="ArgumentNullException"><paramref name="socket"/> is null.</exception>
    /// <exception cref="ArgumentException">The socket is in the poller already, or <paramref name="events"/> has others than In and Out.</exception>
    /// <exception cref="ObjectDisposedException">The poller is disposed of.</exception>
    public void Add(ZmqSocket socket, ZmqPollEvents events = ZmqPollEvents.In, object? state = null)
    {
        ArgumentNullException.ThrowIfNull(socket);
        Add(new PollerItem(this, socket, 0, CheckSocketEvents(events), state));
    }

    /// <summary>Adds a descriptor of the operating system: a file descriptor, or a SOCKET on Windows.</summary>
    /// <param name="descriptor">The descriptor. It must stay open while it is in the poller.</param>
    /// <param name="events">What to wait for, or nothing for now. Errors are reported in any case.</param>
    /// <param name="state">Anything; comes back with the result.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="descriptor"/> is negative.</exception>
    /// <exception cref="ArgumentException">The descriptor is in the poller already, or <paramref name="events"/> has unknown ones.</exception>
    /// <exception cref="ObjectDisposedException">The poller is disposed of.</exception>
    public void Add(nint descriptor, ZmqPollEvents events = ZmqPollEvents.In, object? state = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(descriptor);
        Add(new PollerItem(this, null, descriptor, CheckDescriptorEvents(events), state));
    }

    /// <summary>Changes what is waited for on a socket. Takes effect at once, also for a thread that waits.</summary>
    /// <param name="socket">A socket of this poller.</param>
    /// <param name="events">What to wait for from now on.</param>
    /// <exception cref="ArgumentNullException"><paramref name="socket"/> is null.</exception>
    /// <exception cref="ArgumentException">The socket is not in the poller, or <paramref name="events"/> has others than In and Out.</exception>
    /// <exception cref="ObjectDisposedException">The poller is disposed of.</exception>
    public void Modify(ZmqSocket socket, ZmqPollEvents events)
    {
        ArgumentNullException.ThrowIfNull(socket);
        Modify(socket, 0, CheckSocketEvents(events), nameof(socket));
    }

    /// <summary>Changes what is waited for on a descriptor. Takes effect at once, also for a thread that waits.</summary>
    /// <param name="descriptor">A descriptor of this poller.</param>
    /// <param name="events">What to wait for from now on.</param>
    /// <exception cref="ArgumentException">The descriptor is not in the poller, or <paramref name="events"/> has unknown ones.</exception>
    /// <exception cref="ObjectDisposedException">The poller is disposed of.</exception>
    public void Modify(nint descriptor, ZmqPollEvents events) => Modify(null, descriptor, CheckDescriptorEvents(events), nameof(descriptor));

    /// <summary>Removes a socket.</summary>
    /// <param name="socket">The socket.</param>
    /// <returns>False when it was not in the poller.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="socket"/> is null.</exception>
    public bool Remove(ZmqSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return Remove(socket, 0);
    }

    /// <summary>Removes a descriptor.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <returns>False when it was not in the poller.</returns>
    public bool Remove(nint descriptor) => Remove(null, descriptor);

    private static ZmqPollEvents CheckSocketEvents(ZmqPollEvents events) => (events & ~(ZmqPollEvents.In | ZmqPollEvents.Out)) == 0
        ? events
        : throw new ArgumentException($"Sockets are polled for In and Out; {events} has others.", nameof(events));

    private static ZmqPollEvents CheckDescriptorEvents(ZmqPollEvents events) =>
        (events & ~(ZmqPollEvents.In | ZmqPollEvents.Out | ZmqPollEvents.Error | ZmqPollEvents.Priority)) == 0
            ? events
            : throw new ArgumentException($"{events} has unknown events.", nameof(events));

    private int Find(ZmqSocket? socket, nint descriptor)
    {
        for (int i = 0; i < _items.Count; i++)
        {
            if (ReferenceEquals(_items[i].Socket, socket) && _items[i].Descriptor == descriptor)
            {
                return i;
            }
        }

        return -1;
    }

    private void Add(PollerItem item)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (Find(item.Socket, item.Descriptor) >= 0)
            {
                throw new ArgumentException(
                    item.Socket is null ? "The descriptor is in this poller already." : "The socket is in this poller already.",
                    item.Socket is null ? "descriptor" : "socket");
            }

            _items.Add(item);
            Change();
        }
    }

    private void Modify(ZmqSocket? socket, nint descriptor, ZmqPollEvents events, string parameterName)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            int index = Find(socket, descriptor);
            if (index < 0)
            {
                throw new ArgumentException($"The {parameterName} is not in this poller.", parameterName);
            }

            // A new item: the old one may stand in the socket's list, where its interest must not change.
            _items[index] = new PollerItem(this, socket, descriptor, events, _items[index].State);
            Change();
        }
    }

    private bool Remove(ZmqSocket? socket, nint descriptor)
    {
        lock (_lock)
        {
            int index = Find(socket, descriptor);
            if (index < 0)
            {
                return false;
            }

            _items.RemoveAt(index);
            Change();
            return true;
        }
    }

    private void Change()
    {
        _changed = true;
        if (_waiting)
        {
            WakeUp();
        }
    }
}
