using System;
using System.Linq;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class GateTests
{
    private Gate _gate = new();
    private long _guarded;
    private int _inside;

    [Theory]
    [InlineData(2, 0)]
    [InlineData(8, 0)]
    [InlineData(8, 50)]
    [InlineData(8, 2_000)]
    public void Enter_ManyThreads_LetsInOneAtATimeAndLosesNoWakeUp(int threads, int work)
    {
        int rounds = work == 0 ? 200_000 : work < 100 ? 50_000 : 4_000;
        BackgroundCall[] calls = [.. Enumerable.Range(0, threads).Select(_ => BackgroundCall.Start(() =>
        {
            for (int i = 0; i < rounds; i++)
            {
                _gate.Enter();
                if (++_inside != 1)
                {
                    throw new InvalidOperationException("Two threads are inside.");
                }

                _guarded++;
                Thread.SpinWait(work);
                _inside--;
                _gate.Exit();
            }
        }))];

        foreach (BackgroundCall call in calls)
        {
            call.Finish(() => $"{Volatile.Read(ref _guarded)} of {threads * rounds} rounds.");
        }

        Assert.Equal((long)threads * rounds, _guarded);
    }

    [Fact]
    public void Exit_OthersSleep_WakesThemAllOneAfterTheOther()
    {
        for (int i = 0; i < 50; i++)
        {
            _gate.Enter();
            BackgroundCall[] calls = [.. Enumerable.Range(0, 8).Select(_ => BackgroundCall.Start(() =>
            {
                _gate.Enter();
                _guarded++;
                _gate.Exit();
            }))];

            // Long enough for them to give up spinning in most rounds.
            Thread.Sleep(2);
            Assert.Equal(8 * i, _guarded);
            _gate.Exit();
            foreach (BackgroundCall call in calls)
            {
                call.Finish(() => $"Round {i}: {Volatile.Read(ref _guarded)}.");
            }
        }

        Assert.Equal(400, _guarded);
    }

    [Fact]
    public void Enter_Interrupted_EntersAllTheSameAndLeavesTheInterruptionToTheNextBlockingCall()
    {
        for (int i = 0; i < 200; i++)
        {
            bool entered = false;
            bool interrupted = false;
            _gate.Enter();
            BackgroundCall call = BackgroundCall.Start(() =>
            {
                _gate.Enter();
                entered = true;
                _gate.Exit();
                try
                {
                    Thread.Sleep(1);
                }
                catch (ThreadInterruptedException)
                {
                    interrupted = true;
                }
            });
            Thread.SpinWait(i * 500);
            call.Interrupt();
            Assert.False(entered);
            _gate.Exit();
            call.Finish(() => $"Round {i}.");
            Assert.True(entered && interrupted);
        }
    }

    [Fact]
    public void Enter_InterruptedAgainAndAgain_KeepsExclusion()
    {
        const int Rounds = 100_000;
        BackgroundCall[] calls = [.. Enumerable.Range(0, 4).Select(_ => BackgroundCall.Start(() =>
        {
            for (int i = 0; i < Rounds; i++)
            {
                _gate.Enter();
                _guarded++;
                Thread.SpinWait(20);
                _gate.Exit();
            }
        }))];
        while (calls.Any(c => c.IsRunning) && Volatile.Read(ref _guarded) < 4 * Rounds)
        {
            foreach (BackgroundCall call in calls)
            {
                call.Interrupt();
            }

            Thread.SpinWait(1_000);
        }

        foreach (BackgroundCall call in calls)
        {
            call.Finish(() => $"{Volatile.Read(ref _guarded)}");
        }

        Assert.Equal(4 * Rounds, _guarded);
    }
}
