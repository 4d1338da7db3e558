using System;
using System.Linq;
using System.Threading;
using Xunit;
using ZmqInterop.Native;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqSocketSendBatchTests
{
    public static TheoryData<ZmqSocketType> DraftTypes => DraftPair.ReceiverTypes;

    public static TheoryData<string> Transports => ["inproc", "tcp", "ipc"];

    [Theory]
    [MemberData(nameof(Transports))]
    public void SendBatch_SomeFrames_ArriveAsMessagesInOrderAndTheFramesAreMoved(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport);
        using Frames frames = Frames.Numbered(100);

        pair.Connected.SendBatch(frames.All);

        Assert.Equal(100, frames.Moved);
        Assert.All(Enumerable.Range(0, 100), i =>
        {
            Assert.Equal($"{i}", pair.Bound.ReceiveString(out bool more));
            Assert.False(more);
        });
    }

    [Fact]
    public void SendBatch_SameFramesAgain_NeedNewContentOnly()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Numbered(3);
        pair.Connected.SendBatch(frames.All);
        Assert.Throws<InvalidOperationException>(() => pair.Connected.SendBatch(frames.All));
        Array.ForEach(frames.All, f => f.Write("again"));
        pair.Connected.SendBatch(frames.All);
        Assert.Equal(["0", "1", "2", "again", "again", "again"], Enumerable.Range(0, 6).Select(_ => pair.Bound.ReceiveString()));
    }

    [Fact]
    public void SendBatch_NoFrames_SendsNothing()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        pair.Connected.SendBatch([]);
        Assert.False(pair.Connected.TrySendBatch([], out int sent));
        Assert.Equal(0, sent);
        Assert.False(pair.Bound.TryReceiveBytes(out _));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void SendBatch_MoreThanThereIsRoomFor_WaitsAndSendsAll(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport, watermark: 5);
        using Frames frames = Frames.Numbered(5000);
        BackgroundCall send = BackgroundCall.Start(() => pair.Connected.SendBatch(frames.All));
        for (int i = 0; i < 5000; i++)
        {
            Assert.Equal($"{i}", pair.Bound.ReceiveString());
        }

        send.Finish();
        Assert.Equal(5000, frames.Moved);
    }

    [Fact]
    public void SendBatch_OneFrameIsNull_ThrowsAndSendsNothing() =>
        AssertRefused<ArgumentNullException>(frames => frames[2] = null!);

    [Fact]
    public void SendBatch_OneFrameIsThereTwice_ThrowsAndSendsNothing() =>
        AssertRefused<InvalidOperationException>(frames => frames[2] = frames[0]);

    [Fact]
    public void SendBatch_OneFrameIsMoved_ThrowsAndSendsNothing()
    {
        using ZmqFrame moved = new("moved");
        using ZmqFrame target = new();
        target.MoveFrom(moved);
        AssertRefused<InvalidOperationException>(frames => frames[2] = moved);
    }

    [Fact]
    public void SendBatch_OneFrameIsDisposed_ThrowsAndSendsNothing()
    {
        ZmqFrame disposed = new("disposed");
        disposed.Dispose();
        AssertRefused<ObjectDisposedException>(frames => frames[2] = disposed);
    }

    [Fact]
    public void SendBatch_OneFrameIsUsedByAnotherThread_ThrowsAndSendsNothing()
    {
        using SocketPair other = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqFrame busy = new();
        BackgroundCall receive = BackgroundCall.Start(() => other.Bound.Receive(busy));
        Parked.Wait(other.Bound);
        AssertRefused<InvalidOperationException>(frames => frames[2] = busy);
        other.Connected.Send("x");
        receive.Finish();
    }

    [Fact]
    public void SendBatch_SendTimeout_ThrowsAndTheFramesTellWhatWasSent()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 5);
        pair.Connected.Options.SendTimeout = TimeSpan.FromMilliseconds(20);
        using Frames frames = Frames.Numbered(30);

        TimeoutException exception = Assert.Throws<TimeoutException>(() => pair.Connected.SendBatch(frames.All));

        Assert.Contains("moved", exception.Message, StringComparison.Ordinal);
        AssertFirstWereSent(pair.Bound, frames);
    }

    [Fact]
    public void SendBatch_CanceledWhileItWaits_ThrowsAndTheFramesTellWhatWasSent()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 5);
        using Frames frames = Frames.Numbered(30);
        using CancellationTokenSource source = new();
        BackgroundCall send = BackgroundCall.Start(() => pair.Connected.SendBatch(frames.All, source.Token));
        Parked.Wait(pair.Connected);

        source.Cancel();

        Assert.Equal(source.Token, Assert.IsType<OperationCanceledException>(send.Exception()).CancellationToken);
        AssertFirstWereSent(pair.Bound, frames);
    }

    [Fact]
    public void SendBatch_CanceledBefore_ThrowsAndSendsNothing()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Numbered(2);
        CancellationToken canceled = new(canceled: true);
        Assert.Throws<OperationCanceledException>(() => pair.Connected.SendBatch(frames.All, canceled));
        Assert.Throws<OperationCanceledException>(() => pair.Connected.TrySendBatch(frames.All, out _, cancellationToken: canceled));
        Assert.Equal(0, frames.Moved);
    }

    [Fact]
    public void SendBatch_SocketDisposedWhileItWaits_ThrowsAndTheRestHasItsContent()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 5);
        using Frames frames = Frames.Numbered(30);
        BackgroundCall send = BackgroundCall.Start(() => pair.Connected.SendBatch(frames.All));
        Parked.Wait(pair.Connected);

        pair.Connected.Dispose();

        Assert.IsType<ObjectDisposedException>(send.Exception());
        Assert.InRange(frames.Moved, 1, 29);
        Assert.Equal("29", frames.All[29].GetString());
    }

    [Fact]
    public void SendBatch_ContextShutDown_Throws()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Numbered(2);
        _ = LibZmq.zmq_ctx_shutdown(pair.Context.Handle.DangerousGetHandle());
        Assert.Equal(ZmqError.ContextTerminated, Assert.Throws<ZmqException>(() => pair.Connected.SendBatch(frames.All)).Error);
        Assert.Equal(0, frames.Moved);
    }

    [Fact]
    public void SendBatch_SocketOnlyReceives_Throws()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Numbered(2);
        Assert.Equal(ZmqError.NotSupported, Assert.Throws<ZmqException>(() => pair.Bound.SendBatch(frames.All)).Error);
        Assert.Equal(["0", "1"], frames.Texts(2));
    }

    [Theory]
    [InlineData(ZmqSocketType.Router, "routing id")]
    [InlineData(ZmqSocketType.Stream, "routing id")]
    [InlineData((ZmqSocketType)18, "two frames")]
    public void SendBatch_TypeWhoseMessagesHaveSeveralFrames_ThrowsAndSendsNothing(ZmqSocketType type, string advice)
    {
        DraftPair.RequireFor(type);
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(type);
        using Frames frames = Frames.Numbered(2);
        ZmqException exception = Assert.Throws<ZmqException>(() => socket.SendBatch(frames.All));
        Assert.Equal(ZmqError.InvalidArgument, exception.Error);
        Assert.Contains(advice, exception.Message, StringComparison.Ordinal);
        Assert.Throws<ZmqException>(() => socket.TrySendBatch(frames.All, out _));
        Assert.Equal(["0", "1"], frames.Texts(2));
    }

    [Fact]
    public void SendBatch_WithinAMessage_ThrowsAndTheMessageCanBeEnded()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Numbered(2);
        pair.Connected.Send("first", more: true);
        Assert.Equal(ZmqError.InvalidState, Assert.Throws<ZmqException>(() => pair.Connected.SendBatch(frames.All)).Error);
        Assert.Throws<ZmqException>(() => pair.Connected.TrySendBatch(frames.All, out _));
        pair.Connected.Send("last");
        using ZmqMessage message = [];
        pair.Bound.Receive(message);
        Assert.Equal(["first", "last"], message.Select(f => f.GetString()));
        Assert.Equal(["0", "1"], frames.Texts(2));
    }

    [Fact]
    public void SendBatch_OnAReq_SendsOneAndRefusesTheNext()
    {
        using SocketPair pair = new(ZmqSocketType.Rep, ZmqSocketType.Req);
        using Frames frames = Frames.Numbered(2);
        Assert.Equal(ZmqError.InvalidState, Assert.Throws<ZmqException>(() => pair.Connected.SendBatch(frames.All)).Error);
        Assert.Equal(1, frames.Moved);
        Assert.Equal("0", pair.Bound.ReceiveString());
        Assert.Equal("1", frames.All[1].GetString());
    }

    [Fact]
    public void TrySendBatch_RoomForSome_SendsThese()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 5);
        using Frames frames = Frames.Numbered(30);

        Assert.True(pair.Connected.TrySendBatch(frames.All, out int sent));

        Assert.Equal(frames.Moved, sent);
        AssertFirstWereSent(pair.Bound, frames);
    }

    [Fact]
    public void TrySendBatch_RoomThatTheSocketHasNotNoticed_SendsAll()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using Frames frames = Frames.Empty(3);
        using Frames received = Frames.Empty(3);
        for (int i = 0; i < 5000; i++)
        {
            Array.ForEach(frames.All, f => f.Write("x"));
            Assert.True(pair.Connected.TrySendBatch(frames.All, out int sent));
            Assert.Equal(3, sent);
            Assert.Equal(3, pair.Bound.ReceiveBatch(received.All));
        }
    }

    [Fact]
    public void TrySendBatch_NoRoom_ReturnsFalseAfterTheTime()
    {
        using ZmqContext context = new();
        using ZmqSocket lonely = context.CreateSocket(ZmqSocketType.Push);
        using Frames frames = Frames.Numbered(2);
        Assert.False(lonely.TrySendBatch(frames.All, out int sent));
        Assert.False(lonely.TrySendBatch(frames.All, out sent, TimeSpan.FromMilliseconds(20)));
        Assert.Equal(0, sent);
        Assert.Equal(["0", "1"], frames.Texts(2));
    }

    [Fact]
    public void TrySendBatch_PeerComesInTime_SendsWhatThereIsRoomFor()
    {
        using ZmqContext context = new();
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        using Frames frames = Frames.Numbered(10);
        int sent = 0;
        BackgroundCall send = BackgroundCall.Start(() => Assert.True(push.TrySendBatch(frames.All, out sent, Timeout.InfiniteTimeSpan)));
        Parked.Wait(push);
        push.Connect(pull.Bind(Endpoints.Inproc()));
        send.Finish();
        Assert.Equal(10, sent);
        Assert.Equal("0", pull.ReceiveString());
    }

    [Fact]
    public void TrySendBatch_NegativeTimeout_Throws()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Numbered(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => pair.Connected.TrySendBatch(frames.All, out _, TimeSpan.FromMilliseconds(-2)));
        Assert.Equal(0, frames.Moved);
    }

    [Fact]
    public void SendBatch_CallersListChangesWhileItWaits_SendsWhatWasInIt()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 1);
        using Frames frames = Frames.Numbered(30);
        ZmqFrame[] list = [.. frames.All];
        BackgroundCall send = BackgroundCall.Start(() => pair.Connected.SendBatch(list));
        Parked.Wait(pair.Connected);
        Array.Clear(list);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{i}"), Enumerable.Range(0, 30).Select(_ => pair.Bound.ReceiveString()));
        send.Finish();
        Assert.Equal(30, frames.Moved);
    }

    [Fact]
    public void SendBatch_SeveralThreads_NothingIsLostOrSplit()
    {
        const int Senders = 3;
        const int Batches = 300;
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, "tcp", watermark: 100);
        BackgroundCall[] sending = [.. Enumerable.Range(0, Senders).Select(s => BackgroundCall.Start(() =>
        {
            using Frames frames = Frames.Empty(10);
            for (int batch = 0; batch < Batches; batch++)
            {
                for (int i = 0; i < frames.All.Length; i++)
                {
                    frames.All[i].Write(BitConverter.GetBytes((s * 1_000_000) + (batch * 10) + i));
                }

                pair.Connected.SendBatch(frames.All);
            }
        }))];
        int[] next = new int[Senders];
        using Frames received = Frames.Empty(16);
        for (int count = 0; count < Senders * Batches * 10;)
        {
            int arrived = pair.Bound.ReceiveBatch(received.All);
            foreach (ZmqFrame frame in received.All.AsSpan(0, arrived))
            {
                int value = BitConverter.ToInt32(frame.Span);
                Assert.Equal(next[value / 1_000_000]++, value % 1_000_000);
            }

            count += arrived;
        }

        Array.ForEach(sending, call => call.Finish());
    }

    [Theory]
    [MemberData(nameof(DraftTypes))]
    public void SendBatch_DraftTypes_SendOrRefuse(ZmqSocketType receiverType)
    {
        using DraftPair pair = new(receiverType);
        using ZmqMessage one = pair.Message("x");
        using ZmqMessage two = pair.Message("x");
        ZmqFrame[] frames = [one[^1], two[^1]];
        if ((int)pair.Sender.Type == 18)
        {
            Assert.Throws<ZmqException>(() => pair.Sender.SendBatch(frames));
            return;
        }

        pair.Sender.SendBatch(frames);
        Assert.Equal("x", pair.Receive("x"));
    }

    private static void AssertRefused<TException>(Action<ZmqFrame[]> spoil)
        where TException : Exception
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Numbered(4);
        ZmqFrame[] list = [.. frames.All];
        spoil(list);
        Assert.Throws<TException>(() => pair.Connected.SendBatch(list));
        Assert.Throws<TException>(() => pair.Connected.TrySendBatch(list, out _));
        Assert.False(pair.Bound.TryReceiveBytes(out _));

        // None is in use any more.
        Assert.Equal(["0", "1", "2", "3"], frames.Texts(4));
    }

    private static void AssertFirstWereSent(ZmqSocket receiver, Frames frames)
    {
        int moved = frames.Moved;
        Assert.InRange(moved, 1, frames.All.Length - 1);
        for (int i = 0; i < moved; i++)
        {
            Assert.True(frames.All[i].IsMoved);
            Assert.Equal($"{i}", receiver.ReceiveString());
        }

        for (int i = moved; i < frames.All.Length; i++)
        {
            Assert.Equal($"{i}", frames.All[i].GetString());
        }

        Assert.False(receiver.TryReceiveBytes(out _));
    }
}
