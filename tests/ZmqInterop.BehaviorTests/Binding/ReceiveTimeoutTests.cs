using System;
using System.Diagnostics;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Waiting for a message ends after the time that was set, not before; without waiting it ends at once.</summary>
public sealed class ReceiveTimeoutTests : BehaviorTest
{
    // libzmq counts in milliseconds.
    private static readonly TimeSpan s_fraction = TimeSpan.FromMilliseconds(2);

    [Fact]
    public void Receive_NoPeer_EndsAfterTheTime()
    {
        ZmqSocket frontend = Create(ZmqSocketType.Dealer);
        string endpoint = frontend.Bind(Endpoints.Inproc());
        Assert.False(frontend.TryReceiveBytes(out _));

        TimeSpan time = TimeSpan.FromMilliseconds(250);
        frontend.Options.ReceiveTimeout = time;
        Stopwatch watch = Stopwatch.StartNew();
        Assert.Throws<TimeoutException>(() => frontend.ReceiveBytes());
        Assert.True(watch.Elapsed >= time - s_fraction, $"{watch.Elapsed} of {time}");
        watch.Restart();
        Assert.False(frontend.TryReceiveBytes(out _, time / 2));
        Assert.True(watch.Elapsed >= (time / 2) - s_fraction, $"{watch.Elapsed} of {time / 2}");

        frontend.Options.ReceiveTimeout = BackgroundCall.Limit;
        ZmqSocket backend = Create(ZmqSocketType.Dealer);
        backend.Options.SendTimeout = BackgroundCall.Limit;
        backend.Connect(endpoint);
        backend.Send("Hello");
        Assert.Equal("Hello", frontend.ReceiveString());
    }
}
