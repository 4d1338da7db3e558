using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;
using ZmqInterop.Internal;
using ZmqInterop.Native;

namespace ZmqInterop;

// How a call waits, for any number of threads at once.
//
// Every native call is made without waiting (ZMQ_DONTWAIT), inside the gate. A call that would block puts itself in the list of waiters, leaves the gate and
// sleeps on ZMQ_FD and a wake-up of its own. What makes that correct, all of it libzmq's behaviour:
//
// - ZMQ_FD becomes readable when commands arrive for the socket (a message came, a peer has room, the context shuts down) and stays so until some call
//   processes them. It says nothing about messages: after it, try again.
// - A receive that fails with EAGAIN has processed all commands. So does reading ZMQ_EVENTS. A send that fails with EAGAIN often has not: the room may be
//   there already. So a send that fails reads ZMQ_EVENTS and, if they say so, tries once more before it sleeps; once, because on a ROUTER they may
//   speak of another peer than the one it is for.
// - Any call may process, and so use up, the commands that others sleep on. Whoever has made a call while others wait therefore serves them: completes
//   what has become possible. After that, every operation still in the list was found impossible later than the last command was processed,
//   so that the next command makes ZMQ_FD readable for it.
public sealed unsafe partial class ZmqSocket
{
    // Take the timeout from ZMQ_SNDTIMEO or ZMQ_RCVTIMEO, as the C functions do. Read only when the call has to wait.
    private const int TimeoutOfOption = -2;

    private Gate _gate = new();
    private WaiterList _waiters;
    private SocketState _state;

    // Threads that look at ZMQ_FD outside the gate. While there are any the native socket stays open, so that the number is not given to another file.
    private int _sleepers;

    /// <summary>The first try when others wait: they come first. Entered with the gate held, leaves without.</summary>
    private int RunBehindWaiters<TOperation>(TOperation operation, int timeout, CancellationToken cancellationToken)
        where TOperation : struct, ISocketOperation
    {
        int error = Errno.EAGAIN;
        if (_waiters.First(TOperation.Direction) is null)
        {
            int result = NativeCall.Try(ref operation, _socket, out error);
            if (error == 0)
            {
                ServeWaitersSoon();
                _gate.Exit();
                return result;
            }
        }

        return RunAgain(operation, error, timeout, cancellationToken);
    }

    /// <summary>What is done when the first try has failed with <paramref name="error"/>. Entered with the gate held, leaves without.</summary>
    private int RunAgain<TOperation>(TOperation operation, int error, int timeout, CancellationToken cancellationToken)
        where TOperation : struct, ISocketOperation
    {
        // Most failures end here: a plain try on a socket that has nothing, or an error.
        int result = Retry(operation, ref error);
        if (error == Errno.EAGAIN && timeout != 0)
        {
            int milliseconds = timeout == TimeoutOfOption ? ReadTimeout(TOperation.Direction) : timeout;
            if (milliseconds != 0)
            {
                return Park(operation, Deadline.After(milliseconds), cancellationToken);
            }
        }

        ServeWaiters();
        _gate.Exit();
        return error == 0 ? result
            : error == Errno.EAGAIN ? -1
            : throw Failure(error, TOperation.Name);
    }

