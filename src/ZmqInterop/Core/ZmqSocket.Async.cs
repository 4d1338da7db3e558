using System;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Native;

namespace ZmqInterop;

// Asynchronous calls. A call that need not wait is over when it returns, without any object. One that has to joins the same list of waiters as synchronous
// calls; instead of a thread of its own the process-wide watcher looks at ZMQ_FD for it.
public sealed partial class ZmqSocket
{
    // A loop over a socket that always has something never leaves its thread. After this many calls, some 0.2 ms, it goes to the back of the pool's queue.
    private const uint CallsBeforeYield = 4096;

    private Watch? _watch;
    private uint _callsSinceWait;
    private int _asyncCalls;

    // While a thread serves this socket for the watcher: it completes one call itself, after leaving the gate, instead of queueing it once more.
    private bool _completesInline;
    private AsyncCall? _inlineCall;

    /// <summary>Begins an operation. What it has leased is given back by its End in any case.</summary>
    internal ValueTask<int> RunAsync<TOperation>(TOperation operation, CancellationToken cancellationToken)
        where TOperation : struct, IAsyncOperation
    {
        AsyncCall? call = Start(operation, cancellationToken, out int result);
        return call is null ? new ValueTask<int>(result) : new ValueTask<int>(call, call.Version);
    }

    /// <summary>As <see cref="RunAsync"/>, for operations whose result is of no interest.</summary>
    internal ValueTask RunAsyncWithoutResult<TOperation>(TOperation operation, CancellationToken cancellationToken)
        where TOperation : struct, IAsyncOperation
    {
        AsyncCall? call = Start(operation, cancellationToken, out _);
        return call is null ? default : new ValueTask(call, call.Version);
    }

    /// <summary>The watcher has seen a signal, and calls wait. On a thread that may run user code, and goes on with one of them.</summary>
    internal void ServeAsyncCalls()
    {
        _gate.Enter();
        _completesInline = true;
        ServeAfterSignal();
        AsyncCall? call = _inlineCall;
        _inlineCall = null;
        _completesInline = false;
        _gate.Exit();
        call?.Complete();
    }

    /// <summary>
    /// For a watcher whose descriptors stay readable until somebody processes the commands: does so, also when no call waits. False when that is not possible
    /// any more, so that there is no use in watching.
    /// </summary>
    internal bool ServeFromWatcher()
    {
        _gate.Enter();
        bool serves = _state == SocketState.Open;
        if (serves && _waiters.IsEmpty)
        {
            serves = ReadEvents(out _) == 0;
        }
        else
        {
            ServeAfterSignal();
        }

        _gate.Exit();
        return serves;
    }

    private void ServeAfterSignal()
    {
        if (_state != SocketState.Open || _waiters.Head is not { } waiter)
        {
            return;
        }

        // The usual case, without the system call that reading ZMQ_EVENTS takes: a receive processes the commands itself.
        if (waiter.Next is null && waiter.Consumes && waiter.Interest == ZmqPollEvents.In && _draftPoller == 0)
        {
            if (waiter.TryComplete(_socket, ZmqPollEvents.In))
            {
                _waiters.Remove(waiter);
                waiter.Notify();
            }

            return;
        }

        Serve();
    }

    /// <summary>Inside the gate. Whether the thread that serves the socket will complete this call itself.</summary>
    internal bool TakeForInlineCompletion(AsyncCall call)
    {
        if (!_completesInline || _inlineCall is not null)
        {
            return false;
        }

        _inlineCall = call;
        return true;
    }

    /// <summary>Inside the gate. The watcher keeps the socket alive from the first waiting call on.</summary>
    internal void AsyncCallAdded()
    {
        if (_asyncCalls++ == 0)
        {
            _watch!.Socket = this;
            _watch.Resume();
        }
    }

    /// <summary>Inside the gate. After the last waiting call an undisposed socket may be finalized.</summary>
    internal void AsyncCallRemoved()
    {
        if (--_asyncCalls == 0)
        {
            _watch!.Socket = null;
        }
    }

    /// <summary>Ends a call whose token was canceled, unless it is over. Its continuation does not run in here, but on the pool.</summary>
    internal void CancelWaiting(AsyncCall call)
    {
        _gate.Enter();
        if (call.IsWaiting)
        {
            _waiters.Remove(call);
            call.Fail(Errno.EAGAIN);
            call.Queue();

            // Those behind it had to wait for its turn, not for a command: a send of a ROUTER to another peer may be possible all the time.
            ServeWaiters();
        }

        _gate.Exit();
    }

    internal Exception AsyncFailure(int error, string operation) => error switch
    {
        Waiter.Disposed => Disposed(),
        Waiter.Lent => Lent(),
        _ => Failure(error, operation),
    };

