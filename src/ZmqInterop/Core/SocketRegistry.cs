using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace ZmqInterop;

/// <summary>The open sockets of a context. It does not keep them alive: a socket that was forgotten is finalized, and leaves the registry by that.</summary>
internal sealed class SocketRegistry
{
    private readonly ConcurrentDictionary<nint, WeakReference<ZmqSocket>> _sockets = new();

    public int Count => _sockets.Count;

    public void Add(nint socket, ZmqSocket owner) => _sockets[socket] = new WeakReference<ZmqSocket>(owner);

    public void Remove(nint socket) => _sockets.TryRemove(socket, out _);

    /// <summary>The socket that is bound to an inproc name; null when none of these is.</summary>
    public ZmqSocket? FindBound(string endpoint) => ToList().Find(socket => socket.IsBoundTo(endpoint));

    /// <summary>The sockets that are open now and still in somebody's hands.</summary>
    public List<ZmqSocket> ToList()
    {
        List<ZmqSocket> sockets = [];
        foreach (KeyValuePair<nint, WeakReference<ZmqSocket>> entry in _sockets)
        {
            if (entry.Value.TryGetTarget(out ZmqSocket? socket))
            {
                sockets.Add(socket);
            }
        }

        return sockets;
    }
}
