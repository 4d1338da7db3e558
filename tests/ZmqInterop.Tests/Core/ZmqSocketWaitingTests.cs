using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using Xunit;
using ZmqInterop.Native;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Who is served when several wait on one socket.</summary>
[Collection(AloneCollection.Name)]
public sealed class ZmqSocketWaitingTests
{
    [Fact]
    public void Receive_SeveralThreadsWait_AreServedInTheOrderInWhichTheyCame()
    {
        const int Threads = 5;
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        string[] received = new string[Threads];
        BackgroundCall[] calls = new BackgroundCall[Threads];
        for (int i = 0; i < Threads; i++)
        {
            int index = i;
            calls[i] = BackgroundCall.Start(() => received[index] = pair.Bound.ReceiveString());
            Parked.Wait(pair.Bound, i + 1);
        }

        for (int i = 0; i < Threads; i++)
        {
            pair.Connected.Send($"{i}");
        }

        foreach (BackgroundCall call in calls)
        {
            call.Finish();
        }

        Assert.Equal(["0", "1", "2", "3", "4"], received);
    }

    [Fact]
    public void Send_SeveralThreadsWait_AreServedInTheOrderInWhichTheyCame()
    {
        const int Threads = 5;
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 1);
        int filling = SocketPair.Fill(pair.Connected);
        BackgroundCall[] calls = new BackgroundCall[Threads];
        for (int i = 0; i < Threads; i++)
        {
            int index = i;
            calls[i] = BackgroundCall.Start(() => pair.Connected.Send($"{index}"));
            Parked.Wait(pair.Connected, i + 1);
        }

        for (int i = 0; i < filling; i++)
        {
            Assert.Equal(SocketPair.Filling, pair.Bound.ReceiveString());
        }