    /// <summary>Null when the operation is over, with success; otherwise the call that will tell, or tells already.</summary>
    private AsyncCallOf<TOperation>? Start<TOperation>(TOperation operation, CancellationToken cancellationToken, out int result)
        where TOperation : struct, IAsyncOperation
    {
        _gate.Enter();
        result = -1;
        int error = Errno.EAGAIN;
        if (_state == SocketState.Open && _waiters.IsEmpty)
        {
            result = operation.Try(_socket);
            if (result >= 0 && !CountAndTellTurn())
            {
                _gate.Exit();
                operation.End(result);
                return null;
            }

            error = NativeCall.Error(result);
        }

        return StartSlowly(operation, error, ref result, cancellationToken);
    }

    /// <summary>Counts a call that need not wait. Whether it is time to yield.</summary>
    private bool CountAndTellTurn() => ++_callsSinceWait % CallsBeforeYield == 0;

    /// <summary>When others wait, the first try has failed, or it is time to yield. Entered with the gate held, leaves without.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private AsyncCallOf<TOperation>? StartSlowly<TOperation>(TOperation operation, int error, ref int result, CancellationToken cancellationToken)
        where TOperation : struct, IAsyncOperation
    {
        // A first try that has succeeded comes here because it is time to yield; it is counted already.
        bool yield = error == 0;
        if (_state != SocketState.Open)
        {
            error = Unavailable;
        }
        else if (!_waiters.IsEmpty && _waiters.First(TOperation.Direction) is null)
        {
            result = NativeCall.Try(ref operation, _socket, out error);
        }

        if (error == Errno.EAGAIN || error == Errno.EINTR)
        {
            result = Retry(operation, ref error);
        }

        if (error == Errno.EAGAIN)
        {
            return Wait(operation, cancellationToken);
        }

        if (error == 0)
        {
            ServeWaitersSoon();
            yield = yield || CountAndTellTurn();
        }
        else if (_state == SocketState.Open)
        {
            ServeWaiters();
        }

        _gate.Exit();
        operation.End(error == 0 ? result : -1);
        return error != 0 || yield ? Over<TOperation>(result, error) : null;
    }

    /// <summary>
    /// A call that is over. It gives others a turn before its awaiter goes on; or it carries a failure, which a task would report as unobserved when nobody
    /// awaits it.
    /// </summary>
    private AsyncCallOf<TOperation> Over<TOperation>(int result, int error)
        where TOperation : struct, IAsyncOperation
    {
        AsyncCallOf<TOperation> call = AsyncCallOf<TOperation>.Rent();
        call.BeginOver(this, result, error);
        if (error == 0)
        {
            call.Queue();
        }
        else
        {
            call.Complete();
        }

        return call;
    }

    /// <summary>Lets an operation wait. Entered with the gate held, leaves without.</summary>
    private AsyncCallOf<TOperation> Wait<TOperation>(TOperation operation, CancellationToken cancellationToken)
        where TOperation : struct, IAsyncOperation
    {
        AsyncCallOf<TOperation> call;
        bool alone = _waiters.IsEmpty;
        WaitSet? waitSet;
        try
        {
            _watch ??= Handle.Watch(_descriptor, this);
            call = AsyncCallOf<TOperation>.Rent();
            waitSet = alone ? TakeBriefSleep(TOperation.Direction) : null;
        }
        catch
        {
            // The process has no more descriptors, threads or memory. The failed try may have used up the others' signal all the same.
            ServeWaiters();
            _gate.Exit();
            operation.End(-1);
            throw;
        }

        _callsSinceWait = 0;
        call.Begin(this, operation);
        _waiters.Add(call);
        if (waitSet is not null)
        {
            SleepBriefly(call, waitSet);
        }

        if (call.IsWaiting)
        {
            LetWatch(call, alone);
        }

        call.IsStarting = false;
        bool isOver = !call.IsWaiting;
        if (waitSet is not null)
        {
            ExitAfterSleep();
        }
        else
        {
            _gate.Exit();
        }

        if (isOver)
        {
            call.Complete();
        }
        else if (cancellationToken.CanBeCanceled)
        {
            RegisterOrAbandon(call, cancellationToken);
        }

        return call;
    }

    private void LetWatch(AsyncCall call, bool alone)
    {
        call.LetWatch();
        if (_watch!.TakeMissed())
        {
            // The watcher may have passed over this one's signal.
            Serve();
        }
        else if (!alone)
        {
            // The failed try may have used up the others' signal.
            ServeWaiters();
        }
    }

    private void RegisterOrAbandon(AsyncCall call, CancellationToken cancellationToken)
    {
        try
        {
            call.Register(cancellationToken);
        }
        catch
        {
            // Out of memory. A call that nobody awaits would take a message for nobody; one that is over already has one for its awaiter.
            _gate.Enter();
            bool abandoned = call.IsWaiting;
            if (abandoned)
            {
                _waiters.Remove(call);
                call.Fail(Errno.ENOMEM);
                ServeWaiters();
            }

            _gate.Exit();
            if (abandoned)
            {
                throw;
            }
        }
    }
}
