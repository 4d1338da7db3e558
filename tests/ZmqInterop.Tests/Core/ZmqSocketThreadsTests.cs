using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Many threads on one socket: nothing lost, doubled, reordered or left asleep.</summary>
public sealed class ZmqSocketThreadsTests
{
    private static readonly string[] s_transports = ["inproc", "tcp", "ipc"];
    private static readonly int[] s_watermarks = [1000, 10, 1];

    public static TheoryData<string, int> TransportsAndWatermarks => [.. from t in s_transports from w in s_watermarks select (t, w)];

    public static TheoryData<string, int, int, int> Crowds => new()
    {
        { "inproc", 1, 4, 1000 },
        { "inproc", 4, 1, 10 },
        { "inproc", 3, 4, 2 },
        { "tcp", 3, 4, 1000 },
        { "tcp", 4, 3, 5 },
        { "ipc", 2, 2, 100 },
    };

    [Theory]
    [MemberData(nameof(Crowds))]
    public void SendersAndReceivers_OnOneSocketEach_CountsAndSumsAreExact(string transport, int senders, int receivers, int watermark)
    {
        const int PerSender = 12_000;
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport, watermark);
        long sum = 0;
        long count = 0;
        long sent = 0;
        string Progress() => $"{Volatile.Read(ref sent)} sent, {Volatile.Read(ref count)} received.";

        BackgroundCall[] receiving = [.. Enumerable.Range(0, receivers).Select(_ => BackgroundCall.Start(() =>
        {
            byte[] buffer = new byte[8];
            while (true)
            {
                Assert.Equal(8, pair.Bound.Receive(buffer));
                long value = BitConverter.ToInt64(buffer);
                if (value < 0)
                {
                    return;
                }

                Interlocked.Add(ref sum, value);
                Interlocked.Increment(ref count);
            }
        }))];
        BackgroundCall[] sending = [.. Enumerable.Range(0, senders).Select(s => BackgroundCall.Start(() =>
        {
            for (int i = 0; i < PerSender; i++)
            {
                pair.Connected.Send(BitConverter.GetBytes((s * 1_000_000L) + i));
                Interlocked.Increment(ref sent);
            }
        }))];

        foreach (BackgroundCall call in sending)
        {
            call.Finish(Progress);
        }

        for (int i = 0; i < receivers; i++)
        {
            pair.Connected.Send(BitConverter.GetBytes(-1L));
        }

        foreach (BackgroundCall call in receiving)
        {
            call.Finish(Progress);
        }

