using System;
using System.Diagnostics;
using System.Threading;
using Xunit;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A timer is due after its interval and never before, again and again, until it is cancelled.</summary>
public sealed class TimerTests : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly ZmqTimers _timers = new();
    private int _calls;
    private int _called;

    public void Dispose() => _timers.Dispose();

    [Fact]
    public void Execute_BeforeTheInterval_CallsNothing()
    {
        Stopwatch watch = Stopwatch.StartNew();
        _timers.Add(s_interval, Count);
        AssertNotDueBefore(watch, s_interval);
        Thread.Sleep(_timers.NextTimeout!.Value / 2);
        AssertNotDueBefore(watch, s_interval);
    }

    [Fact]
    public void Execute_AfterTheInterval_CallsAndBeginsAnother()
    {
        int timer = _timers.Add(s_interval, Count);
        WaitAndExecute();
        Assert.Equal(1, _calls);
        Assert.Equal(timer, _called);
        Assert.InRange(_timers.NextTimeout!.Value, TimeSpan.Zero, s_interval);
        WaitAndExecute();
        Assert.Equal(2, _calls);
        Assert.True(_timers.Cancel(timer));
    }

    [Fact]
    public void Reset_HalfTheInterval_BeginsAnew()
    {
        int timer = _timers.Add(s_interval, Count);
        Thread.Sleep(_timers.NextTimeout!.Value / 2);
        Stopwatch watch = Stopwatch.StartNew();
        Assert.True(_timers.Reset(timer));
        Thread.Sleep(s_interval * 0.75);
        AssertNotDueBefore(watch, s_interval);
        WaitAndExecute();
        Assert.True(_calls > 0);
    }

    [Fact]
    public void SetInterval_Shorter_IsDueSooner()
    {
        int timer = _timers.Add(TimeSpan.FromHours(1), Count);
        Assert.True(_timers.SetInterval(timer, TimeSpan.FromMilliseconds(50)));
        Assert.InRange(_timers.NextTimeout!.Value, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
        WaitAndExecute();
        Assert.Equal(1, _calls);
    }

    [Fact]
    public void Cancel_BeforeItIsDue_IsNeverCalled()
    {
        int timer = _timers.Add(TimeSpan.FromMilliseconds(10), Count);
        Assert.True(_timers.Cancel(timer));
        Thread.Sleep(20);
        _timers.Execute();
        Assert.Equal(0, _calls);
    }

    [Fact]
    public void Members_NoSuchTimer_ReturnFalse()
    {
        Assert.False(_timers.Cancel(1));
        Assert.False(_timers.Reset(1));
        Assert.False(_timers.SetInterval(1, s_interval));
        int timer = _timers.Add(s_interval, Count);
        Assert.True(_timers.Cancel(timer));
        Assert.False(_timers.Cancel(timer));
    }

    [Fact]
    public void NextTimeout_NoTimers_IsNull()
    {
        Assert.Null(_timers.NextTimeout);
        Assert.True(_timers.Cancel(_timers.Add(s_interval, Count)));
        Assert.Null(_timers.NextTimeout);
        _timers.Execute();
    }

    [Fact]
    public void Add_BadArguments_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => _timers.Add(s_interval, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => _timers.Add(TimeSpan.MaxValue, Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => _timers.Add(TimeSpan.Zero, Count));
    }

    // Where C has null pointers.
    [Fact]
    public void Members_Disposed_Throw()
    {
        _timers.Dispose();
        _timers.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _timers.Add(s_interval, Count));
        Assert.Throws<ObjectDisposedException>(() => _timers.Cancel(1));
        Assert.Throws<ObjectDisposedException>(() => _timers.Reset(1));
        Assert.Throws<ObjectDisposedException>(() => _timers.SetInterval(1, s_interval));
        Assert.Throws<ObjectDisposedException>(() => _timers.NextTimeout);
        Assert.Throws<ObjectDisposedException>(_timers.Execute);
    }

    private void Count(int timer)
    {
        _called = timer;
        _calls++;
    }

    // On a busy machine the time may be over all the same.
    private void AssertNotDueBefore(Stopwatch watch, TimeSpan interval)
    {
        _timers.Execute();
        if (watch.Elapsed < interval)
        {
            Assert.Equal(0, _calls);
        }
    }

    private void WaitAndExecute()
    {
        while (_timers.NextTimeout is { } timeout && timeout > TimeSpan.Zero)
        {
            Thread.Sleep(timeout);
        }

        _timers.Execute();
    }
}
