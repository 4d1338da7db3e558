using System;
using System.Diagnostics;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqSocketTimeoutTests
{
    public static TheoryData<double> Milliseconds => [0.01, 0.9, 1, 1.1, 2, 5, 10, 33.3, 100];

    [Fact]
    public void Send_SequenceWithoutAPeerInTime_Throws()
    {
        using ZmqContext context = new();
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Options.SendTimeout = TimeSpan.FromMilliseconds(1);
        Assert.Throws<TimeoutException>(() => push.Send(Bytes.Sequence(Bytes.Pattern(100), 10)));
    }

    [Theory]
    [MemberData(nameof(Milliseconds))]
    public void TryReceive_NothingComes_NeverEndsEarly(double milliseconds)
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pull);
        TimeSpan timeout = TimeSpan.FromMilliseconds(milliseconds);
        for (int i = 0; i < 20; i++)
        {
            long begin = Stopwatch.GetTimestamp();
            Assert.False(socket.TryReceiveBytes(out _, timeout));
            TimeSpan elapsed = Stopwatch.GetElapsedTime(begin);
            Assert.True(elapsed >= timeout, $"{elapsed.TotalMilliseconds} ms");
        }
    }

    [Theory]
    [MemberData(nameof(Milliseconds))]
    public void TrySend_NoPeer_NeverEndsEarly(double milliseconds)
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Push);
        TimeSpan timeout = TimeSpan.FromMilliseconds(milliseconds);
        for (int i = 0; i < 20; i++)
        {
            long begin = Stopwatch.GetTimestamp();
            Assert.False(socket.TrySend("x"u8, timeout));
            TimeSpan elapsed = Stopwatch.GetElapsedTime(begin);
            Assert.True(elapsed >= timeout, $"{elapsed.TotalMilliseconds} ms");
        }
    }

    [Fact]
    public void TryReceive_OtherThreadsKeepWakingIt_NeverEndsEarly()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        TimeSpan timeout = TimeSpan.FromMilliseconds(200);
        long begin = Stopwatch.GetTimestamp();
        BackgroundCall receive = BackgroundCall.Start(() => Assert.False(pair.Bound.TryReceiveBytes(out _, timeout)));

        // Each of these processes commands of the socket and looks at its waiters.
        while (receive.IsRunning)
        {
            _ = pair.Bound.Events;
            pair.Bound.Send("x");
            Assert.Equal("x", pair.Connected.ReceiveString());
        }

        receive.Finish();
        Assert.True(Stopwatch.GetElapsedTime(begin) >= timeout);
    }

    [Fact]
    public void Receive_ReceiveTimeout_ThrowsTimeoutExceptionThatNamesIt()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pull);
        socket.Options.ReceiveTimeout = TimeSpan.FromMilliseconds(30);
        using ZmqFrame frame = new();
        using ZmqMessage message = new();
        foreach (Action receive in new Action[]
        {
            () => socket.Receive(new byte[1]),
            () => socket.Receive(new byte[1], out _),
            () => socket.Receive(frame),
            () => socket.Receive(message),
            () => socket.ReceiveString(),
            () => socket.ReceiveBytes(),
        })
        {
            long begin = Stopwatch.GetTimestamp();
            TimeoutException exception = Assert.Throws<TimeoutException>(receive);
            Assert.True(Stopwatch.GetElapsedTime(begin) >= TimeSpan.FromMilliseconds(30));
            Assert.Equal("No message came to this PULL socket within Options.ReceiveTimeout (30 ms).", exception.Message);
        }
    }

    [Fact]
    public void Send_SendTimeout_ThrowsTimeoutExceptionThatNamesIt()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Push);
        socket.Options.SendTimeout = TimeSpan.FromMilliseconds(30);
        using ZmqFrame frame = new("x");
        using ZmqMessage message = new() { "x", "y" };
        foreach (Action send in new Action[]
            { () => socket.Send("x"), () => socket.Send("x"u8), () => socket.Send(new string('x', 1000)), () => socket.Send(frame), () => socket.Send(message) })
        {
            long begin = Stopwatch.GetTimestamp();
            TimeoutException exception = Assert.Throws<TimeoutException>(send);
            Assert.True(Stopwatch.GetElapsedTime(begin) >= TimeSpan.FromMilliseconds(30));
            Assert.Equal("No peer of this PUSH socket had room for the message within Options.SendTimeout (30 ms). Nothing was sent.", exception.Message);
        }

        Assert.Equal(1, frame.Size);
        Assert.Equal(2, message.Count);
    }

    [Fact]
    public void SendAndReceive_TimeoutOptionOfZero_ThrowAtOnce()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pair);
        socket.Options.ReceiveTimeout = TimeSpan.Zero;
        socket.Options.SendTimeout = TimeSpan.Zero;
        Assert.Throws<TimeoutException>(() => socket.ReceiveBytes());
        Assert.Throws<TimeoutException>(() => socket.Send("x"));
    }

    [Fact]
    public void TryReceive_OwnTimeout_OverridesTheOption()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        pair.Bound.Options.ReceiveTimeout = TimeSpan.FromMilliseconds(1);
        string? text = null;
        BackgroundCall receive = BackgroundCall.Start(() => Assert.True(pair.Bound.TryReceiveString(out text, Timeout.InfiniteTimeSpan)));
        Parked.Wait(pair.Bound);
        Assert.False(SpinWait.SpinUntil(() => !receive.IsRunning, TimeSpan.FromMilliseconds(50)));

        pair.Connected.Send("x");

        receive.Finish();
        Assert.Equal("x", text);
    }

    [Fact]
    public void Receive_WithoutTimeout_WaitsForTheMessage()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, "tcp");
        string? text = null;
        BackgroundCall receive = BackgroundCall.Start(() => text = pair.Bound.ReceiveString());
        Parked.Wait(pair.Bound);
        Assert.False(SpinWait.SpinUntil(() => !receive.IsRunning, TimeSpan.FromMilliseconds(200)));

        pair.Connected.Send("x");

        receive.Finish();
        Assert.Equal("x", text);
    }

    [Fact]
    public void TryReceive_LongestTimeout_Waits()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        BackgroundCall receive = BackgroundCall.Start(() => Assert.True(pair.Bound.TryReceiveString(out _, TimeSpan.FromMilliseconds(int.MaxValue))));
        Parked.Wait(pair.Bound);
        pair.Connected.Send("x");
        receive.Finish();
    }
}
