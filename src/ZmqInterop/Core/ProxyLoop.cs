using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Native;

namespace ZmqInterop;

// What zmq_proxy_steerable does, with the same commands, but so that they get through at any time. libzmq's own loop sends with calls that wait: once a peer
// is full it hears no command until that peer has room again, or for ever. It also ends when a signal arrives, loses the frame in hand then, and sends the
// commands that it gets to the capture socket.
//
// How this loop sleeps: see ZmqSocket.Waiting.cs. Reading ZMQ_EVENTS is the last call on each socket before the sleep, so that all its commands are
// processed and the next one makes ZMQ_FD readable.

/// <summary>Forwards messages between lent sockets until it is stopped. Everything but <see cref="Run"/> is for any thread.</summary>
internal sealed unsafe class ProxyLoop : ISocketBorrower
{
    // When libzmq says that there is room, but not for this message: a mandatory ROUTER whose one peer is full while another is not.
    private const int RetryMilliseconds = 10;

    private readonly ProxySockets _sockets;
    private readonly List<ZmqSocket> _ownSockets;
    private readonly ProxyDirection? _forth;
    private readonly ProxyDirection? _back;
    private readonly WaitSet _waitSet = WaitSet.Create();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool _retried;

    // Guards the requests below; pulsed when one of them, or what was made of it, changes.
    private readonly object _changing = new();
    private volatile bool _hasRequest;
    private bool _stopRequested;
    private bool _pauseRequested;
    private bool _paused;
    private bool _ended;
    private bool _socketDisposed;

    /// <param name="sockets">The sockets, borrowed here.</param>
    /// <param name="ownSockets">Those of them that are closed in the end.</param>
    public ProxyLoop(ProxySockets sockets, List<ZmqSocket> ownSockets)
    {
        _sockets = sockets;
        _ownSockets = ownSockets;
        bool borrowed = false;
        try
        {
            sockets.Borrow(this, out FrameList? forFrontend, out FrameList? forBackend);
            borrowed = true;
            _forth = sockets.Forth(forBackend);
            _back = sockets.Back(forFrontend);
        }
        catch
        {
            if (borrowed)
            {
                sockets.GiveBack(null, null);
            }

            _waitSet.Dispose();
            throw;
        }
    }

    /// <summary>Over when the sockets are back.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Whether the loop is to look what others want of it before it takes another message.</summary>
    public bool HasRequest => _hasRequest;

    public bool IsPaused
    {
        get
        {
            lock (_changing)
            {
                return _pauseRequested && !_ended;
            }
        }
    }

    public ZmqProxyStatistics Statistics
    {
        get
        {
            // Bytes first: each direction counts the message before its bytes.
            long forthBytes = _forth?.Bytes ?? 0;
            long backBytes = _back?.Bytes ?? 0;
            long forth = _forth?.Messages ?? 0;
            long back = _back?.Messages ?? 0;
            return new ZmqProxyStatistics(forth, forthBytes, back, backBytes, back, backBytes, forth, forthBytes);
        }
    }

    /// <summary>Does not wait.</summary>
    public void Stop() => Request(() => _stopRequested = true);

    /// <summary>Waits until nothing is forwarded any more.</summary>
    public void Pause()
    {
        Request(() => _pauseRequested = true);
        lock (_changing)
        {
            while (_pauseRequested && !_paused && !_ended)
            {
                Monitor.Wait(_changing);
            }
        }
    }

    public void WaitUntilEnded()
    {
        lock (_changing)
        {
            while (!_ended)
            {
                Monitor.Wait(_changing);
            }
        }
    }

    public void Resume() => Request(() => _pauseRequested = _paused = false);

    void ISocketBorrower.OnSocketDisposed() => Request(() => _stopRequested = _socketDisposed = true);

    /// <summary>
    /// Forwards until the loop is stopped, then gives the sockets back. Returns why it ended by itself: the context was shut down, a socket disposed of, or
    /// libzmq refused a call. Null when it was stopped.
    /// </summary>
    public Exception? Run()
    {
        Exception? failure = null;
        try
        {
            _waitSet.Count = _sockets.Count;
            failure = Forward();
        }
        finally
        {
            End(failure);
        }

        return failure;
    }

