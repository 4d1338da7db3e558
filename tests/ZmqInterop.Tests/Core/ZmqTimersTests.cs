using System;
using System.Collections.Generic;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqTimersTests : IDisposable
{
    private static readonly TimeSpan s_soon = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_late = TimeSpan.FromHours(1);

    private readonly ZmqTimers _timers = new();

    public void Dispose() => _timers.Dispose();

    [Fact]
    public void Execute_TimerThatIsDue_CallsItsHandlerAgainAndAgain()
    {
        List<int> calls = [];
        int timer = _timers.Add(s_soon, calls.Add);
        _timers.Add(s_late, _ => Assert.Fail("An hour is not over."));
        Parked.Until(
            () =>
            {
                _timers.Execute();
                return calls.Count >= 3;
            },
            "three calls");
        Assert.All(calls, call => Assert.Equal(timer, call));
    }

    [Fact]
    public void NextTimeout_Timers_IsTheTimeUntilTheNextOne()
    {
        Assert.Null(_timers.NextTimeout);
        int timer = _timers.Add(s_late, static _ => { });
        Assert.InRange(_timers.NextTimeout!.Value, s_late / 2, s_late);
        _timers.Add(s_soon, static _ => { });
        Assert.InRange(_timers.NextTimeout!.Value, TimeSpan.Zero, s_soon);
        Parked.Until(() => _timers.NextTimeout == TimeSpan.Zero, "a timer due");
        Assert.True(_timers.Cancel(timer));
    }

    [Fact]
    public void Cancel_Timer_IsNotCalledAnyMore()
    {
        int timer = _timers.Add(s_soon, _ => Assert.Fail("It was canceled."));
        Assert.True(_timers.Cancel(timer));
        Assert.False(_timers.Cancel(timer));
        Assert.False(_timers.Cancel(4711));
        Assert.False(_timers.Reset(timer));
        Assert.False(_timers.SetInterval(timer, s_late));
        int other = 0;
        _timers.Add(s_soon, _ => other++);
        Parked.Until(
            () =>
            {
                _timers.Execute();
                return other > 1;
            },
            "two calls of the other timer");
    }

    [Fact]
    public void SetIntervalAndReset_Timer_MoveItsTime()
    {
        int timer = _timers.Add(s_late, static _ => { });
        Assert.True(_timers.SetInterval(timer, TimeSpan.FromMinutes(1)));
        Assert.InRange(_timers.NextTimeout!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.True(_timers.Reset(timer));
        Assert.InRange(_timers.NextTimeout!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Execute_HandlerThatChangesTheTimers_Works()
    {
        int calls = 0;
        int other = 0;
        int timer = 0;
        timer = _timers.Add(s_soon, _ =>
        {
            calls++;
            Assert.True(_timers.Cancel(timer));
            _timers.Add(s_soon, _ => other++);
        });
        Parked.Until(
            () =>
            {
                _timers.Execute();
                return other > 0;
            },
            "the timer that the first one has added");
        Assert.Equal(1, calls);
    }

    [Fact]
    public void ResetAndSetInterval_FromAHandler_TakePlaceAfterwards()
    {
        bool? changed = null;
        int other = _timers.Add(s_late, static _ => { });
        _timers.Add(s_soon, timer => changed = _timers.SetInterval(other, TimeSpan.FromMinutes(1)) && _timers.Reset(other) && _timers.Cancel(timer));
        ExecuteUntil(() => changed is not null, "a call of the handler");
        Assert.True(changed);
        Assert.InRange(_timers.NextTimeout!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Cancel_ByAHandlerThatIsCalledFirst_KeepsTheOtherFromBeingCalled()
    {
        List<int> calls = [];
        int[] timers = new int[2];
        void Handle(int timer)
        {
            calls.Add(timer);
            Assert.True(_timers.Cancel(timers[0]) & _timers.Cancel(timers[1]));
        }

        timers[0] = _timers.Add(s_soon, Handle);
        timers[1] = _timers.Add(s_soon, Handle);
        Thread.Sleep(2 * s_soon);
        ExecuteUntil(() => calls.Count > 0, "a call of a handler");
        _timers.Execute();
        Assert.Single(calls);
    }

    [Fact]
    public void Execute_FromAHandler_Throws()
    {
        Exception? exception = null;
        _timers.Add(s_soon, _ => exception = Record.Exception(_timers.Execute));
        ExecuteUntil(() => exception is not null, "a call of the handler");
        Assert.IsType<InvalidOperationException>(exception);
    }

    [Fact]
    public void Dispose_FromAHandler_TakesPlaceAfterwards()
    {
        bool called = false;
        _timers.Add(s_soon, _ =>
        {
            _timers.Dispose();
            called = true;
        });
        ExecuteUntil(() => called, "a call of the handler");
        Assert.Throws<ObjectDisposedException>(_timers.Execute);
    }

    [Fact]
    public void Execute_HandlerThatThrows_ThrowsTheSameAndGoesOn()
    {
        InvalidTimeZoneException thrown = new();
        bool throws = true;
        int calls = 0;
        _timers.Add(s_soon, _ =>
        {
            calls++;
            if (throws)
            {
                throw thrown;
            }
        });
        Exception? exception = null;
        Parked.Until(() => (exception = Record.Exception(_timers.Execute)) is not null, "a call of the handler");
        Assert.Same(thrown, exception);
        throws = false;
        Parked.Until(
            () =>
            {
                _timers.Execute();
                return calls > 1;
            },
            "another call");
    }

    [Fact]
    public void Add_BadArguments_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => _timers.Add(TimeSpan.Zero, static _ => { }));
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => _timers.Add(Timeout.InfiniteTimeSpan, static _ => { }));
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => _timers.Add(TimeSpan.FromDays(30), static _ => { }));
        Assert.Throws<ArgumentNullException>("handler", () => _timers.Add(s_soon, null!));
        int timer = _timers.Add(s_late, static _ => { });
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => _timers.SetInterval(timer, TimeSpan.Zero));
    }

    [Fact]
    public void Members_Disposed_Throw()
    {
        int timer = _timers.Add(s_late, static _ => { });
        _timers.Dispose();
        _timers.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _timers.NextTimeout);
        Assert.Throws<ObjectDisposedException>(() => _timers.Add(s_late, static _ => { }));
        Assert.Throws<ObjectDisposedException>(() => _timers.Cancel(timer));
        Assert.Throws<ObjectDisposedException>(() => _timers.Reset(timer));
        Assert.Throws<ObjectDisposedException>(() => _timers.SetInterval(timer, s_late));
        Assert.Throws<ObjectDisposedException>(_timers.Execute);
    }

    private void ExecuteUntil(Func<bool> condition, string what) => Parked.Until(
        () =>
        {
            _timers.Execute();
            return condition();
        },
        what);
}
