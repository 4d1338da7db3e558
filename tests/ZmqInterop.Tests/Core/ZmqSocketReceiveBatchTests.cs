using System;
using System.Linq;
using System.Threading;
using Xunit;
using ZmqInterop.Native;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqSocketReceiveBatchTests
{
    public static TheoryData<ZmqSocketType> DraftTypes => DraftPair.ReceiverTypes;

    public static TheoryData<string> Transports => ["inproc", "tcp", "ipc"];

    [Theory]
    [MemberData(nameof(Transports))]
    public void ReceiveBatch_ManyMessages_ComeInOrderInPieces(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport);
        using Frames frames = Frames.Empty(64);
        BackgroundCall send = BackgroundCall.Start(() =>
        {
            for (int i = 0; i < 3000; i++)
            {
                pair.Connected.Send($"{i}");
            }
        });
        for (int count = 0; count < 3000;)
        {
            int received = pair.Bound.ReceiveBatch(frames.All);
            Assert.InRange(received, 1, 64);
            Assert.Equal(Enumerable.Range(count, received).Select(i => $"{i}"), frames.Texts(received));
            count += received;
        }

        send.Finish();
        Assert.False(pair.Bound.TryReceiveBatch(frames.All, out _));
    }

    [Fact]
    public void ReceiveBatch_FewerThanFrames_DoesNotWaitForMore()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Numbered(5);
        pair.Connected.Send("a");
        pair.Connected.Send("b");

        Assert.Equal(2, pair.Bound.ReceiveBatch(frames.All));

        // The one behind those received is emptied by the try to receive into it.
        Assert.Equal(["a", "b", "", "3", "4"], frames.Texts(5));
        Assert.All(frames.All, f => Assert.False(f.IsMoved));
    }

    [Fact]
    public void ReceiveBatch_NothingThere_WaitsForTheFirst()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, "tcp");
        using Frames frames = Frames.Empty(5);
        int received = 0;
        BackgroundCall receive = BackgroundCall.Start(() => received = pair.Bound.ReceiveBatch(frames.All));
        Parked.Wait(pair.Bound);
        pair.Connected.Send("x");
        receive.Finish();
        Assert.Equal(1, received);
        Assert.Equal("x", frames.All[0].GetString());
    }

    [Fact]
    public void ReceiveBatch_MovedFrames_AreReceivedInto()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Numbered(3);
        pair.Connected.SendBatch(frames.All);
        Assert.Equal(3, pair.Bound.ReceiveBatch(frames.All));
        Assert.Equal(["0", "1", "2"], frames.Texts(3));
    }

    [Fact]
    public void ReceiveBatch_NoFrames_ReceivesNothingAtOnce()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        Assert.Equal(0, pair.Bound.ReceiveBatch([]));
        Assert.False(pair.Bound.TryReceiveBatch([], out int received, Timeout.InfiniteTimeSpan));
        Assert.Equal(0, received);
    }

    [Fact]
    public void ReceiveBatch_MessagesOfSeveralFramesFromARouter_MoreTellsWhichBelongTogether()
    {
        using SocketPair pair = new(ZmqSocketType.Router, ZmqSocketType.Dealer);
        pair.Connected.Send("knock");
        using ZmqMessage message = [];
        pair.Bound.Receive(message);
        string peer = Convert.ToHexString(message[0].Span);
        for (int i = 0; i < 3; i++)
        {
            using ZmqMessage reply = new() { Convert.FromHexString(peer), $"head {i}", $"body {i}" };
            pair.Bound.Send(reply);
        }

        // Room for two messages and a half.
        using Frames frames = Frames.Empty(5);
        Assert.Equal(5, pair.Connected.ReceiveBatch(frames.All));
        Assert.Equal(["head 0", "body 0", "head 1", "body 1", "head 2"], frames.Texts(5));
        Assert.Equal([true, false, true, false, true], frames.All.Select(f => f.More));
        Assert.Equal(1, pair.Connected.ReceiveBatch(frames.All));
        Assert.Equal("body 2", frames.All[0].GetString());
        Assert.False(frames.All[0].More);
    }

    [Fact]
    public void ReceiveBatch_OnARouter_HasTheRoutingIdsToo()
    {
        using SocketPair pair = new(ZmqSocketType.Router, ZmqSocketType.Dealer);
        using Frames sent = Frames.Numbered(2);
        pair.Connected.SendBatch(sent.All);
        using Frames frames = Frames.Empty(9);
        Assert.Equal(4, pair.Bound.ReceiveBatch(frames.All));
        Assert.Equal(["0", "1"], [frames.All[1].GetString(), frames.All[3].GetString()]);
        Assert.Equal(frames.All[0].ToArray(), frames.All[2].ToArray());
    }

    [Fact]
    public void ReceiveBatch_OnARep_TakesOneRequest()
    {
        using SocketPair pair = new(ZmqSocketType.Rep, ZmqSocketType.Req);
        pair.Connected.Send("question");
        using Frames frames = Frames.Empty(5);
        Assert.Equal(1, pair.Bound.ReceiveBatch(frames.All));
        Assert.Equal(ZmqError.InvalidState, Assert.Throws<ZmqException>(() => pair.Bound.ReceiveBatch(frames.All)).Error);
        pair.Bound.Send(frames.All[0]);
        Assert.Equal(1, pair.Connected.ReceiveBatch(frames.All));
        Assert.Equal("question", frames.All[0].GetString());
    }

    [Fact]
    public void ReceiveBatch_OneFrameIsNull_ThrowsAndReceivesNothing() => AssertRefused<ArgumentNullException>(frames => frames[2] = null!);

    [Fact]
    public void ReceiveBatch_OneFrameIsThereTwice_ThrowsAndReceivesNothing() =>
        AssertRefused<InvalidOperationException>(frames => frames[2] = frames[0]);

    [Fact]
    public void ReceiveBatch_OneFrameIsDisposed_ThrowsAndReceivesNothing()
    {
        ZmqFrame disposed = new();
        disposed.Dispose();
        AssertRefused<ObjectDisposedException>(frames => frames[2] = disposed);
    }

    [Fact]
    public void ReceiveBatch_OneFrameIsUsedByAnotherThread_ThrowsAndReceivesNothing()
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
    public void ReceiveBatch_ReceiveTimeout_ThrowsAndTheFramesCanBeUsed()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        pair.Bound.Options.ReceiveTimeout = TimeSpan.FromMilliseconds(20);
        using Frames frames = Frames.Numbered(3);
        Assert.Throws<TimeoutException>(() => pair.Bound.ReceiveBatch(frames.All));
        Assert.Equal(["", "1", "2"], frames.Texts(3));
    }

    [Fact]
    public void TryReceiveBatch_NothingThere_ReturnsFalse()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Empty(3);
        Assert.False(pair.Bound.TryReceiveBatch(frames.All, out int received));
        Assert.False(pair.Bound.TryReceiveBatch(frames.All, out received, TimeSpan.FromMilliseconds(20)));
        Assert.Equal(0, received);
    }

    [Fact]
    public void TryReceiveBatch_SomethingThere_ReturnsIt()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Empty(3);
        using Frames sent = Frames.Numbered(5);
        pair.Connected.SendBatch(sent.All);
        Assert.True(pair.Bound.TryReceiveBatch(frames.All, out int received));
        Assert.Equal(3, received);
        Assert.True(pair.Bound.TryReceiveBatch(frames.All, out received));
        Assert.Equal(2, received);
        Assert.Equal(["3", "4"], frames.Texts(2));
    }

    [Fact]
    public void TryReceiveBatch_NegativeTimeout_Throws()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Empty(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => pair.Bound.TryReceiveBatch(frames.All, out _, TimeSpan.FromMilliseconds(-2)));
    }

    [Fact]
    public void ReceiveBatch_CanceledBeforeOrWhileItWaits_Throws()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Empty(3);
        CancellationToken canceled = new(canceled: true);
        pair.Connected.Send("x");
        Assert.Throws<OperationCanceledException>(() => pair.Bound.ReceiveBatch(frames.All, canceled));
        Assert.Throws<OperationCanceledException>(() => pair.Bound.TryReceiveBatch(frames.All, out _, cancellationToken: canceled));
        Assert.Equal(1, pair.Bound.ReceiveBatch(frames.All));

        using CancellationTokenSource source = new();
        BackgroundCall receive = BackgroundCall.Start(() => pair.Bound.ReceiveBatch(frames.All, source.Token));
        Parked.Wait(pair.Bound);
        source.Cancel();
        Assert.IsType<OperationCanceledException>(receive.Exception());
        pair.Connected.Send("y");
        Assert.Equal(1, pair.Bound.ReceiveBatch(frames.All));
        Assert.Equal("y", frames.All[0].GetString());
    }

    [Fact]
    public void ReceiveBatch_SocketDisposedWhileItWaits_Throws()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Numbered(3);
        BackgroundCall receive = BackgroundCall.Start(() => pair.Bound.ReceiveBatch(frames.All));
        Parked.Wait(pair.Bound);
        pair.Bound.Dispose();
        Assert.IsType<ObjectDisposedException>(receive.Exception());
        Assert.Equal(["", "1", "2"], frames.Texts(3));
    }

    [Fact]
    public void ReceiveBatch_ContextShutDownOrSocketOnlySends_Throws()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Empty(3);
        Assert.Equal(ZmqError.NotSupported, Assert.Throws<ZmqException>(() => pair.Connected.ReceiveBatch(frames.All)).Error);
        _ = LibZmq.zmq_ctx_shutdown(pair.Context.Handle.DangerousGetHandle());
        Assert.Equal(ZmqError.ContextTerminated, Assert.Throws<ZmqException>(() => pair.Bound.ReceiveBatch(frames.All)).Error);
    }

    [Fact]
    public void ReceiveBatch_SeveralThreads_EachMessageComesOnce()
    {
        const int Receivers = 3;
        const int Count = 30_000;
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, "tcp", watermark: 100);
        long sum = 0;
        BackgroundCall[] receiving = [.. Enumerable.Range(0, Receivers).Select(_ => BackgroundCall.Start(() =>
        {
            using Frames frames = Frames.Empty(16);
            while (true)
            {
                foreach (ZmqFrame frame in frames.All.AsSpan(0, pair.Bound.ReceiveBatch(frames.All)))
                {
                    Interlocked.Add(ref sum, BitConverter.ToInt32(frame.Span));
                }
            }
        }))];
        for (int i = 1; i <= Count; i++)
        {
            pair.Connected.Send(BitConverter.GetBytes(i));
        }

        Parked.Until(() => Volatile.Read(ref sum) == Count * (Count + 1L) / 2, "all messages");
        pair.Bound.Dispose();
        Assert.All(receiving, call => Assert.IsType<ObjectDisposedException>(call.Exception()));
    }

    [Theory]
    [MemberData(nameof(DraftTypes))]
    public void ReceiveBatch_DraftTypes_ReceiveWhatIsThere(ZmqSocketType receiverType)
    {
        using DraftPair pair = new(receiverType);
        using Frames frames = Frames.Empty(4);
        int received = 0;
        Parked.Until(
            () =>
            {
                pair.Send("x");
                return pair.Receiver.TryReceiveBatch(frames.All, out received, TimeSpan.FromMilliseconds(100));
            },
            "messages");
        Assert.Equal("x", frames.All[(int)receiverType == 18 ? 1 : 0].GetString());
    }

    private static void AssertRefused<TException>(Action<ZmqFrame[]> spoil)
        where TException : Exception
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Numbered(4);
        ZmqFrame[] list = [.. frames.All];
        spoil(list);
        pair.Connected.Send("x");
        Assert.Throws<TException>(() => pair.Bound.ReceiveBatch(list));
        Assert.Throws<TException>(() => pair.Bound.TryReceiveBatch(list, out _));
        Assert.Equal(["0", "1", "2", "3"], frames.Texts(4));
        Assert.Equal("x", pair.Bound.ReceiveString());
    }
}
