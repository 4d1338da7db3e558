using System;
using System.Collections.Generic;
using System.Threading;

namespace ZmqInterop;

/// <summary>
/// Every system: one thread that polls all descriptors. Each socket costs a place in every poll, so that waiting grows with their number; the rest is as
/// with epoll.
/// </summary>
internal sealed class PortableWatcher : Watcher
{
    private readonly WaitSet _waitSet = WaitSet.Create();
    private readonly object _changing = new();

    // Guarded by the lock. Changes are counted: the thread polls the watches as they were after so many.
    private readonly List<Watch> _watches = [];
    private long _changes;
    private long _changesTaken;
    private volatile bool _isOver;

    public PortableWatcher()
    {
        try
        {
            Start(Watch);
        }
        catch (OutOfMemoryException)
        {
            _waitSet.Dispose();
            throw;
        }
    }

    protected override void Add(Watch watch)
    {
        lock (_changing)
        {
            _watches.Add(watch);
            _changes++;
        }

        _waitSet.WakeUp();
    }

    protected override void Remove(Watch watch)
    {
        lock (_changing)
        {
            if (!_watches.Remove(watch))
            {
                return;
            }

            long change = ++_changes;
            _waitSet.WakeUp();

            // The thread may still poll the descriptor. It runs no user code, so this is short.
            while (_changesTaken < change)
            {
                Monitor.Wait(_changing);
            }
        }
    }

    protected override void End()
    {
        _isOver = true;
        _waitSet.WakeUp();
    }

    private void Watch()
    {
        Watch[] current = [];
        while (!_isOver)
        {
            TakeChanges(ref current);
            _waitSet.Wait(-1);
            for (int i = 0; i < current.Length; i++)
            {
                if (_waitSet.Ready(i) != ZmqPollEvents.None && !current[i].ServeAndQueue())
                {
                    Drop(current[i]);
                }
            }
        }

        _waitSet.Dispose();
    }

    /// <summary>Stops looking at a descriptor that will stay readable. A later <see cref="Watcher.Detach"/> finds nothing to do.</summary>
    private void Drop(Watch watch)
    {
        lock (_changing)
        {
            _watches.Remove(watch);
            _changes++;
        }
    }

    private void TakeChanges(ref Watch[] current)
    {
        lock (_changing)
        {
            if (_changesTaken == _changes)
            {
                return;
            }

            current = [.. _watches];
            _changesTaken = _changes;
            Monitor.PulseAll(_changing);
        }

        _waitSet.Count = 0;
        _waitSet.Count = current.Length;
        for (int i = 0; i < current.Length; i++)
        {
            _waitSet.Set(i, current[i].Descriptor, ZmqPollEvents.In);
        }
    }
}
