using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.HostileProbe.Faults;

/// <summary>Lets calls that libzmq makes fail by way of the <see cref="Shim"/>.</summary>
internal sealed partial class Injection(FaultCount count)
{
    private const int EINTR = 4;
    private const int EAGAIN = 11;
    private const int ENOMEM = 12;
    private const int EMFILE = 24;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    // Kept until the process ends: a signal that was still on its way when the handler is gone would end it.
    private static PosixSignalRegistration? s_handler;

    /// <summary>Each single call that needs a descriptor or a thread fails once, the first, then the second and so on.</summary>
    internal void EachInTurn(string function)
    {
        Shim.Function what = Enum.Parse<Shim.Function>(function, ignoreCase: true);
        new Scenario(s_patience).Run();
        for (int first = 0; ; first++)
        {
            Shim.Arm(what, first, 1, what == Shim.Function.Thread ? EAGAIN : EMFILE);
            bool survived = count.Try(new Scenario(s_patience).Run, IsMissing);
            bool reached = Shim.Injected(what) > 0;
            Shim.Disarm(what);
            if (!reached)
            {
                break;
            }

            // Some failures are seen by nobody: libzmq tries again by itself.
            count.Faults += survived ? 1 : 0;
        }

        count.Require(new Scenario(s_patience).Run, "after the last failure");
        FaultCount.Until(() => (ZmqDiagnostics.LiveContexts, ZmqDiagnostics.LiveSockets) == (0, 0), "A context or socket does not end.");
    }

    /// <summary>No memory for large messages, neither those that are sent nor those that come.</summary>
    internal void LargeMessages()
    {
        byte[] large = new byte[1_000_000];
        using ZmqContext context = new();
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Options.ReconnectInterval = TimeSpan.FromMilliseconds(10);
        push.Connect(pull.Bind("tcp://127.0.0.1:*"));
        for (int i = 0; i < 20; i++)
        {
            using ZmqFrame frame = new(large);
            Shim.Arm(Shim.Function.LargeMalloc, 0, int.MaxValue, ENOMEM);
            _ = count.Try(() => push.Send(large), static e => e is ZmqException { Error: ZmqError.NoMemory });
            _ = count.Try(() => new ZmqFrame(large).Dispose(), static e => e is InsufficientMemoryException);

            // This one has its memory; the receiver has none, ends the connection, and the message is lost with it.
            push.Send(frame);
            FaultCount.Until(() => Shim.Injected(Shim.Function.LargeMalloc) > 2, "The receiver needs no memory.");
            count.Faults++;
            Shim.Disarm(Shim.Function.LargeMalloc);
            count.Require(() => Recover(push, pull, $"{i}"), "with memory again");
        }

        count.Require(
            () =>
            {
                push.Send(large);
                while (pull.ReceiveBytes().Length != large.Length)
                {
                }
            },
            "with memory again");
    }

    /// <summary>Waiting ends early, every second time, and real signals arrive all the time.</summary>
    internal void Signals()
    {
        const int Alarm = 14;
        int handled = 0;
        s_handler = PosixSignalRegistration.Create((PosixSignal)Alarm, signal =>
        {
            signal.Cancel = true;
            Interlocked.Increment(ref handled);
        });
        Shim.ArmEverySecond(Shim.Function.Poll, EINTR);
        Shim.ArmEverySecond(Shim.Function.EpollWait, EINTR);
        SetAlarm(2000);
        try
        {
            for (int i = 0; i < 20; i++)
            {
                count.Require(new Scenario(s_patience).Run, "with signals");
            }
        }
        finally
        {
            SetAlarm(0);
        }

        FaultCount.Until(() => handled > 0, "No signal arrives.");
        int interrupted = Shim.Injected(Shim.Function.Poll) + Shim.Injected(Shim.Function.EpollWait);
        if (interrupted == 0)
        {
            throw new FaultException("No call was interrupted.");
        }

        count.Faults += interrupted + handled;
    }

    /// <summary>The clock of the wall jumps by years. Timeouts and timers go by another one.</summary>
    internal void Clock()
    {
        DateTime before = DateTime.UtcNow;
        Shim.ShiftClock(TimeSpan.FromDays(3650));
        if (DateTime.UtcNow - before < TimeSpan.FromDays(3000))
        {
            throw new FaultException("The clock does not jump.");
        }

        using CancellationTokenSource over = new();
        Thread jumps = new(() =>
        {
            for (int i = 0; !over.IsCancellationRequested; i++)
            {
                Shim.ShiftClock(TimeSpan.FromDays(i % 2 == 0 ? -3650 : 3650));
                count.Faults++;
                Thread.Sleep(1);
            }
        });
        jumps.Start();
        for (int i = 0; i < 5; i++)
        {
            count.Require(TimesAreTrue, "while the clock jumps");
            count.Require(new Scenario(s_patience).Run, "while the clock jumps");
        }

        over.Cancel();
        jumps.Join();
    }

    private static void TimesAreTrue()
    {
        TimeSpan timeout = TimeSpan.FromMilliseconds(100);
        using ZmqContext context = new();
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqPoller poller = new();
        using ZmqTimers timers = new();
        pull.Bind("tcp://127.0.0.1:*");
        poller.Add(pull);
        bool elapsed = false;
        timers.Add(timeout, _ => elapsed = true);
        Action[] waits =
        [
            () => pull.TryReceiveBytes(out _, timeout),
            () => poller.Wait(new ZmqPollResult[1], timeout),
            () =>
            {
                while (!elapsed)
                {
                    timers.Execute();
                    Thread.Sleep(1);
                }
            },
        ];
        long made = Stopwatch.GetTimestamp();
        foreach (Action wait in waits)
        {
            long begin = Stopwatch.GetTimestamp();
            Task waiting = Task.Run(wait);
            if (!waiting.Wait(s_patience))
            {
                throw new FaultException("A wait does not end.");
            }

            // The timer was made before the others waited.
            if (Stopwatch.GetElapsedTime(wait == waits[^1] ? made : begin) < timeout - TimeSpan.FromMilliseconds(1))
            {
                throw new FaultException("A wait ends early.");
            }
        }
    }

    private static void Recover(ZmqSocket push, ZmqSocket pull, string text)
    {
        // Lost is what was on its way when the connection ended.
        long end = Environment.TickCount64 + (long)s_patience.TotalMilliseconds;
        do
        {
            push.Send(text);
            if (Environment.TickCount64 > end)
            {
                throw new FaultException("Nothing arrives any more.");
            }
        }
        while (!pull.TryReceiveString(out string? received, TimeSpan.FromMilliseconds(100)) || received != text);
    }

    private static bool IsMissing(Exception exception) => exception is ZmqException { Error: ZmqError.TooManyOpenFiles or ZmqError.WouldBlock };

    private static unsafe void SetAlarm(long microseconds)
    {
        long* times = stackalloc long[4] { 0, microseconds, 0, microseconds };
        if (setitimer(0, times, null) != 0)
        {
            throw new FaultException("There is no timer.");
        }
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int setitimer(int which, long* value, long* old);
}
