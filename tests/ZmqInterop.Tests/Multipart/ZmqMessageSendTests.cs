using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Multipart;

public sealed class ZmqMessageSendTests
{
    public static TheoryData<string> Transports => ["inproc", "tcp", "ipc"];

    [Theory]
    [MemberData(nameof(Transports))]
    public void Send_Frames_ArriveAsOneMessage(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, transport);
        using ZmqMessage sent = new() { "topic", "", Bytes.Pattern(33), Bytes.Pattern(34), Bytes.Pattern(70_000) };
        using ZmqMessage received = new() { "before", "before" };
        pair.Connected.Send(sent);
        Assert.True(sent.IsEmpty);
        pair.Bound.Receive(received);
        Assert.Equal([5, 0, 33, 34, 70_000], received.Select(frame => frame.Size));
        Assert.Equal("topic", received[0].GetString());
        Assert.Equal(Bytes.Pattern(70_000), received[4].Span);
        Assert.Equal([true, true, true, true, false], received.Select(frame => frame.More));
        Assert.False(pair.Bound.HasMore);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Send_AThousandFrames_ArriveInOrder(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, transport, watermark: 1);
        using ZmqMessage message = new();
        for (int i = 0; i < 1000; i++)
        {
            message.Add(Bytes.Pattern(i % 100, seed: i));
        }

