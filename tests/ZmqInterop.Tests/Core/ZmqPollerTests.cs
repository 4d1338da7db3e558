using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqPollerTests
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(30);

    [Fact]
    public void AddModifyRemove_BadArguments_Throw()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqPoller poller = new();
        Assert.Throws<ArgumentNullException>("socket", () => poller.Add((ZmqSocket)null!));
        Assert.Throws<ArgumentNullException>("socket", () => poller.Modify(null!, ZmqPollEvents.In));
        Assert.Throws<ArgumentNullException>("socket", () => poller.Remove(null!));
        Assert.Throws<ArgumentException>("events", () => poller.Add(pair.Bound, ZmqPollEvents.Error));
        Assert.Throws<ArgumentException>("events", () => poller.Add(pair.Bound, ZmqPollEvents.In | ZmqPollEvents.Priority));
        Assert.Throws<ArgumentException>("events", () => poller.Add(pair.Bound, (ZmqPollEvents)16));
        Assert.Throws<ArgumentException>("events", () => poller.Add((nint)0, (ZmqPollEvents)16));
        Assert.Throws<ArgumentOutOfRangeException>("descriptor", () => poller.Add((nint)(-1)));
        Assert.Throws<ArgumentException>("socket", () => poller.Modify(pair.Bound, ZmqPollEvents.In));
        Assert.Throws<ArgumentException>("descriptor", () => poller.Modify((nint)0, ZmqPollEvents.In));
        Assert.False(poller.Remove(pair.Bound));
        Assert.False(poller.Remove((nint)0));
        Assert.Equal(0, poller.Count);

        poller.Add(pair.Bound);
        Assert.Throws<ArgumentException>("socket", () => poller.Add(pair.Bound));
        Assert.Throws<ArgumentException>("events", () => poller.Modify(pair.Bound, ZmqPollEvents.Error));
        poller.Add((nint)0, ZmqPollEvents.None);
        Assert.Throws<ArgumentException>("descriptor", () => poller.Add((nint)0));
        Assert.Equal(2, poller.Count);
        Assert.True(poller.Remove(pair.Bound));
        Assert.False(poller.Remove(pair.Bound));
        Assert.Equal(1, poller.Count);
    }

    [Fact]
    public void Wait_BadArguments_Throw()
    {
        using ZmqPoller poller = new();
        Assert.Throws<ArgumentException>("results", () => poller.Wait([]));
        Assert.Throws<ArgumentOutOfRangeException>("timeout", () => poller.Wait(new ZmqPollResult[1], TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>("timeout", () => poller.Wait(new ZmqPollResult[1], TimeSpan.MaxValue));
        Assert.Equal(0, poller.Wait(new ZmqPollResult[1], TimeSpan.Zero));
    }

    [Fact]
    public void Wait_NothingReady_ReturnsZeroNotBeforeTheTimeout()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqPoller poller = new();
        poller.Add(pair.Bound);
        for (int i = 0; i < 10; i++)
        {
            long begin = Stopwatch.GetTimestamp();
            Assert.Equal(0, poller.Wait(new ZmqPollResult[1], s_short));
            Assert.True(Stopwatch.GetElapsedTime(begin) >= s_short);
        }
    }

    [Fact]
    public void Wait_SeveralReady_ReturnsAllWithTheirStates()
    {
        using SocketPair first = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using SocketPair second = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using SocketPair third = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        object state = new();
        using ZmqPoller poller = new();
        poller.Add(first.Bound, ZmqPollEvents.In, state);
        poller.Add(second.Bound, ZmqPollEvents.In | ZmqPollEvents.Out, 7);
        poller.Add(third.Bound);
        first.Connected.Send("x");
        second.Connected.Send("x");
        ZmqPollResult[] results = new ZmqPollResult[5];

        int count = poller.Wait(results);

        Assert.Equal(
            [new(first.Bound, 0, ZmqPollEvents.In, state), new(second.Bound, 0, ZmqPollEvents.In | ZmqPollEvents.Out, 7)], results[..count]);

        // Level-triggered: what was not received is there still.
        Assert.Equal(2, poller.Wait(results));
        Assert.Equal("x", first.Bound.ReceiveString());
        Assert.Equal(1, poller.Wait(results));
        Assert.Same(second.Bound, results[0].Socket);
    }

    [Fact]
    public void Wait_ResultsSmallerThanWhatIsReady_Rotates()
    {
        const int Sockets = 7;
        using ZmqContext context = new();
        using ZmqPoller poller = new();
        List<ZmqSocket> sockets = [];
        for (int i = 0; i < Sockets; i++)
        {
            ZmqSocket bound = context.CreateSocket(ZmqSocketType.Pair);
            ZmqSocket connected = context.CreateSocket(ZmqSocketType.Pair);
            connected.Connect(bound.Bind(Endpoints.Inproc()));
            connected.Send("x");
            poller.Add(bound, ZmqPollEvents.In, i);
            sockets.Add(connected);
        }

        foreach (int room in new[] { 1, 2, 3 })
        {
            int[] seen = new int[Sockets];
            ZmqPollResult[] results = new ZmqPollResult[room];
            for (int i = 0; i < Sockets * 4; i++)
            {
                int count = poller.Wait(results);
                Assert.Equal(room, count);
                foreach (ZmqPollResult result in results)
                {
                    seen[(int)result.State!]++;
                }
            }

            Assert.All(seen, n => Assert.InRange(n, (4 * room) - 1, (4 * room) + 1));
        }
    }

    [Fact]
    public void Wait_MessageComesMeanwhile_Returns()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, "tcp");
        using ZmqPoller poller = new();
        poller.Add(pair.Bound);
        ZmqPollResult[] results = new ZmqPollResult[1];
        for (int i = 0; i < 500; i++)
        {
            int count = 0;
            BackgroundCall wait = BackgroundCall.Start(() => count = poller.Wait(results));
            if (i % 2 == 0)
            {
                Parked.Wait(pair.Bound);
            }

            pair.Connected.Send($"{i}");
            wait.Finish(() => $"Round {i}.");
            Assert.Equal((1, pair.Bound, ZmqPollEvents.In), (count, results[0].Socket, results[0].Events));
            Assert.Equal($"{i}", pair.Bound.ReceiveString());
        }
    }

    [Fact]
    public void Wait_AnotherThreadTakesTheMessages_GoesOnWaitingForItsTimeout()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqPoller poller = new();
        poller.Add(pair.Bound);
        BackgroundCall receive = BackgroundCall.Start(() =>
        {
            while (pair.Bound.ReceiveString() != "end")
            {
            }
        });
        int seen = 0;
        BackgroundCall wait = BackgroundCall.Start(() =>
        {
            ZmqPollResult[] results = new ZmqPollResult[1];
            long end = Environment.TickCount64 + 500;
            while (Environment.TickCount64 < end)
            {
                seen += poller.Wait(results, s_short);
            }
        });
        int sent = 0;
        while (wait.IsRunning)
        {
            pair.Connected.Send($"{sent++}");
            Thread.SpinWait(500);
        }

        pair.Connected.Send("end");
        receive.Finish(() => $"{sent} sent, {seen} seen.");
        wait.Finish(() => $"{sent} sent, {seen} seen.");
    }

    [Fact]
    public void Out_PeerFull_IsReportedWhenThereIsRoom()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 2);
        using ZmqPoller poller = new();
        poller.Add(pair.Connected, ZmqPollEvents.Out);
        ZmqPollResult[] results = new ZmqPollResult[1];
        Assert.Equal(1, poller.Wait(results));
        int sent = SocketPair.Fill(pair.Connected);
        Assert.Equal(0, poller.Wait(results, s_short));
        BackgroundCall wait = BackgroundCall.Start(() => Assert.Equal(1, poller.Wait(results)));
        Parked.Wait(pair.Connected);

        for (int i = 0; i < sent; i++)
        {
            _ = pair.Bound.ReceiveBytes();
        }

        wait.Finish();
        Assert.Equal(ZmqPollEvents.Out, results[0].Events);
        Assert.True(pair.Connected.TrySend("x"u8));
    }

    [Fact]
    public void Interest_None_IsNeverReported()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqPoller poller = new();
        poller.Add(pair.Bound, ZmqPollEvents.None);
        pair.Connected.Send("x");
        ZmqPollResult[] results = new ZmqPollResult[1];
        Assert.Equal(0, poller.Wait(results, s_short));
        poller.Modify(pair.Bound, ZmqPollEvents.In);
        Assert.Equal(1, poller.Wait(results));
        poller.Modify(pair.Bound, ZmqPollEvents.None);
        Assert.Equal(0, poller.Wait(results, TimeSpan.Zero));
    }

    [Fact]
    public void Wait_500Sockets_FindsTheReadyOnes()
    {
        const int Sockets = 500;
        using ZmqContext context = new() { MaxSockets = 2 * Sockets };
        using ZmqPoller poller = new();
        List<ZmqSocket> peers = [];
        for (int i = 0; i < Sockets; i++)
        {
            ZmqSocket bound = context.CreateSocket(ZmqSocketType.Pair);
            ZmqSocket connected = context.CreateSocket(ZmqSocketType.Pair);
            connected.Connect(bound.Bind(Endpoints.Inproc()));
            poller.Add(bound, ZmqPollEvents.In, i);
            peers.Add(connected);
        }

        Assert.Equal(Sockets, poller.Count);
        ZmqPollResult[] results = new ZmqPollResult[Sockets];
        Assert.Equal(0, poller.Wait(results, s_short));
        for (int i = 0; i < Sockets; i += 7)
        {
            int count = 0;
            BackgroundCall wait = BackgroundCall.Start(() => count = poller.Wait(results));
            peers[i].Send("x");
            wait.Finish();
            Assert.Equal((1, i), (count, (int)results[0].State!));
            Assert.Equal("x", results[0].Socket!.ReceiveString());
        }

        peers.ForEach(p => p.Send("x"));
        Assert.Equal(Sockets, poller.Wait(results));
        Assert.Equal(Enumerable.Range(0, Sockets), results.Select(r => (int)r.State!).Order());
    }
}
