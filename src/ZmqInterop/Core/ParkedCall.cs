using System;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// A synchronous call whose thread sleeps. Each thread has one per kind of operation, made when it first has to wait, because it can wait in one place only.
/// </summary>
internal sealed class ParkedCall<TOperation> : Waiter
    where TOperation : struct, ISocketOperation
{
    [ThreadStatic]
    private static ParkedCall<TOperation>? s_current;

    private readonly WaitSet _waitSet;
    private readonly int _threadId = Environment.CurrentManagedThreadId;
    private TOperation _operation;

    private ParkedCall(WaitSet waitSet)
    {
        _waitSet = waitSet;
        Interest = TOperation.Direction;
    }

    /// <summary>This thread's, if it has one already.</summary>
    public static ParkedCall<TOperation>? CurrentOrNull => s_current;

    /// <summary>What the operation returned, when it is over without an error.</summary>
    public int Result { get; private set; }

    /// <summary>0, libzmq's error number, or <see cref="Waiter.Disposed"/>.</summary>
    public int Error { get; private set; }

    public override bool Consumes => true;

    /// <summary>Makes this thread's. Opens a descriptor, which can fail: not to be done inside a gate.</summary>
    public static ParkedCall<TOperation> CreateCurrent() => s_current = new ParkedCall<TOperation>(ThreadWaitSet.Current);

    public void Begin(TOperation operation)
    {
        _operation = operation;
        Result = -1;
        Error = 0;
    }

    /// <summary>Lets go of what the operation refers to.</summary>
    public void End() => _operation = default;

    public override bool TryComplete(nint socket, ZmqPollEvents ready)
    {
        int result = NativeCall.Try(ref _operation, socket, out int error);
        if (error == Errno.EAGAIN)
        {
            return false;
        }

        Result = result;
        Error = error;
        return true;
    }

    public override void Fail(int error) => Error = error;

    public override void Notify()
    {
        // A thread that serves itself is awake.
        if (_threadId != Environment.CurrentManagedThreadId)
        {
            WakeUp();
        }
    }

    public void WakeUp() => _waitSet.WakeUp();

    /// <summary>Sleeps until <c>ZMQ_FD</c> of the socket, which only ever becomes readable, or a wake-up ends it.</summary>
    public void Sleep(nint socketDescriptor, int milliseconds)
    {
        _waitSet.Set(0, socketDescriptor, ZmqPollEvents.In);
        _waitSet.Wait(milliseconds);
    }
}