        Assert.Equal(["0", "1", "2", "3", "4"], Enumerable.Range(0, Threads).Select(_ => pair.Bound.ReceiveString()));
        foreach (BackgroundCall call in calls)
        {
            call.Finish();
        }
    }

    [Fact]
    public void TryReceive_OthersWait_DoesNotOvertake()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        string? first = null;
        BackgroundCall waiting = BackgroundCall.Start(() => first = pair.Bound.ReceiveString());
        Parked.Wait(pair.Bound);
        pair.Connected.Send("1");
        pair.Connected.Send("2");

        string? second = null;
        Parked.Until(() => pair.Bound.TryReceiveString(out second), "second messages");

        waiting.Finish();
        Assert.Equal(("1", "2"), (first, second));
    }

    [Fact]
    public void Send_WhileAnotherThreadReceives_DoesNotWaitForIt()
    {
        using SocketPair pair = new(ZmqSocketType.Dealer, ZmqSocketType.Dealer, "tcp");
        string? received = null;
        BackgroundCall receive = BackgroundCall.Start(() => received = pair.Bound.ReceiveString());
        Parked.Wait(pair.Bound);

        pair.Bound.Send("request");
        Assert.Equal("request", pair.Connected.ReceiveString());
        pair.Connected.Send("reply");

        receive.Finish();
        Assert.Equal("reply", received);
    }

    [Fact]
    public void Send_UsesUpTheSignalOfAWaitingReceive_ServesIt()
    {
        // The send processes the command that the message came with, mostly before the thread that sleeps on it has looked.
        using SocketPair pair = new(ZmqSocketType.Dealer, ZmqSocketType.Dealer);
        for (int i = 0; i < 100; i++)
        {
            int round = i;
            string? received = null;
            BackgroundCall receive = BackgroundCall.Start(() => received = pair.Bound.ReceiveString());
            Parked.Wait(pair.Bound);

            pair.Connected.Send($"{round}");
            pair.Bound.Send("by the way");

            receive.Finish(() => $"Round {round}.");
            Assert.Equal($"{round}", received);
            Assert.Equal("by the way", pair.Connected.ReceiveString());
        }
    }

    [Fact]
    public void TwoReceiversAndPollers_OneMessageEach_AreAllServed()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        ConcurrentBag<string> received = [];
        int polled = 0;
        BackgroundCall Poll() => BackgroundCall.Start(() =>
        {
            using ZmqPoller poller = new();
            poller.Add(pair.Bound);
            ZmqPollResult[] results = new ZmqPollResult[1];
            Assert.Equal(1, poller.Wait(results, BackgroundCall.Limit));
            Assert.Equal(ZmqPollEvents.In, results[0].Events);
            Interlocked.Increment(ref polled);
        });
        BackgroundCall[] calls = new BackgroundCall[4];
        calls[0] = BackgroundCall.Start(() => received.Add(pair.Bound.ReceiveString()));
        Parked.Wait(pair.Bound, 1);
        calls[1] = Poll();
        Parked.Wait(pair.Bound, 2);
        calls[2] = BackgroundCall.Start(() => received.Add(pair.Bound.ReceiveString()));
        Parked.Wait(pair.Bound, 3);
        calls[3] = Poll();
        Parked.Wait(pair.Bound, 4);

        pair.Connected.Send("1");
        pair.Connected.Send("2");
        calls[0].Finish();
        calls[2].Finish();
        Assert.Equal(["1", "2"], received.Order());

        // Pollers take nothing, and what they saw may be gone when they look: only what stays is promised to them.
        pair.Connected.Send("3");
        calls[1].Finish();
        calls[3].Finish();
        Assert.Equal(2, polled);
        Assert.Equal("3", pair.Bound.ReceiveString());
    }

    [Fact]
    public void Send_MandatoryRouterWithAFullPeerAndAnotherWithRoom_SleepsWithoutSpinning()
    {
        using ZmqContext context = new();
        using ZmqSocket router = context.CreateSocket(ZmqSocketType.Router);
        router.SetOption(ZmqConstants.ZMQ_ROUTER_MANDATORY, "RouterMandatory", 1);
        router.Options.Linger = TimeSpan.Zero;
        router.Options.SendHighWatermark = 1;
        string endpoint = router.Bind(Endpoints.Inproc());
        using ZmqSocket full = Peer(context, endpoint, "full");
        using ZmqSocket roomy = Peer(context, endpoint, "roomy");
        using (ZmqMessage hello = router.ReceiveMessage())
        {
            router.Receive(hello);
        }

        int sent = 0;
        using ZmqMessage filling = new();
        do
        {
            filling.Clear();
            filling.Add("full");
            filling.Add($"{sent}");
        }
        while (router.TrySend(filling) && ++sent < 100);

        Assert.True(sent < 100, "The peer never was full.");
        Assert.Equal(ZmqPollEvents.Out, router.Events);
        BackgroundCall first = SendTo(router, "full", "a");
        Parked.Wait(router, 1);
        BackgroundCall second = SendTo(router, "full", "b");
        Parked.Wait(router, 2);

        ProcessorTime.AssertLittle();

        string[] received = [.. Enumerable.Range(0, sent + 2).Select(_ => full.ReceiveString())];
        first.Finish();
        second.Finish();
        Assert.Equal(["a", "b"], received[^2..]);
        SendTo(router, "roomy", "c").Finish();
        Assert.Equal("c", roomy.ReceiveString());
    }

    [Fact]
    public void Receive_RaceOfMessageAndTimeout_LosesNothing()
    {
        const int Messages = 3_000;
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        BackgroundCall sender = BackgroundCall.Start(() =>
        {
            for (int i = 0; i < Messages; i++)
            {
                pair.Connected.Send(BitConverter.GetBytes(i));
                Thread.SpinWait(i % 97 * 200);
            }
        });
        byte[] buffer = new byte[4];
        int next = 0;
        while (next < Messages)
        {
            if (pair.Bound.TryReceive(buffer, out _, TimeSpan.FromMilliseconds(1)))
            {
                Assert.Equal(next++, BitConverter.ToInt32(buffer));
            }
            else
            {
                Assert.True(sender.IsRunning || (pair.Bound.Events & ZmqPollEvents.In) != 0, $"{next} received.");
            }
        }

        sender.Finish();
    }

    private static ZmqSocket Peer(ZmqContext context, string endpoint, string id)
    {
        ZmqSocket peer = context.CreateSocket(ZmqSocketType.Dealer);
        peer.SetOption(ZmqConstants.ZMQ_ROUTING_ID, "RoutingId", System.Text.Encoding.UTF8.GetBytes(id));
        peer.Options.ReceiveHighWatermark = 1;
        peer.Connect(endpoint);
        peer.Send("hello");
        return peer;
    }

    private static BackgroundCall SendTo(ZmqSocket router, string id, string text) => BackgroundCall.Start(() =>
    {
        using ZmqMessage message = new() { id, text };
        router.Send(message);
    });
}