    /// <summary>Sleeps until the operation is over. Entered with the gate held, leaves without.</summary>
    private int Park<TOperation>(TOperation operation, Deadline deadline, CancellationToken cancellationToken)
        where TOperation : struct, ISocketOperation
    {
        // The try that failed has processed all commands: nothing can have become possible since. Others, if there are any, may have lost their signal to it.
        bool lookAgain = !_waiters.IsEmpty || _draftPoller != 0;
        ParkedCall<TOperation>? call = ParkedCall<TOperation>.CurrentOrNull;
        if (call is null)
        {
            // Others come first, then the gate is left for what must not be done inside.
            ServeWaiters();
            _gate.Exit();
            call = ParkedCall<TOperation>.CreateCurrent();
            EnterOpen();
            lookAgain = true;
        }

        call.Begin(operation);
        _waiters.Add(call);
        if (lookAgain)
        {
            // Also for this call when the gate was left in between.
            Serve();
        }

        if (call.IsWaiting)
        {
            SleepUntilOver(call, deadline, cancellationToken);
        }
        else
        {
            _gate.Exit();
        }

        int error = call.Error;
        call.End();
        if (error == 0)
        {
            return call.Result;
        }

        if (error == Waiter.Disposed)
        {
            throw Disposed();
        }

        if (error != Errno.EAGAIN)
        {
            throw Failure(error, TOperation.Name);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return -1;
    }

    /// <summary>
    /// Sleeps until the call is over, which it is, with EAGAIN, when the time is up or the token canceled. Entered with the gate held, leaves without.
    /// </summary>
    private void SleepUntilOver<TOperation>(ParkedCall<TOperation> call, Deadline deadline, CancellationToken cancellationToken)
        where TOperation : struct, ISocketOperation
    {
        _sleepers++;
        _gate.Exit();
        CancellationTokenRegistration registration = RegisterOrLeave(call, cancellationToken);
        while (true)
        {
            int remaining = deadline.RemainingMilliseconds;
            bool canceled = cancellationToken.IsCancellationRequested;
            if (remaining != 0 && !canceled)
            {
                call.Sleep(_descriptor, remaining);
            }

            _gate.Enter();
            if (call.IsWaiting)
            {
                // Also when the time is up: what has arrived until now is not given up.
                ServeAfterSignal(call);
                if (call.IsWaiting && (remaining == 0 || canceled))
                {
                    _waiters.Remove(call);
                    call.Fail(Errno.EAGAIN);

                    // Those behind it had to wait for its turn, not for a command: a send of a ROUTER to another peer may be possible all the time.
                    ServeWaiters();
                }
            }

            if (!call.IsWaiting)
            {
                break;
            }

            _gate.Exit();
        }

        ExitAfterSleep();
        registration.Dispose();
    }

    private CancellationTokenRegistration RegisterOrLeave<TOperation>(ParkedCall<TOperation> call, CancellationToken cancellationToken)
        where TOperation : struct, ISocketOperation
    {
        try
        {
            return cancellationToken.UnsafeRegister(static call => ((ParkedCall<TOperation>)call!).WakeUp(), call);
        }
        catch
        {
            // Out of memory. A waiter without a thread would take messages for nobody.
            _gate.Enter();
            if (call.IsWaiting)
            {
                _waiters.Remove(call);
            }

            ExitAfterSleep();
            throw;
        }
    }

    /// <summary>The last one to leave a socket that was disposed of closes it.</summary>
    private void ExitAfterSleep()
    {
        bool close = --_sleepers == 0 && _state == SocketState.Disposed;
        _gate.Exit();
        if (close)
        {
            Handle.ReleaseOwner();
        }
    }

    /// <summary>After <c>ZMQ_FD</c> became readable or somebody woke this call up.</summary>
    private void ServeAfterSignal<TOperation>(ParkedCall<TOperation> call)
        where TOperation : struct, ISocketOperation
    {
        // The usual case, without the system call that reading ZMQ_EVENTS takes.
        if (TOperation.Direction == ZmqPollEvents.In && _draftPoller == 0 && _waiters.First(ZmqPollEvents.In) == call)
        {
            if (call.TryComplete(_socket, ZmqPollEvents.In))
            {
                _waiters.Remove(call);
            }

            if (_waiters.Head == call && call.Next is null)
            {
                return;
            }
        }

        if (!_waiters.IsEmpty)
        {
            Serve();
        }
    }

    /// <summary>Inside the gate: completes what has become possible, in the order in which the calls were made.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Serve()
    {
        bool progress;
        do
        {
            int error = ReadEvents(out ZmqPollEvents ready);
            if (error != 0)
            {
                _waiters.FailAll(error);
                return;
            }

            progress = ServeOnce(ready);

            // What was completed may have processed commands, so that those who were passed over have to be looked at again. Not for as long as the
            // events say that something is possible: on a ROUTER they may go on saying so of a peer that nobody here wants to send to.
        }
        while (progress && !_waiters.IsEmpty);
    }

    private bool ServeOnce(ZmqPollEvents ready)
    {
        bool progress = false;
        Waiter? waiter = _waiters.Head;
        while (waiter is not null && ready != ZmqPollEvents.None)
        {
            Waiter? next = waiter.Next;
            if ((waiter.Interest & ready) != ZmqPollEvents.None)
            {
                if (waiter.TryComplete(_socket, ready))
                {
                    _waiters.Remove(waiter);
                    waiter.Notify();
                    progress |= waiter.Consumes;
                }
                else
                {
                    // First come, first served: nobody behind may overtake.
                    ready &= ~waiter.Interest;
                }
            }

            waiter = next;
        }

        return progress;
    }

    /// <summary>Repeats a failed operation where the failure may not have been one. Result and error are those of the last try.</summary>
    private int Retry<TOperation>(TOperation operation, ref int error)
        where TOperation : struct, ISocketOperation
    {
        int result = -1;
        if (error == Errno.EINTR)
        {
            result = NativeCall.Try(ref operation, _socket, out error);
        }

        if (TOperation.Direction == ZmqPollEvents.Out && error == Errno.EAGAIN && _waiters.First(ZmqPollEvents.Out) is null)
        {
            int eventsError = ReadEvents(out ZmqPollEvents ready);
            if (eventsError != 0)
            {
                error = eventsError;
            }
            else if ((ready & ZmqPollEvents.Out) != ZmqPollEvents.None)
            {
                result = NativeCall.Try(ref operation, _socket, out error);
            }
        }

        return result;
    }

    /// <summary>ZMQ_EVENTS. Returns the error number, 0 for none.</summary>
    private int ReadEvents(out ZmqPollEvents events)
    {
        if (_draftPoller != 0)
        {
            return ReadEventsOfDraftPoller(out events);
        }

        int value;
        int error;
        do
        {
            nuint length = sizeof(int);
            error = LibZmq.zmq_getsockopt(_socket, ZmqConstants.ZMQ_EVENTS, &value, &length) == 0 ? 0 : LibZmq.zmq_errno();
        }
        while (error == Errno.EINTR);

        events = error == 0 ? (ZmqPollEvents)value : ZmqPollEvents.None;
        return error;
    }

    private int ReadTimeout(ZmqPollEvents direction)
    {
        int milliseconds = Deadline.Infinite;
        nuint length = sizeof(int);
        int option = direction == ZmqPollEvents.Out ? ZmqConstants.ZMQ_SNDTIMEO : ZmqConstants.ZMQ_RCVTIMEO;
        return LibZmq.zmq_getsockopt(_socket, option, &milliseconds, &length) == 0 ? milliseconds : Deadline.Infinite;
    }

    /// <summary>Enters the gate of a socket that is neither disposed of nor lent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EnterOpen()
    {
        _gate.Enter();
        if (_state != SocketState.Open)
        {
            ExitAndThrowUnavailable();
        }
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ExitAndThrowUnavailable()
    {
        int error = Unavailable;
        _gate.Exit();
        throw error == Waiter.Lent ? Lent() : Disposed();
    }

    /// <summary>Inside the gate: why no call may be made now.</summary>
    private int Unavailable => _state == SocketState.Lent ? Waiter.Lent : Waiter.Disposed;

    private ObjectDisposedException Disposed() => new(nameof(ZmqSocket), $"This {TypeName} socket is disposed of.");
}
