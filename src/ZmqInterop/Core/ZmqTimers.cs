using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Threading;
using ZmqInterop.Internal;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// Repeating timers for a loop that polls: wait no longer than <see cref="NextTimeout"/>, then <see cref="Execute"/> (zmq_timers(3)). They have no thread of
/// their own. Any thread may call any member; handlers run on the thread that calls <see cref="Execute"/>.
/// </summary>
public sealed unsafe class ZmqTimers : IDisposable
{
    private static readonly Version s_stable = new(4, 3, 0);

    private readonly Lock _lock = new();
    private readonly Dictionary<int, Action<int>> _handlers = [];
    private readonly List<Action> _afterExecute = [];
    private GCHandle _self;
    private nint _timers;
    private bool _executing;
    private ExceptionDispatchInfo? _exception;

    /// <summary>Makes an empty set of timers (zmq_timers_new(3)).</summary>
    /// <exception cref="NotSupportedException">The loaded libzmq is older than 4.3.0 and was built without drafts.</exception>
    /// <exception cref="ZmqNativeLoadException">libzmq cannot be loaded.</exception>
    public ZmqTimers()
    {
        ZmqLibrary.EnsureLoaded();
        if (!ZmqDraft.IsSupported)
        {
            // They were drafts before.
            ZmqLibrary.ThrowIfOlder(nameof(ZmqTimers), s_stable);
        }

        _timers = LibZmq.zmq_timers_new();

        // Weak: native code holds it, and a forgotten set must be finalized all the same.
        _self = GCHandle.Alloc(this, GCHandleType.Weak);
    }

    /// <summary>Destroys a set of timers that was forgotten.</summary>
    ~ZmqTimers() => Destroy();

    /// <summary>How long until the next timer is due; <see cref="TimeSpan.Zero"/> when one is, null when there is none (zmq_timers_timeout(3)).</summary>
    /// <exception cref="ObjectDisposedException">The timers are disposed of.</exception>
    public TimeSpan? NextTimeout
    {
        get
        {
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_timers == 0, this);
                long milliseconds = LibZmq.zmq_timers_timeout(_timers).Value;
                return milliseconds < 0 ? null : TimeSpan.FromMilliseconds(milliseconds);
            }
        }
    }

    /// <summary>Adds a timer that is due again and again, for the first time after one interval (zmq_timers_add(3)).</summary>
    /// <param name="interval">1 millisecond or more; fractions are rounded up.</param>
    /// <param name="handler">Called by <see cref="Execute"/> with the timer's number.</param>
    /// <returns>The timer's number.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> is shorter than a millisecond, or longer than <see cref="int.MaxValue"/> of them.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="handler"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The timers are disposed of.</exception>
    public int Add(TimeSpan interval, Action<int> handler)
    {
        nuint milliseconds = Milliseconds(interval);
        ArgumentNullException.ThrowIfNull(handler);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_timers == 0, this);
            int id = LibZmq.zmq_timers_add(_timers, milliseconds, &OnTimer, (void*)GCHandle.ToIntPtr(_self));
            if (id < 0)
            {
                throw ZmqException.Create(LibZmq.zmq_errno(), nameof(LibZmq.zmq_timers_add));
            }

            _handlers.Add(id, handler);
            return id;
        }
    }

    /// <summary>Removes a timer (zmq_timers_cancel(3)). Also from within a handler.</summary>
    /// <param name="timer">Its number.</param>
    /// <returns>False when there is no such timer.</returns>
    /// <exception cref="ObjectDisposedException">The timers are disposed of.</exception>
    public bool Cancel(int timer)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_timers == 0, this);
            return _handlers.Remove(timer) && LibZmq.zmq_timers_cancel(_timers, timer) == 0;
        }
    }

    /// <summary>Changes a timer's interval; it is due one new interval from now (zmq_timers_set_interval(3)). From a handler, from the end of Execute.</summary>
    /// <param name="timer">Its number.</param>
    /// <param name="interval">1 millisecond or more; fractions are rounded up.</param>
    /// <returns>False when there is no such timer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> is shorter than a millisecond, or longer than <see cref="int.MaxValue"/> of them.</exception>
    /// <exception cref="ObjectDisposedException">The timers are disposed of.</exception>
    public bool SetInterval(int timer, TimeSpan interval)
    {
        nuint milliseconds = Milliseconds(interval);
        return Change(timer, () => LibZmq.zmq_timers_set_interval(_timers, timer, milliseconds));
    }

    /// <summary>Starts a timer's interval anew (zmq_timers_reset(3)). From a handler, from the end of Execute.</summary>
    /// <param name="timer">Its number.</param>
    /// <returns>False when there is no such timer.</returns>
    /// <exception cref="ObjectDisposedException">The timers are disposed of.</exception>
    public bool Reset(int timer) => Change(timer, () => LibZmq.zmq_timers_reset(_timers, timer));

    /// <summary>
    /// Calls the handlers of all timers that are due (zmq_timers_execute(3)). An exception in a handler does not keep the others from being called; the
    /// first one is thrown in the end.
    /// </summary>
    /// <exception cref="InvalidOperationException">Called from within a handler.</exception>
    /// <exception cref="ObjectDisposedException">The timers are disposed of.</exception>
    public void Execute()
    {
        ExceptionDispatchInfo? exception;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_timers == 0, this);
            if (_executing)
            {
                throw new InvalidOperationException("A handler cannot execute timers: they are being executed.");
            }

            _executing = true;
            _ = LibZmq.zmq_timers_execute(_timers);
            _executing = false;
            foreach (Action change in _afterExecute)
            {
                change();
            }

            _afterExecute.Clear();
            exception = _exception;
            _exception = null;
        }

        exception?.Throw();
    }

    /// <summary>Removes all timers (zmq_timers_destroy(3)). Harmless when repeated; from within a handler it takes effect at the end of Execute.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_executing)
            {
                _handlers.Clear();
                _afterExecute.Add(Dispose);
                return;
            }

            Destroy();
        }

        GC.SuppressFinalize(this);
    }

    private static nuint Milliseconds(TimeSpan interval)
    {
        int milliseconds = interval <= TimeSpan.Zero ? 0 : Deadline.ToMilliseconds(interval, nameof(interval));
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, 1, nameof(interval));
        return (nuint)milliseconds;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnTimer(int id, void* self)
    {
        if (GCHandle.FromIntPtr((nint)self).Target is ZmqTimers timers)
        {
            timers.Call(id);
        }
    }

    private void Call(int id)
    {
        if (!_handlers.TryGetValue(id, out Action<int>? handler))
        {
            return;
        }

        try
        {
            handler(id);
        }
#pragma warning disable CA1031 // It cannot go through native code, and is thrown by Execute.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _exception ??= ExceptionDispatchInfo.Capture(exception);
        }
    }

    // libzmq takes the timer it is just calling out of its list, which it is walking through.
    private bool Change(int timer, Func<int> change)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_timers == 0, this);
            if (!_handlers.ContainsKey(timer))
            {
                return false;
            }

            if (!_executing)
            {
                return change() == 0;
            }

            _afterExecute.Add(() => _ = _handlers.ContainsKey(timer) ? change() : 0);
            return true;
        }
    }

    private void Destroy()
    {
        if (_timers == 0)
        {
            return;
        }

        nint timers = _timers;
        _timers = 0;
        _ = LibZmq.zmq_timers_destroy(&timers);
        _self.Free();
        _handlers.Clear();
    }
}
