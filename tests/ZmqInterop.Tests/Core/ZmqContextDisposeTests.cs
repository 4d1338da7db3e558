using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Options;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqContextDisposeTests
{
    // An address that nobody listens on: port 9 of the loopback.
    private const string Absent = "tcp://127.0.0.1:9";

    [Fact]
    public void Dispose_CallsBlockedInSeveralThreads_EndsThemAll()
    {
        for (int i = 0; i < 200; i++)
        {
            ZmqContext context = new();
            ZmqSocket dealer = context.CreateSocket(ZmqSocketType.Dealer);
            ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
            using ZmqPoller poller = new();
            poller.Add(pull);
            BackgroundCall[] calls =
            [
                BackgroundCall.Start(() => dealer.ReceiveBytes()),
                BackgroundCall.Start(() => dealer.Send("x")),
                BackgroundCall.Start(() => pull.ReceiveString()),
                BackgroundCall.Start(() => poller.Wait(new ZmqPollResult[1])),
            ];
            if (i % 4 != 0)
            {
                Parked.Wait(dealer, 2);
                Parked.Wait(pull, 2);
            }

            BackgroundCall.Start(context.Dispose).Finish(() => $"Round {i}.");

            Assert.All(calls, ZmqSocketDisposeTests.AssertEnded);
            Assert.Equal(0, context.SocketCount);
            Assert.Equal("ZmqContext (disposed)", context.ToString());
        }
    }

    [Fact]
    public void Dispose_OpenSocketsWithInfiniteLingerAndAnAbsentPeer_ReturnsAfterShutdownTimeout()
    {
        ZmqContext context = new() { ShutdownTimeout = TimeSpan.FromMilliseconds(300) };
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        Assert.Equal(Timeout.InfiniteTimeSpan, push.Options.Linger);
        push.Connect(Absent);
        push.Send("for nobody");
        long begin = Stopwatch.GetTimestamp();

        BackgroundCall.Start(context.Dispose).Finish();

        Assert.True(Stopwatch.GetElapsedTime(begin) >= TimeSpan.FromMilliseconds(300));
        Assert.True(context.Handle.IsClosed);

        // Not left to linger for ever in the background: the linger period is limited as well.
        Parked.Until(() => context.Handle.Terminated.IsCompleted, "native contexts that have terminated");
    }

    [Fact]
    public void Dispose_SocketClosedEarlierWithInfiniteLinger_ReturnsAllTheSame()
    {
        ZmqContext context = new() { ShutdownTimeout = TimeSpan.FromMilliseconds(100) };
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Connect(Absent);
        push.Send("for nobody");
        push.Dispose();
        Assert.Equal(0, context.SocketCount);

        BackgroundCall.Start(context.Dispose).Finish();

        Assert.True(context.IsDisposed);
    }

    [Fact]
    public void Dispose_ShutdownTimeoutZero_DropsWhatIsPending()
    {
        ZmqContext context = new() { ShutdownTimeout = TimeSpan.Zero };
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Connect(Absent);
        push.Send("for nobody");
        BackgroundCall.Start(context.Dispose).Finish();
    }

    [Fact]
    public void Dispose_InfiniteShutdownTimeout_WaitsUntilThePeerHasEverything()
    {
        using ZmqContext receiving = new();
        using ZmqSocket pull = receiving.CreateSocket(ZmqSocketType.Pull);
        string endpoint = pull.Bind("tcp://127.0.0.1:*");
        pull.Unbind(endpoint);
        ZmqContext context = new() { ShutdownTimeout = Timeout.InfiniteTimeSpan };
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Connect(endpoint);
        push.Send("late");
        BackgroundCall dispose = BackgroundCall.Start(context.Dispose);
        Assert.False(SpinWait.SpinUntil(() => !dispose.IsRunning, TimeSpan.FromMilliseconds(300)));

        Parked.Until(() => Record.Exception(() => pull.Bind(endpoint)) is null, $"a free {endpoint}");

        dispose.Finish();
        Assert.Equal("late", pull.ReceiveString());
    }

    [Fact]
    public void Dispose_MessagesForAPresentPeer_AreAllDelivered()
    {
        const int Messages = 800;
        using ZmqContext receiving = new();
        using ZmqSocket pull = receiving.CreateSocket(ZmqSocketType.Pull);
        using (ZmqContext context = new())
        {
            ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
            push.Connect(pull.Bind("tcp://127.0.0.1:*"));
            for (int i = 0; i < Messages; i++)
            {
                push.Send(BitConverter.GetBytes(i));
            }
        }

        for (int i = 0; i < Messages; i++)
        {
            Assert.True(pull.TryReceiveBytes(out byte[]? content, BackgroundCall.Limit));
            Assert.Equal(i, BitConverter.ToInt32(content));
        }
    }

    [Fact]
    public void Dispose_FromManyThreadsAtOnce_AllReturn()
    {
        for (int i = 0; i < 50; i++)
        {
            ZmqContext context = new();
            context.CreateSocket(ZmqSocketType.Pub).Bind(Endpoints.Inproc());
            BackgroundCall[] calls = [.. Enumerable.Range(0, 4).Select(_ => BackgroundCall.Start(context.Dispose))];
            foreach (BackgroundCall call in calls)
            {
                call.Finish();
            }
        }
    }

    [Fact]
    public void Dispose_WhileOthersCreateSockets_LeavesNoneOpen()
    {
        for (int i = 0; i < 100; i++)
        {
            ZmqContext context = new();
            BackgroundCall[] calls = [.. Enumerable.Range(0, 2).Select(_ => BackgroundCall.Start(() =>
            {
                while (true)
                {
                    context.CreateSocket(ZmqSocketType.Pair).Bind(Endpoints.Inproc());
                }
            }))];
            // They may have met the limit of the context, and the collector their sockets, before this thread gets to look.
            Parked.Until(() => context.SocketCount > i % 5 || !calls.All(call => call.IsRunning), "sockets");

            BackgroundCall.Start(context.Dispose).Finish(() => $"Round {i}.");

            Assert.All(calls, c => Assert.True(
                c.Exception() is ObjectDisposedException or ZmqException { Error: ZmqError.TooManyOpenFiles or ZmqError.ContextTerminated }, $"{c.Exception()}"));
            Assert.Equal(0, context.SocketCount);
        }
    }

    [Fact]
    public void Dispose_SocketsOfAllTypesInUse_Returns()
    {
        ZmqContext context = new();
        foreach (ZmqSocketType type in SocketTypes.Available)
        {
            ZmqSocket socket = context.CreateSocket(type);
            socket.Bind(type.ToString() == "Dgram" ? $"udp://{DraftPair.FreeAddress()}" : "tcp://127.0.0.1:*");
        }

        BackgroundCall.Start(context.Dispose).Finish();
        Assert.Equal(0, context.SocketCount);
    }
}
