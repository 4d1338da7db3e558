using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading;

namespace ZmqInterop;

// After a call that succeeded while others wait, these are looked at again, because the call may have used up their signal. The look takes a system call,
// several times what the call itself takes: a stream of sends beside one waiting receive would spend its time on it. libzmq processes commands in a send
// once a millisecond at most, so that nearly all those looks find nothing.
//
// Therefore a successful call looks only when nobody has for a while, and otherwise sees to it that somebody does soon. It costs what is rare a
// millisecond: a message whose signal is used up by the last send of a burst. The timer needs the pool; threads that wait are not made to depend on it.
public sealed partial class ZmqSocket
{
    private const int RecheckMilliseconds = 1;
    private const long MicrosecondsBetweenRechecks = 20;

    private static readonly long s_ticksBetweenRechecks = Stopwatch.Frequency * MicrosecondsBetweenRechecks / 1_000_000;

    // The negative control of the stress tests: without looking again calls stall, and the tests have to see it. Constant for the compiler.
    private static readonly bool s_rechecks = Environment.GetEnvironmentVariable("ZMQINTEROP_TEST_NO_SERVE") is not "1";

    private Timer? _recheckTimer;
    private long _lastRecheck;
    private bool _recheckPending;

    /// <summary>Inside the gate, after a call by its holder: completes what others wait for and what has become possible.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ServeWaiters()
    {
        if (!_waiters.IsEmpty)
        {
            Recheck();
        }
    }

    /// <summary>As <see cref="ServeWaiters"/>, after a call that succeeded and that many others may follow: now or soon.</summary>
    private void ServeWaitersSoon()
    {
        if (_waiters.IsEmpty)
        {
            return;
        }

        if (_sleepers > _briefSleepers)
        {
            Recheck();
            return;
        }

        long now = Stopwatch.GetTimestamp();
        if (now - _lastRecheck >= s_ticksBetweenRechecks || !EnsureRecheckPending())
        {
            _lastRecheck = now;
            Recheck();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Recheck()
    {
        if (s_rechecks)
        {
            Serve();
        }
    }

    private bool EnsureRecheckPending()
    {
        if (_recheckPending)
        {
            return true;
        }

        try
        {
            _recheckTimer ??= NewRecheckTimer();
            _recheckPending = _recheckTimer.Change(RecheckMilliseconds, Timeout.Infinite);
        }
        catch (OutOfMemoryException)
        {
            // The caller looks itself.
        }

        return _recheckPending;
    }

    /// <summary>The runtime holds the timer, and by it the socket, only while the timer is set.</summary>
    private Timer NewRecheckTimer()
    {
        // The context of whoever happens to be the first is not the timer's.
        using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        return new Timer(static socket => ((ZmqSocket)socket!).RecheckLater(), this, Timeout.Infinite, Timeout.Infinite);
    }

    private void RecheckLater()
    {
        _gate.Enter();
        _recheckPending = false;
        if (_state == SocketState.Open)
        {
            ServeWaiters();
        }

        _gate.Exit();
    }
}
