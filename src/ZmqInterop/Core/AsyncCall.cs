using System;
using System.Threading;
using System.Threading.Tasks.Sources;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>An asynchronous call that waits, for all kinds of operations: the awaitable behind its ValueTask.</summary>
/// <remarks>
/// <code>
/// free -> [Begin, gate] waiting -> [TryComplete, Fail: gate] over -> [Complete: pool] completed -> [GetResult: awaiter] free
/// </code>
/// Between over and completed the call is queued to the thread pool, or carried there by the thread that serves the socket. It is used again only after its
/// result was fetched, once, so that nothing of one use can reach the next: the token's registration is disposed of before.
/// </remarks>
internal abstract class AsyncCall : Waiter, IValueTaskSource<int>, IValueTaskSource, IThreadPoolWorkItem
{
    // No version: versions are unsigned shorts here.
    private const int NoUse = -1;

    // Continuations run where Complete runs, which is a thread of the pool or an inline watcher, and never inside a gate.
    private ManualResetValueTaskSourceCore<int> _source;
    private CancellationTokenRegistration _registration;
    private CancellationToken _cancellationToken;
    private int _result;
    private int _error;

    // The version of the use whose result is still to be fetched. Two threads that await one ValueTask, which is not allowed, both find it completed; who
    // takes the version here fetches the result and frees the call, the other one must not free it again.
    private int _unfetched = NoUse;

    // The version of the use that has an awaiter.
    private int _awaited = NoUse;

    // Whether the watcher looks at the socket for it.
    private bool _isWatched;

    public override bool Consumes => true;

    /// <summary>Guarded by the gate. From the beginning until the call is handed out nobody awaits it: whoever began it completes it, too.</summary>
    public bool IsStarting { get; set; }

    /// <summary>Guarded by the gate. Where the thread that began the call sleeps for a moment.</summary>
    public WaitSet? AsleepIn { get; set; }

    public short Version => _source.Version;

    protected ZmqSocket? Socket { get; private set; }

    /// <summary>The C function, for error messages.</summary>
    protected abstract string OperationName { get; }

    /// <summary>Called outside the gate and before the ValueTask is handed out: until then nobody can fetch the result and free the call.</summary>
    public void Register(CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _registration = cancellationToken.UnsafeRegister(static call => ((AsyncCall)call!).Cancel(), this);
    }

    /// <summary>Makes a call that is over from the start.</summary>
    public void BeginOver(ZmqSocket socket, int result, int error)
    {
        Begin(socket);
        _result = result;
        _error = error;
    }

    public override void Fail(int error) => SetOver(-1, error);

    public override void Notify()
    {
        if (IsStarting)
        {
            AsleepIn?.WakeUp();
        }
        else if (!Socket!.TakeForInlineCompletion(this))
        {
            Queue();
        }
    }

    public override void OnRemoved()
    {
        if (_isWatched)
        {
            _isWatched = false;
            Socket!.AsyncCallRemoved();
        }
    }

    /// <summary>Inside the gate, while the call waits: has the watcher look at the socket for it.</summary>
    public void LetWatch()
    {
        _isWatched = true;
        Socket!.AsyncCallAdded();
    }

    public void Queue() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    /// <summary>Makes the result known; the awaiter's continuation may run in here.</summary>
    public void Complete()
    {
        if (_error == 0)
        {
            _source.SetResult(_result);
        }
        else
        {
            _source.SetException(Error());
        }
    }

    void IThreadPoolWorkItem.Execute() => Complete();

    public int GetResult(short token)
    {
        if (_source.GetStatus(token) == ValueTaskSourceStatus.Pending)
        {
            throw new InvalidOperationException("The operation is not over: await its ValueTask, once.");
        }

        if (Interlocked.CompareExchange(ref _unfetched, NoUse, (ushort)token) != (ushort)token)
        {
            throw new InvalidOperationException("The result was fetched already: await a ValueTask once.");
        }

        // Waits for a callback that is running.
        _registration.Dispose();
        try
        {
            return _source.GetResult(token);
        }
        finally
        {
            _source.Reset();
            _registration = default;
            _cancellationToken = default;
            Socket = null;
            Free();
        }
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        if (Interlocked.Exchange(ref _awaited, (ushort)token) == (ushort)token)
        {
            // A second await of one ValueTask. An exception from here would end the process; fetching the result too early, it throws where it can be caught.
            ThreadPool.UnsafeQueueUserWorkItem(continuation, state, preferLocal: false);
            return;
        }

        _source.OnCompleted(continuation, state, token, flags);
    }

    protected void Begin(ZmqSocket socket)
    {
        Socket = socket;
        IsStarting = true;
        _result = -1;
        _error = 0;
        _awaited = NoUse;
        Volatile.Write(ref _unfetched, (ushort)_source.Version);
    }

    protected virtual void SetOver(int result, int error)
    {
        _result = result;
        _error = error;
    }

    /// <summary>Makes the call available for another use.</summary>
    protected abstract void Free();

    private void Cancel() => Socket?.CancelWaiting(this);

    private Exception Error() => _error == Errno.EAGAIN
        ? new OperationCanceledException(_cancellationToken)
        : Socket!.AsyncFailure(_error, OperationName);
}