        long expected = Enumerable.Range(0, senders).Sum(s => Enumerable.Range(0, PerSender).Sum(i => (s * 1_000_000L) + i));
        Assert.Equal((senders * PerSender, expected), (count, sum));
    }

    [Theory]
    [MemberData(nameof(TransportsAndWatermarks))]
    public void DealerPair_BothDirectionsAtOnceWithPauses_NeverStallsOrReorders(string transport, int watermark)
    {
        // Every call of one direction may use up the signal that the other sleeps on. A lost wake-up is a hang, which the watchdog turns into a failure.
        const int Messages = 8_000;
        using SocketPair pair = new(ZmqSocketType.Dealer, ZmqSocketType.Dealer, transport, watermark);
        int[] progress = new int[4];
        string Progress() => $"{transport} {watermark}: sent {progress[0]} and {progress[1]}, received {progress[2]} and {progress[3]} of {Messages}.";

        BackgroundCall[] calls =
        [
            BackgroundCall.Start(() => SendAll(pair.Bound, Messages, seed: 1, ref progress[0])),
            BackgroundCall.Start(() => SendAll(pair.Connected, Messages, seed: 2, ref progress[1])),
            BackgroundCall.Start(() => ReceiveAll(pair.Bound, Messages, seed: 3, ref progress[2])),
            BackgroundCall.Start(() => ReceiveAll(pair.Connected, Messages, seed: 4, ref progress[3])),
        ];

        foreach (BackgroundCall call in calls)
        {
            call.Finish(Progress);
        }
    }

    [Fact]
    public void ManyThreads_MessagesOfSeveralFrames_AreNeverMixed()
    {
        const int PerSender = 3_000;
        const int Senders = 4;
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, "tcp", watermark: 20);
        int received = 0;
        BackgroundCall[] sending = [.. Enumerable.Range(0, Senders).Select(s => BackgroundCall.Start(() =>
        {
            using ZmqMessage message = new();
            for (int i = 0; i < PerSender; i++)
            {
                for (int frame = 0; frame <= i % 5; frame++)
                {
                    message.Add(new byte[] { (byte)s, (byte)(i % 5), (byte)frame });
                }

                pair.Connected.Send(message);
                message.Clear();
            }
        }))];
        BackgroundCall[] receiving = [.. Enumerable.Range(0, 3).Select(_ => BackgroundCall.Start(() =>
        {
            using ZmqMessage message = new();
            while (Volatile.Read(ref received) < Senders * PerSender)
            {
                if (!pair.Bound.TryReceive(message, TimeSpan.FromMilliseconds(100)))
                {
                    continue;
                }

                Assert.Equal(message[0].Span[1] + 1, message.Count);
                for (int frame = 0; frame < message.Count; frame++)
                {
                    Assert.Equal([message[0].Span[0], message[0].Span[1], (byte)frame], message[frame].ToArray());
                }

                Interlocked.Increment(ref received);
            }
        }))];

        foreach (BackgroundCall call in sending.Concat(receiving))
        {
            call.Finish(() => $"{received} received.");
        }

        Assert.Equal(Senders * PerSender, received);
    }

    [Fact]
    public void RequestsAndReplies_FromManyThreadsOfOneDealer_AllComeBack()
    {
        const int PerThread = 1_000;
        using ZmqContext context = new();
        using ZmqSocket router = context.CreateSocket(ZmqSocketType.Router);
        using ZmqSocket dealer = context.CreateSocket(ZmqSocketType.Dealer);
        dealer.Connect(router.Bind("tcp://127.0.0.1:*"));
        BackgroundCall echo = BackgroundCall.Start(() =>
        {
            using ZmqMessage message = new();
            for (int i = 0; i < 4 * PerThread; i++)
            {
                router.Receive(message);
                router.Send(message);
            }
        });
        long balance = 0;
        BackgroundCall[] calls = [.. Enumerable.Range(0, 4).Select(t => BackgroundCall.Start(() =>
        {
            byte[] buffer = new byte[4];
            for (int i = 0; i < PerThread; i++)
            {
                int value = (t * PerThread) + i;
                Interlocked.Add(ref balance, value);
                dealer.Send(BitConverter.GetBytes(value));
                dealer.Receive(buffer);
                Interlocked.Add(ref balance, -BitConverter.ToInt32(buffer));
            }
        }))];

        foreach (BackgroundCall call in calls)
        {
            call.Finish();
        }

        echo.Finish();
        Assert.Equal(0, balance);
    }

    [SuppressMessage("Security", "CA5394", Justification = "Pauses that are the same in every run.")]
    private static void SendAll(ZmqSocket socket, int count, int seed, ref int progress)
    {
        Random random = new(seed);
        for (int i = 0; i < count; i++)
        {
            socket.Send(BitConverter.GetBytes(i));
            Volatile.Write(ref progress, i + 1);
            Pause(random);
        }
    }

    [SuppressMessage("Security", "CA5394", Justification = "Pauses that are the same in every run.")]
    private static void ReceiveAll(ZmqSocket socket, int count, int seed, ref int progress)
    {
        Random random = new(seed);
        byte[] buffer = new byte[4];
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(4, socket.Receive(buffer));
            Assert.Equal(i, BitConverter.ToInt32(buffer));
            Volatile.Write(ref progress, i + 1);
            Pause(random);
        }
    }

    [SuppressMessage("Security", "CA5394", Justification = "Pauses that are the same in every run.")]
    private static void Pause(Random random)
    {
        switch (random.Next(256))
        {
            case < 2:
                Thread.Sleep(1);
                break;
            case < 20:
                Thread.Yield();
                break;
            case < 60:
                Thread.SpinWait(random.Next(400));
                break;
        }
    }
}
