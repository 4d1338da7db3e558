using System.Runtime.CompilerServices;
using System.Threading;

namespace ZmqInterop;

/// <summary>
/// The lock around every native call on a socket. Not re-entrant; no user code ever runs while it is held, and it is never held while a thread waits.
/// </summary>
/// <remarks>
/// <para>
/// <see cref="System.Threading.Lock"/> costs 7 to 10 ns per call and a third of the 16-byte throughput; this costs about 1.5 ns. Entering is one
/// compare-and-swap, which is also the full fence that libzmq asks for when a socket moves between threads. Leaving is a plain store.
/// </para>
/// <para>
/// A plain store may be reordered after the load of <c>_sleepers</c> that follows it. The sleeper pays for that: after announcing itself it makes every
/// running thread pass a memory barrier, so that whoever leaves later sees the sleeper, and whoever left earlier is seen to have left.
/// </para>
/// <para>
/// The wake-up is a flag and a monitor, not a <see cref="SemaphoreSlim"/>: that one loses a wake-up for good when the thread it is meant for is interrupted at
/// the same moment.
/// </para>
/// </remarks>
internal struct Gate
{
    private const int SpinsBeforeSleep = 8;

    private readonly object _wakeUp;
    private int _held;
    private int _sleepers;
    private int _wakeUpSent;

    public Gate() => _wakeUp = new object();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter()
    {
        if (Interlocked.CompareExchange(ref _held, 1, 0) != 0)
        {
            EnterContended();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit()
    {
        Volatile.Write(ref _held, 0);
        if (Volatile.Read(ref _sleepers) != 0)
        {
            WakeOneSleeper();
        }
    }

    private bool TryEnter() => Volatile.Read(ref _held) == 0 && Interlocked.CompareExchange(ref _held, 1, 0) == 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EnterContended()
    {
        for (int spin = 0; spin < SpinsBeforeSleep; spin++)
        {
            if (spin < SpinsBeforeSleep / 2)
            {
                Thread.SpinWait(8 << spin);
            }
            else
            {
                Thread.Yield();
            }

            if (TryEnter())
            {
                return;
            }
        }

        Interlocked.Increment(ref _sleepers);
        Interlocked.MemoryBarrierProcessWide();
        bool interrupted = false;
        while (!TryEnter())
        {
            try
            {
                lock (_wakeUp)
                {
                    while (Volatile.Read(ref _wakeUpSent) == 0)
                    {
                        Monitor.Wait(_wakeUp);
                    }
                }
            }
            catch (ThreadInterruptedException)
            {
                // Giving up here would leave the caller's waiter in the socket's list: finish, and let the next blocking call of the thread throw.
                interrupted = true;
            }

            // Before the next attempt: a holder that leaves from here on must send a wake-up of its own.
            Interlocked.Exchange(ref _wakeUpSent, 0);
        }

        Interlocked.Decrement(ref _sleepers);
        if (interrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WakeOneSleeper()
    {
        // One wake-up in flight is enough: the sleeper that takes it enters or, on leaving, sends the next.
        if (Interlocked.Exchange(ref _wakeUpSent, 1) != 0)
        {
            return;
        }

        bool interrupted = false;
        bool sent = false;
        while (!sent)
        {
            try
            {
                lock (_wakeUp)
                {
                    Monitor.Pulse(_wakeUp);
                    sent = true;
                }
            }
            catch (ThreadInterruptedException)
            {
                // Taking the monitor may wait, and then be interrupted.
                interrupted = true;
            }
        }

        if (interrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }
}
