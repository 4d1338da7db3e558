using System;
using System.Collections.Generic;
using System.Threading;
using ZmqInterop.Internal;

namespace ZmqInterop;

/// <summary>
/// Waits for several sockets and descriptors at once (zmq_poll(3)). Items may be added, modified and removed at any time and from any thread, also while
/// another thread waits; one thread at a time may wait. The sockets may be used by other threads meanwhile.
/// </summary>
/// <remarks>A poller does not own its sockets. Remove a socket before disposing of it.</remarks>
public sealed partial class ZmqPoller : IDisposable
{
    private readonly Lock _lock = new();
    private readonly WaitSet _waitSet;

    // Guarded by the lock.
    private readonly List<PollerItem> _items = [];
    private bool _changed;
    private bool _waiting;
    private bool _disposed;

    // The items as the waiting thread has them; only that thread touches these.
    private PollerItem[] _current = [];
    private int _count;
    private int _descriptorCount;
    private int _first;

    /// <summary>Makes a poller without items.</summary>
    /// <exception cref="ZmqNativeLoadException">libzmq cannot be loaded.</exception>
    /// <exception cref="ZmqException">The process has no more descriptors.</exception>
    public ZmqPoller()
    {
        ZmqLibrary.EnsureLoaded();
        _waitSet = WaitSet.Create();
    }

    /// <summary>The number of items.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _items.Count;
            }
        }
    }

    /// <summary>Waits until something is ready. Allocates nothing.</summary>
    /// <param name="results">
    /// Where everything goes that is ready. When there is not enough room for all, the next call begins with the items that found none.
    /// </param>
    /// <param name="timeout">The longest wait; without a limit when left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many results there are; 0 when the time was over first.</returns>
    /// <exception cref="ArgumentException"><paramref name="results"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="InvalidOperationException">Another thread waits with this poller.</exception>
    /// <exception cref="ZmqException">The context of a socket was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The poller or one of its sockets is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was ready.</exception>
    public int Wait(Span<ZmqPollResult> results, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        if (results.IsEmpty)
        {
            throw new ArgumentException("There is no room for a result.", nameof(results));
        }

        Deadline deadline = Deadline.After(timeout is { } limit ? Deadline.ToMilliseconds(limit, nameof(timeout)) : Deadline.Infinite);
        cancellationToken.ThrowIfCancellationRequested();
        Begin();
        CancellationTokenRegistration registration = default;
        try
        {
            registration = cancellationToken.UnsafeRegister(static poller => ((ZmqPoller)poller!).WakeUp(), this);
            return Wait(results, deadline, cancellationToken);
        }
        finally
        {
            registration.Dispose();
            End();
        }
    }

    /// <summary>Releases the poller's descriptor; its sockets stay as they are. A thread that waits gets an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _items.Clear();
            if (_waiting)
            {
                WakeUp();
                return;
            }
        }

        _waitSet.Dispose();
    }

    /// <summary>Ends the current wait, or the next one: something has changed.</summary>
    internal void WakeUp()
    {
        _waitSet.WakeUp();
        WakeUpAsync();
    }

    private void Begin()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_waiting)
            {
                throw new InvalidOperationException("Another thread waits with this poller. Use one poller per thread.");
            }

            _waiting = true;
        }
    }

    private void End()
    {
        StopWaiting();
        bool dispose;
        lock (_lock)
        {
            _waiting = false;
            dispose = _disposed;
        }

        if (dispose)
        {
            Array.Clear(_current);
            _waitSet.Dispose();
        }
    }

    private int Wait(Span<ZmqPollResult> results, Deadline deadline, CancellationToken cancellationToken)
    {
        TakeChanges();
        LookOrWait(watch: false);
        bool looked = true;
        while (true)
        {
            // Descriptors are asked each time, so that none of them waits behind sockets that are always ready.
            bool socketsReady = AnySocketOver();
            int remaining = socketsReady ? 0 : deadline.RemainingMilliseconds;
            if (!socketsReady || _descriptorCount > 0)
            {
                _waitSet.Wait(cancellationToken.IsCancellationRequested ? 0 : remaining);
            }

            if (TakeChanges())
            {
                LookOrWait(watch: false);
                looked = true;
                continue;
            }

            int count = Collect(results);
            if (count > 0)
            {
                return count;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (remaining == 0 && !looked)
            {
                return 0;
            }

            looked = false;
        }
    }

    /// <summary>Makes the waiting thread's items those of the poller. True when they were not.</summary>
    private bool TakeChanges()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_changed)
            {
                return false;
            }

            _changed = false;
            StopWaiting();
            Array.Clear(_current);
            if (_current.Length < _items.Count)
            {
                _current = new PollerItem[_items.Count * 2];
            }

            _items.CopyTo(_current);
            _count = _items.Count;
        }

        _descriptorCount = 0;
        _waitSet.Count = _count;
        for (int i = 0; i < _count; i++)
        {
            PollerItem item = _current[i];
            if (item.Socket is not null)
            {
                // ZMQ_FD only ever becomes readable, whatever is waited for.
                _waitSet.Set(i, item.Socket.Descriptor, item.Interest == ZmqPollEvents.None ? ZmqPollEvents.None : ZmqPollEvents.In);
            }
            else
            {
                _waitSet.Set(i, item.Descriptor, item.Interest);
                _descriptorCount++;
            }
        }

        return true;
    }

    private void LookOrWait(bool watch)
    {
        for (int i = 0; i < _count; i++)
        {
            PollerItem item = _current[i];
            if (item.Socket is not null && item.Interest != ZmqPollEvents.None)
            {
                item.Socket.LookOrWait(item, watch);
            }
        }
    }

    private bool AnySocketOver()
    {
        for (int i = 0; i < _count; i++)
        {
            PollerItem item = _current[i];
            if (item.Ready != ZmqPollEvents.None || item.Error != 0)
            {
                return true;
            }
        }

        return false;
    }

    private int Collect(Span<ZmqPollResult> results)
    {
        int count = 0;
        int first = _first < _count ? _first : 0;
        for (int i = 0; i < _count; i++)
        {
            int index = first + i < _count ? first + i : first + i - _count;
            PollerItem item = _current[index];
            ZmqPollEvents ready = item.Socket is null ? _waitSet.Ready(index) : SocketReady(item, signaled: _waitSet.Ready(index) != ZmqPollEvents.None);
            if (ready == ZmqPollEvents.None)
            {
                continue;
            }

            if (count == results.Length)
            {
                _first = index;
                return count;
            }

            results[count] = new ZmqPollResult(item.Socket, item.Descriptor, ready, item.State);
            count++;
        }

        return count;
    }

    private static ZmqPollEvents SocketReady(PollerItem item, bool signaled)
    {
        if (item.Interest == ZmqPollEvents.None)
        {
            return ZmqPollEvents.None;
        }

        // Still in its list and without a signal: nothing has changed since the last look.
        ZmqSocket socket = item.Socket!;
        if (item.IsSleeping && (signaled || socket.IsOver(item)))
        {
            socket.StopWaiting(item);
            socket.LookOrWait(item, item.IsWatched);
        }

        return item.Error == 0 ? item.Ready : throw socket.PollFailure(item);
    }

    private void StopWaiting()
    {
        for (int i = 0; i < _count; i++)
        {
            _current[i].Socket?.StopWaiting(_current[i]);
        }
    }
}
