using System.Collections.Generic;
using System.Threading;

namespace ZmqInterop;

/// <summary>
/// Sockets whose signal was seen by the last watching thread, which goes on watching. They are for the pool, and for the watching threads that come back from
/// user code, whoever is first: all threads of the pool may be blocked by user code.
/// </summary>
internal sealed class LeftToPool : IThreadPoolWorkItem
{
    private readonly Lock _lock = new();
    private readonly Queue<Watch> _watches = new();
    private int _count;

    // How often the pool was asked to come and has not yet: at least as often as something is left.
    private int _asked;

    /// <summary>Whether nothing is left, as far as this thread knows.</summary>
    public bool IsEmpty => Volatile.Read(ref _count) == 0;

    public void Add(Watch watch)
    {
        if (!watch.TryQueue())
        {
            return;
        }

        bool ask;
        lock (_lock)
        {
            _watches.Enqueue(watch);
            Volatile.Write(ref _count, _watches.Count);
            ask = _asked < _watches.Count;
            _asked += ask ? 1 : 0;
        }

        if (ask)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>The one that waits longest, to be served by the caller; null when nothing is left.</summary>
    public Watch? Take()
    {
        lock (_lock)
        {
            return TakeInLock();
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        Watch? watch;
        lock (_lock)
        {
            _asked--;
            watch = TakeInLock();
        }

        watch?.Serve();
    }

    private Watch? TakeInLock()
    {
        if (_watches.TryDequeue(out Watch? watch))
        {
            watch.LeaveQueue();
        }

        Volatile.Write(ref _count, _watches.Count);
        return watch;
    }
}
