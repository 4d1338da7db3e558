using System;

namespace ZmqInterop;

// A call of a stream that has to wait sleeps where it is for a moment, before the watcher takes over; BriefSleep says why and when. It stands in the list of
// waiters like every other one meanwhile, so that nobody overtakes it and others may complete it, but the watcher does not look at the socket for it.
// Linux only: elsewhere nothing sleeps for so short a time, and the watcher cannot be told to look away.
public sealed partial class ZmqSocket
{
    // For the tests: every wait begins with a brief sleep, not only those of streams.
    private static readonly bool s_alwaysSleeps = Environment.GetEnvironmentVariable("ZMQINTEROP_TEST_BRIEF_SLEEPS") is "1";

    private BriefSleep _sendSleep;
    private BriefSleep _receiveSleep;

    // Those of the sleepers that will wake of themselves.
    private int _briefSleepers;

    /// <summary>Inside the gate, when a call is about to wait as the only one: where it sleeps first. Null when it does not.</summary>
    private WaitSet? TakeBriefSleep(ZmqPollEvents direction)
    {
        bool sleeps = WaitSet.UsesEventFd
            && _draftPoller == 0
            && (s_alwaysSleeps || BriefSleepOf(direction).TakeTurn(_callsSinceWait))
            && BriefSleep.IsThreadFree;
        return sleeps ? ThreadWaitSet.CurrentIfPossible : null;
    }

    /// <summary>Leaves the gate and enters it again. The call is over then, or has slept in vain. The caller is still counted among the sleepers.</summary>
    private void SleepBriefly(AsyncCall call, WaitSet waitSet)
    {
        _watch!.Pause();
        _sleepers++;
        _briefSleepers++;
        call.AsleepIn = waitSet;
        _gate.Exit();
        waitSet.Set(0, _descriptor, ZmqPollEvents.In);
        waitSet.Wait(BriefSleep.LongestInMilliseconds);
        _gate.Enter();
        call.AsleepIn = null;
        _briefSleepers--;
        if (call.IsWaiting)
        {
            ServeAfterSignal();
        }

        BriefSleepOf(call.Interest).End(inVain: call.IsWaiting);
    }

    private ref BriefSleep BriefSleepOf(ZmqPollEvents direction) => ref direction == ZmqPollEvents.Out ? ref _sendSleep : ref _receiveSleep;
}
