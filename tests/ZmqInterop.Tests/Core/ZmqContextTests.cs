using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqContextTests
{
    [Fact]
    public void NewContext_HasLibzmqsDefaults()
    {
        using ZmqContext context = new();
        Assert.Equal(1, context.IoThreads);
        Assert.Equal(1023, context.MaxSockets);
        Assert.Equal(int.MaxValue, context.MaxMessageSize);
        Assert.False(context.IPv6);
        Assert.True(context.SocketLimit >= 1023);
        Assert.Equal(ZmqContext.DefaultShutdownTimeout, context.ShutdownTimeout);
        Assert.Equal(TimeSpan.FromSeconds(5), ZmqContext.DefaultShutdownTimeout);
        Assert.False(context.IsDisposed);
        Assert.Equal("ZmqContext (0 sockets)", context.ToString());
    }

    [Fact]
    public void Options_Set_ComeBack()
    {
        using ZmqContext context = new() { IoThreads = 2, MaxSockets = 7, MaxMessageSize = 1000, IPv6 = true, ShutdownTimeout = Timeout.InfiniteTimeSpan };
        Assert.Equal((2, 7, 1000, true), (context.IoThreads, context.MaxSockets, context.MaxMessageSize, context.IPv6));
        Assert.Equal(Timeout.InfiniteTimeSpan, context.ShutdownTimeout);
        context.ShutdownTimeout = TimeSpan.FromMilliseconds(1.5);
        Assert.Equal(TimeSpan.FromMilliseconds(2), context.ShutdownTimeout);
    }

    [Fact]
    public void Options_OutOfRange_ThrowArgumentOutOfRangeException()
    {
        using ZmqContext context = new();
        Assert.Throws<ArgumentOutOfRangeException>(() => context.IoThreads = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => context.MaxSockets = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => context.MaxSockets = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => context.MaxMessageSize = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => context.ShutdownTimeout = TimeSpan.FromTicks(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => context.ShutdownTimeout = TimeSpan.MaxValue);
        if (context.SocketLimit < int.MaxValue)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => context.MaxSockets = context.SocketLimit + 1);
        }
    }

    [Fact]
    public void IoThreadsAndMaxSockets_AfterTheFirstSocket_ThrowInvalidOperationException()
    {
        using ZmqContext context = new();
        using (context.CreateSocket(ZmqSocketType.Pair))
        {
            Assert.Throws<InvalidOperationException>(() => context.IoThreads = 2);
            Assert.Throws<InvalidOperationException>(() => context.MaxSockets = 2);
        }

        Assert.Throws<InvalidOperationException>(() => context.IoThreads = 2);
        Assert.Equal(1, context.IoThreads);
    }

    [Fact]
    public void CreateSocket_BeyondMaxSockets_ThrowsTooManyOpenFilesUntilOneIsClosed()
    {
        using ZmqContext context = new() { MaxSockets = 3 };
        List<ZmqSocket> sockets = [.. Enumerable.Range(0, 3).Select(_ => context.CreateSocket(ZmqSocketType.Pair))];

        ZmqException exception = Assert.Throws<ZmqException>(() => context.CreateSocket(ZmqSocketType.Pair));

        Assert.Equal(ZmqError.TooManyOpenFiles, exception.Error);
        Assert.Equal("zmq_socket", exception.Operation);
        Assert.Contains("MaxSockets", exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, context.SocketCount);
        sockets[0].Dispose();

        // Its place is free when the reaper thread has closed it.
        ZmqSocket? next = null;
        Parked.Until(() => Record.Exception(() => next = context.CreateSocket(ZmqSocketType.Pair)) is null, "free places");
        Assert.Equal(3, context.SocketCount);
        next!.Dispose();
    }

    [Fact]
    public void CreateSocket_NoIoThreads_ConnectsOverInprocOnly()
    {
        using ZmqContext context = new() { IoThreads = 0 };
        using ZmqSocket bound = context.CreateSocket(ZmqSocketType.Pair);
        using ZmqSocket connected = context.CreateSocket(ZmqSocketType.Pair);
        connected.Connect(bound.Bind(Endpoints.Inproc()));
        connected.Send("x");
        Assert.Equal("x", bound.ReceiveString());
        Assert.Equal(ZmqError.NoThread, Assert.Throws<ZmqException>(() => bound.Bind("tcp://127.0.0.1:*")).Error);
        Assert.Equal(ZmqError.NoThread, Assert.Throws<ZmqException>(() => connected.Connect("tcp://127.0.0.1:5555")).Error);
    }

    [Fact]
    public void CreateSocket_FromManyThreads_CountsAll()
    {
        using ZmqContext context = new();
        BackgroundCall[] calls = [.. Enumerable.Range(0, 4).Select(_ => BackgroundCall.Start(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                using ZmqSocket first = context.CreateSocket(ZmqSocketType.Dealer);
                using ZmqSocket second = context.CreateSocket(ZmqSocketType.Pair);
                Assert.True(context.SocketCount >= 2);
            }
        }))];
        foreach (BackgroundCall call in calls)
        {
            call.Finish();
        }

        Assert.Equal(0, context.SocketCount);
    }

    [Fact]
    public void Connect_InprocOfAnotherContext_DoesNotMeet()
    {
        using ZmqContext first = new();
        using ZmqContext second = new();
        using ZmqSocket bound = first.CreateSocket(ZmqSocketType.Pair);
        using ZmqSocket other = second.CreateSocket(ZmqSocketType.Pair);
        other.Options.Linger = TimeSpan.Zero;
        other.Connect(bound.Bind(Endpoints.Inproc()));
        other.Send("x");
        Assert.False(bound.TryReceiveBytes(out _, TimeSpan.FromMilliseconds(50)));
    }
}