        pair.Connected.Send(message);
        using ZmqMessage received = pair.Bound.ReceiveMessage();
        Assert.Equal(1000, received.Count);
        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal(Bytes.Pattern(i % 100, seed: i), received[i].Span);
        }
    }

    [Fact]
    public void Send_SameMessageRefilled_ReusesItsFrames()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqMessage message = new() { "1", "2", "3" };
        HashSet<ZmqFrame> frames = [.. message];
        for (int i = 0; i < 10; i++)
        {
            pair.Bound.Send(message);
            pair.Connected.Receive(message);
            Assert.Equal(["1", "2", "3"], message.Select(frame => frame.GetString()));
        }

        Assert.All(message, frame => Assert.Contains(frame, frames));
    }

    [Fact]
    public void Send_EmptyMessage_IsRefusedWithTheWayOut()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqMessage message = new();
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => pair.Bound.Send(message));
        Assert.Contains("empty frame", exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => pair.Bound.TrySend(message));
        message.Add([]);
        pair.Bound.Send(message);
        Assert.Empty(pair.Connected.ReceiveBytes(out bool more));
        Assert.False(more);
    }

    [Fact]
    public void Send_ThatFails_KeepsTheMessageAndSendsNothing()
    {
        using SocketPair pair = new(ZmqSocketType.Push, ZmqSocketType.Pull, watermark: 1);
        while (pair.Bound.TrySend("fill"u8))
        {
            // Two go into the queue between the sockets.
        }

        pair.Bound.Options.SendTimeout = TimeSpan.FromMilliseconds(5);
        using CancellationTokenSource canceled = new();
        canceled.Cancel();
        using CancellationTokenSource later = new(5);
        using ZmqMessage message = new() { "1", "2", Bytes.Pattern(1000) };
        Assert.False(pair.Bound.TrySend(message));
        Assert.False(pair.Bound.TrySend(message, TimeSpan.FromMilliseconds(5)));
        Assert.Throws<TimeoutException>(() => pair.Bound.Send(message));
        Assert.Throws<OperationCanceledException>(() => pair.Bound.Send(message, canceled.Token));
        Assert.Throws<OperationCanceledException>(() => pair.Bound.TrySend(message, Timeout.InfiniteTimeSpan, later.Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => pair.Bound.TrySend(message, TimeSpan.FromSeconds(-2)));
        Assert.Throws<ZmqException>(() => pair.Connected.Send(message));
        Assert.Equal(["1", "2"], message.Take(2).Select(frame => frame.GetString()));
        Assert.All(message, frame => Assert.False(frame.IsMoved));

        while (pair.Connected.TryReceiveString(out string? text, out bool more))
        {
            Assert.Equal("fill", text);
            Assert.False(more);
        }

        pair.Bound.Send(message);
        using ZmqMessage received = pair.Connected.ReceiveMessage();
        Assert.Equal(["1", "2"], received.Take(2).Select(frame => frame.GetString()));
        Assert.Equal(Bytes.Pattern(1000), received[2].Span);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Send_WithAFrameThatCannotBeSent_KeepsTheOthersAndSendsNothing(int place)
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqMessage message = new() { "1", "2", "3" };
        pair.Bound.Send(message[place]);
        Assert.Equal(1, pair.Connected.ReceiveString().Length);
        Assert.Throws<InvalidOperationException>(() => pair.Bound.Send(message));
        Assert.Equal(2, message.TotalSize);

        message[place].Dispose();
        Assert.Throws<ObjectDisposedException>(() => pair.Bound.Send(message));
        Assert.False(pair.Connected.TryReceive([], out _));
        message.RemoveAt(place);
        pair.Bound.Send(message);
        using ZmqMessage received = pair.Connected.ReceiveMessage();
        Assert.Equal(2, received.Count);
    }

    [Fact]
    public void Receive_IntoAMessageWithADisposedFrame_ReplacesIt()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqMessage message = new() { "1", "2" };
        message[0].Dispose();
        using ZmqMessage sent = new() { "a", "b", "c" };
        pair.Bound.Send(sent);
        pair.Connected.Receive(message);
        Assert.Equal(["a", "b", "c"], message.Select(frame => frame.GetString()));
    }

    [Fact]
    public void TryReceive_NothingThere_LeavesAFrameOfBeforeWholeOrEmpty()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqMessage message = new() { "before" };
        ZmqFrame before = message[0];
        message.Clear();
        before.Write(Bytes.Pattern(1000));

        Assert.False(pair.Bound.TryReceive(message));

        Assert.True(before.Size == 0 || before.Span.SequenceEqual(Bytes.Pattern(1000)), before.ToString());
        before.Write("again");
        Assert.Equal("again", before.GetString());
        Assert.Empty(message);
    }

    [Fact]
    public void TryReceive_NothingThere_EmptiesTheMessage()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqMessage message = new() { "before" };
        Assert.False(pair.Bound.TryReceive(message));
        Assert.True(message.IsEmpty);
        message.Add("before");
        Assert.False(pair.Bound.TryReceive(message, TimeSpan.FromMilliseconds(5)));
        Assert.True(message.IsEmpty);
    }

    [Fact]
    public void Receive_ThatTimesOutOrIsCanceled_LeavesSocketAndMessageUsable()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        pair.Bound.Options.ReceiveTimeout = TimeSpan.FromMilliseconds(5);
        using CancellationTokenSource later = new(5);
        using ZmqMessage message = new();
        Assert.Throws<TimeoutException>(() => pair.Bound.Receive(message));
        Assert.Throws<TimeoutException>(() => pair.Bound.ReceiveMessage());
        Assert.Throws<OperationCanceledException>(() => pair.Bound.TryReceive(message, Timeout.InfiniteTimeSpan, later.Token));
        message.Add("1");
        message.Add("2");
        pair.Bound.Send(message);
        pair.Connected.Receive(message);
        Assert.Equal(["1", "2"], message.Select(frame => frame.GetString()));
    }

    [Fact]
    public void Receive_AfterTheFirstFrameWasTakenAlone_TakesTheRestOfThatMessageOnly()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqMessage message = new() { "1", "2", "3" };
        pair.Bound.Send(message);
        pair.Bound.Send("next");
        Assert.Equal("1", pair.Connected.ReceiveString());
        pair.Connected.Receive(message);
        Assert.Equal(["2", "3"], message.Select(frame => frame.GetString()));
        Assert.Equal("next", pair.Connected.ReceiveString());
    }

    [Fact]
    public void Members_WhileAReceiveWaitsWithTheMessage_ThrowInvalidOperation()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        ZmqMessage message = new() { "before" };
        using ZmqFrame frame = new("x");
        BackgroundCall receive = BackgroundCall.Start(() => pair.Bound.Receive(message));
        Parked.Wait(pair.Bound);
        foreach (Action use in (Action[])
        [
            () => _ = message.TotalSize, () => _ = message[0], () => message.Add("x"), () => message.Add(frame), () => message.Prepend("x"), () => message.Pop(),
            () => message.TryPop(frame), message.Clear, () => message.Copy(), () => pair.Connected.Send(message), message.Dispose,
        ])
        {
            Assert.IsType<InvalidOperationException>(Record.Exception(use));
        }

        Assert.Equal("x", frame.GetString());
        pair.Connected.Send("arrived");
        receive.Finish();
        Assert.Equal("arrived", message.PopString());
        message.Dispose();
    }

    [Fact]
    public void OneMessage_FourThreadsUsingIt_NeverBreaksAnything()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqMessage message = new();
        byte[] data = Bytes.Pattern(5000);
        Action[] uses =
        [
            () => message.Add(data), () => message.Prepend("text"), () => message.Pop().Dispose(), () => message.RemoveAt(0), message.Clear,
            () => _ = message.TotalSize, () => message.Copy().Dispose(), () => message.Decode("\u0001a\u0001b"u8), () => pair.Bound.TrySend(message),
            () => pair.Connected.TryReceive(message), () => message.Add(message[0]), () => message[0].Dispose(), () => Assert.InRange(message.Count(frame => frame.Size > 5), 0, int.MaxValue),
        ];
        long end = Environment.TickCount64 + 2000;
        BackgroundCall[] calls = new BackgroundCall[4];
        for (int t = 0; t < calls.Length; t++)
        {
            FixedRandom random = new((uint)t);
            calls[t] = BackgroundCall.Start(() =>
            {
                while (Environment.TickCount64 < end)
                {
                    try
                    {
                        uses[random.Next(uses.Length)]();
                    }
                    catch (Exception e) when (e is InvalidOperationException or ArgumentOutOfRangeException)
                    {
                        // Another thread has the message, a frame of it is gone, or there is none.
                    }
                }
            });
        }

        foreach (BackgroundCall call in calls)
        {
            call.Finish();
        }

        // More may have been sent than received, up to the high watermark.
        while (pair.Connected.TryReceive(message))
        {
        }

        message.Clear();
        message.Add("still works");
        pair.Bound.Send(message);
        Parked.Until(() => pair.Connected.ReceiveMessage() is [{ } last] && last.GetString() == "still works", "the last message");
    }

    [Fact]
    public void Receive_WhileAnotherThreadUsesAFrameOfBefore_ReplacesTheFrame()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqMessage message = new() { "1" };
        ZmqFrame old = message[0];
        long end = Environment.TickCount64 + 3000;
        BackgroundCall user = BackgroundCall.Start(() =>
        {
            while (Environment.TickCount64 < end)
            {
                for (int i = 0; i < 20; i++)
                {
                    _ = Record.Exception(() => Volatile.Read(ref old).More);
                }
            }
        });
        BackgroundCall receiver = BackgroundCall.Start(() =>
        {
            while (Environment.TickCount64 < end)
            {
                pair.Connected.Send("x"u8);
                Assert.True(pair.Bound.TryReceive(message));
                Volatile.Write(ref old, Assert.Single(message));
            }
        });
        receiver.Finish();
        user.Finish();
        Assert.False(pair.Bound.TryReceive(message));
    }

    [Theory]
    [InlineData(ZmqSocketType.Dealer, ZmqSocketType.Dealer, "inproc")]
    [InlineData(ZmqSocketType.Dealer, ZmqSocketType.Dealer, "tcp")]
    [InlineData(ZmqSocketType.Push, ZmqSocketType.Pull, "inproc")]
    [InlineData(ZmqSocketType.Pair, ZmqSocketType.Pair, "inproc")]
    public void Send_PeersComingAndGoing_NeverDeliversAPartOfAMessage(ZmqSocketType type, ZmqSocketType peerType, string transport)
    {
        using ZmqContext context = new() { MaxSockets = 10_000 };
        using ZmqSocket sender = context.CreateSocket(type);
        sender.Options.Linger = TimeSpan.Zero;
        string endpoint = sender.Bind(Endpoints.For(transport));
        long end = Environment.TickCount64 + 3000;
        int peersLeft = 2000;
        int[] counts = new int[2];
        BackgroundCall[] peers = Array.ConvertAll(counts, _ => BackgroundCall.Start(() =>
        {
            using ZmqMessage message = new();

            // Closed sockets count until libzmq has got round to them: not more of them than the context and the process can have.
            while (Environment.TickCount64 < end && Interlocked.Decrement(ref peersLeft) >= 0)
            {
                using ZmqSocket peer = context.CreateSocket(peerType);
                peer.Options.Linger = TimeSpan.Zero;
                peer.Connect(endpoint);
                // A connection takes longer than the next message.
                for (int i = 0; i < 100 && peer.TryReceive(message, TimeSpan.FromMilliseconds(i == 0 ? 100 : 10)); i++)
                {
                    Assert.Equal("first middle last", string.Join(' ', message.Select(frame => frame.GetString())));
                    Interlocked.Increment(ref counts[0]);
                }
            }
        }));
        using ZmqMessage sent = new();
        while (Environment.TickCount64 < end)
        {
            if (sent.IsEmpty)
            {
                sent.Add("first");
                sent.Add("middle");
                sent.Add("last");
            }

            _ = sender.TrySend(sent, TimeSpan.FromMilliseconds(10));
        }

        Array.ForEach(peers, peer => peer.Finish());
        Assert.NotEqual(0, counts[0]);
    }

    [Fact]
    public void Calls_WithoutSocketOrMessage_ThrowArgumentNull()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqMessage message = new() { "1" };
        ZmqSocket none = null!;
        Assert.Throws<ArgumentNullException>("socket", () => none.Send(message));
        Assert.Throws<ArgumentNullException>("socket", () => none.TrySend(message));
        Assert.Throws<ArgumentNullException>("socket", () => none.Receive(message));
        Assert.Throws<ArgumentNullException>("socket", () => none.TryReceive(message));
        Assert.Throws<ArgumentNullException>("socket", () => none.ReceiveMessage());
        Assert.Throws<ArgumentNullException>("message", () => pair.Bound.Send((ZmqMessage)null!));
        Assert.Throws<ArgumentNullException>("message", () => pair.Bound.TrySend((ZmqMessage)null!));
        Assert.Throws<ArgumentNullException>("message", () => pair.Bound.Receive((ZmqMessage)null!));
        Assert.Throws<ArgumentNullException>("message", () => pair.Bound.TryReceive((ZmqMessage)null!));
    }
}