    private Exception? Forward()
    {
        while (true)
        {
            if (_hasRequest && !TakeRequests())
            {
                return _socketDisposed ? _sockets.DisposedFailure() : null;
            }

            ProxyNeed forth = _forth?.Forward(this) ?? ProxyNeed.Input;
            ProxyNeed back = _back?.Forward(this) ?? ProxyNeed.Input;
            if ((Failure(_forth) ?? Failure(_back)) is { } failure)
            {
                return failure;
            }

            if (forth != ProxyNeed.Nothing && back != ProxyNeed.Nothing && Sleep(forth, back) is { } sleepFailure)
            {
                return sleepFailure;
            }
        }
    }

    /// <summary>False when the loop is to end. Stays here while it is to pause.</summary>
    private bool TakeRequests()
    {
        while (true)
        {
            lock (_changing)
            {
                _hasRequest = false;
                if (_stopRequested)
                {
                    return false;
                }

                if (!_pauseRequested)
                {
                    return true;
                }

                _paused = true;
                Monitor.PulseAll(_changing);
                while (!_hasRequest)
                {
                    Monitor.Wait(_changing);
                }
            }
        }
    }

    private Exception? Sleep(ProxyNeed forth, ProxyNeed back)
    {
        bool canGoOn = false;
        for (int i = 0; i < _sockets.Count; i++)
        {
            ZmqSocket socket = _sockets[i];
            int error = ReadEvents(socket, out ZmqPollEvents events);
            if (error != 0)
            {
                return socket.AsyncFailure(error, nameof(LibZmq.zmq_getsockopt));
            }

            canGoOn |= CanGoOn(_forth, forth, socket, events) || CanGoOn(_back, back, socket, events);
            _waitSet.Set(i, socket.Descriptor, ZmqPollEvents.In);
        }

        bool hasMoved = (_forth?.HasMoved ?? false) || (_back?.HasMoved ?? false);
        if (!canGoOn)
        {
            _waitSet.Wait(-1);
        }
        else if (!hasMoved && _retried)
        {
            _waitSet.Wait(RetryMilliseconds);
        }

        _retried = canGoOn && !hasMoved;
        return null;
    }

    private bool CanGoOn(ProxyDirection? direction, ProxyNeed need, ZmqSocket socket, ZmqPollEvents events) => direction is not null && need switch
    {
        ProxyNeed.Input => ReferenceEquals(socket, direction.From) && (events & ZmqPollEvents.In) != ZmqPollEvents.None,
        ProxyNeed.Output => ReferenceEquals(socket, direction.To) && (events & ZmqPollEvents.Out) != ZmqPollEvents.None,
        ProxyNeed.Capture => ReferenceEquals(socket, _sockets.Capture) && (events & ZmqPollEvents.Out) != ZmqPollEvents.None,
        _ => true,
    };

    private static int ReadEvents(ZmqSocket socket, out ZmqPollEvents events)
    {
        int value;
        int error;
        do
        {
            nuint length = sizeof(int);
            error = NativeCall.Error(LibZmq.zmq_getsockopt(socket.Handle.DangerousGetHandle(), ZmqConstants.ZMQ_EVENTS, &value, &length));
        }
        while (error == Errno.EINTR);

        events = (ZmqPollEvents)value;
        return error;
    }

    private static Exception? Failure(ProxyDirection? direction) => direction is { Error: not 0 }
        ? direction.FailedSocket.AsyncFailure(direction.Error, direction.FailedOperation)
        : null;

    private void End(Exception? failure)
    {
        FrameList? forBackend = failure is null ? _forth?.TakeHeld() : null;
        FrameList? forFrontend = failure is null ? _back?.TakeHeld() : null;
        _forth?.Dispose();
        _back?.Dispose();
        _sockets.GiveBack(forFrontend, forBackend);
        foreach (ZmqSocket socket in _ownSockets)
        {
            socket.Dispose();
        }

        _waitSet.Dispose();
        if (failure is null)
        {
            _completion.SetResult();
        }
        else
        {
            // Looked at here, so that it is not reported as unobserved when nobody asks how the proxy ended.
            _completion.SetException(failure);
            _ = Completion.Exception;
        }

        lock (_changing)
        {
            _ended = true;
            Monitor.PulseAll(_changing);
        }
    }

    private void Request(Action change)
    {
        lock (_changing)
        {
            change();
            _hasRequest = true;
            Monitor.PulseAll(_changing);
        }

        _waitSet.WakeUp();
    }
}
