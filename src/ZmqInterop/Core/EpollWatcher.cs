using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Runtime.Versioning;
using System.Threading;
using Microsoft.Win32.SafeHandles;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// Linux: epoll, each descriptor added once, edge-triggered. Waiting takes no system call then, and an idle socket costs nothing. Edges are enough: once a
/// call was found impossible, all commands were processed, and the next command makes <c>ZMQ_FD</c> readable anew.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class EpollWatcher : Watcher
{
    private const int EventsAtOnce = 64;

    // What is looked for at a descriptor.
    private const uint Edges = LibC.EPOLLIN | LibC.EPOLLET;
    private const uint Nothing = 0;

    // Continuations of users run on inline threads.
    private const int InlineStackSize = 1024 * 1024;

    private readonly int _epoll;
    private readonly Lock _lock = new();
    private readonly Stack<int> _free = new();
    private readonly LeftToPool _left = new();
    private Watch?[] _watches = new Watch?[64];
    private uint[] _generations = new uint[64];
    private int _used;
    private int _watching;
    private int _running;
    private SafeFileHandle? _end;

    public EpollWatcher()
    {
        _epoll = LibC.epoll_create1(LibC.EPOLL_CLOEXEC);
        if (_epoll < 0)
        {
            throw ZmqException.Create(LibZmq.zmq_errno(), nameof(LibC.epoll_create1), "to wait asynchronously");
        }

        int started = 0;
        try
        {
            for (; started < Math.Max(InlineThreads, 1); started++)
            {
                Interlocked.Increment(ref _running);
                Start(InlineThreads == 0 ? Watch : WatchAndComplete, InlineThreads == 0 ? StackSize : InlineStackSize);
            }
        }
        catch (OutOfMemoryException)
        {
            // The process has no more threads. Fewer than asked for will do; none will not.
            Interlocked.Decrement(ref _running);
            if (started == 0)
            {
                new SafeFileHandle(_epoll, ownsHandle: true).Dispose();
                throw;
            }
        }
    }

    protected override void Add(Watch watch)
    {
        lock (_lock)
        {
            int slot = _free.Count > 0 ? _free.Pop() : _used++;
            if (slot == _watches.Length)
            {
                Array.Resize(ref _watches, slot * 2);
                Array.Resize(ref _generations, slot * 2);
            }

            watch.Slot = slot;
            watch.Generation = _generations[slot];
            Volatile.Write(ref _watches[slot], watch);

            if (Control(LibC.EPOLL_CTL_ADD, watch, Edges) != 0)
            {
                int error = LibZmq.zmq_errno();
                Forget(slot);
                throw ZmqException.Create(error, nameof(LibC.epoll_ctl), "to wait asynchronously");
            }
        }
    }

    protected override void Remove(Watch watch)
    {
        lock (_lock)
        {
            _ = Control(LibC.EPOLL_CTL_DEL, watch, Nothing);
            Forget(watch.Slot);
        }
    }

    // No lock: the place is the watch's own until it is removed. It cannot fail, as nothing is allocated for what is known already.
    protected override void SetPaused(Watch watch, bool isPaused) => _ = Control(LibC.EPOLL_CTL_MOD, watch, isPaused ? Nothing : Edges);

    protected override void End()
    {
        int end = LibC.eventfd(1, LibC.EFD_CLOEXEC | LibC.EFD_NONBLOCK);
        if (end < 0)
        {
            // Without a descriptor the threads wait on, which does no more harm than before.
            return;
        }

        // Readable for good, and not edge-triggered: it wakes all threads.
        Volatile.Write(ref _end, new SafeFileHandle(end, ownsHandle: true));
        byte* request = stackalloc byte[epoll_event.LargestSize];
        epoll_event.Write(request, LibC.EPOLLIN, 0);
        _ = LibC.epoll_ctl(_epoll, LibC.EPOLL_CTL_ADD, end, request);
    }

    private bool IsOver => Volatile.Read(ref _end) is not null;

    private int Control(int operation, Watch watch, uint events)
    {
        byte* request = stackalloc byte[epoll_event.LargestSize];
        epoll_event.Write(request, events, ((ulong)watch.Generation << 32) | (uint)watch.Slot);
        return LibC.epoll_ctl(_epoll, operation, (int)watch.Descriptor, request);
    }

    private void LeaveThread()
    {
        if (Interlocked.Decrement(ref _running) == 0)
        {
            new SafeFileHandle(_epoll, ownsHandle: true).Dispose();
            _end?.Dispose();
        }
    }

    private void Forget(int slot)
    {
        _watches[slot] = null;
        _generations[slot]++;
        _free.Push(slot);
    }

    // An event that was fetched before its socket was detached finds another generation, or nothing.
    private Watch? Find(ulong data)
    {
        lock (_lock)
        {
            int slot = (int)(uint)data;
            return _generations[slot] == (uint)(data >> 32) ? _watches[slot] : null;
        }
    }

    private void Watch()
    {
        byte* events = stackalloc byte[EventsAtOnce * epoll_event.LargestSize];
        while (true)
        {
            int count = LibC.epoll_wait(_epoll, events, EventsAtOnce, -1);
            if (IsOver)
            {
                break;
            }

            for (int i = 0; i < count; i++)
            {
                Find(epoll_event.ReadData(events, i))?.Signal();
            }
        }

        LeaveThread();
    }

    /// <summary>One of several threads. It completes calls itself as long as another one goes on watching meanwhile; user code may take its time.</summary>
    private void WatchAndComplete()
    {
        // The thread was started without anybody's context: this is the empty one.
        ExecutionContext? empty = ExecutionContext.Capture();
        byte* events = stackalloc byte[epoll_event.LargestSize];
        while (true)
        {
            // Whoever leaves something counts itself as watching after that, and looks then. So either it or the one that counts itself later sees both.
            if (Interlocked.Increment(ref _watching) > 1 && !_left.IsEmpty)
            {
                if (Interlocked.Decrement(ref _watching) > 0 && _left.Take() is { } left)
                {
                    ServeLikeThePool(left, empty);
                }

                continue;
            }

            // One at a time: a second one would wait for the user's code, while another thread can have it.
            int count = LibC.epoll_wait(_epoll, events, 1, -1);
            bool othersWatch = Interlocked.Decrement(ref _watching) > 0;
            if (IsOver)
            {
                break;
            }

            if (count <= 0 || Find(epoll_event.ReadData(events, 0)) is not { } watch)
            {
                continue;
            }

            if (!othersWatch)
            {
                _left.Add(watch);
            }
            else if (!watch.IsMissed())
            {
                ServeLikeThePool(watch, empty);
            }
        }

        LeaveThread();
    }

    /// <summary>User code finds the thread as it would find one of the pool, whatever the code before has left behind, and does not end it by an exception.</summary>
    private static void ServeLikeThePool(Watch watch, ExecutionContext? empty)
    {
        try
        {
            watch.Serve();
        }
#pragma warning disable CA1031 // Not swallowed: thrown on the pool, where what user code throws ends up without inline threads.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ThreadPool.UnsafeQueueUserWorkItem(static thrown => thrown.Throw(), ExceptionDispatchInfo.Capture(exception), preferLocal: false);
        }

        if (empty is not null)
        {
            ExecutionContext.Restore(empty);
        }

        if (SynchronizationContext.Current is not null)
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }
}
