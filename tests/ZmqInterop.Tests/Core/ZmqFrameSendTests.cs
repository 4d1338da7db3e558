using System;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqFrameSendTests
{
    public static TheoryData<string, int> TransportsAndSizes
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (string transport in (string[])["inproc", "tcp", "ipc"])
            {
                foreach (int size in (int[])[0, 1, 33, 34, 64 * 1024])
                {
                    data.Add(transport, size);
                }
            }

            return data;
        }
    }

    /// <summary>What gives a frame that was sent a new content.</summary>
    public static TheoryData<string> Refills => ["Write", "Write text", "Write sequence", "Allocate", "Clear", "CopyFrom", "MoveFrom", "Receive"];

    [Theory]
    [MemberData(nameof(TransportsAndSizes))]
    public void Send_AnySize_ArrivesAndEmptiesTheFrame(string transport, int size)
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, transport);
        using ZmqFrame frame = new(Bytes.Pattern(size));
        using ZmqFrame received = new("before");
        pair.Connected.Send(frame);
        Assert.True(frame.IsMoved);
        Assert.Equal(0, frame.Size);
        Assert.True(frame.Span.IsEmpty);
        Assert.True(frame.WritableSpan.IsEmpty);
        pair.Bound.Receive(received);
        Assert.Equal(size, received.Size);
        Assert.Equal(Bytes.Pattern(size), received.Span);
        Assert.False(received.More);
        Assert.False(received.IsMoved);
    }

    [Fact]
    public void Send_MovedFrame_IsRefusedWithTheWayOut()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqFrame frame = new("content");
        pair.Bound.Send(frame);
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => pair.Bound.Send(frame));
        Assert.Contains("sent or moved", exception.Message, StringComparison.Ordinal);
        Assert.Contains("new content", exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => pair.Bound.TrySend(frame));
        Assert.Equal("content", pair.Connected.ReceiveString());
        Assert.False(pair.Connected.TryReceive([], out _));
    }

    [Fact]
    public void IsMoved_AfterLookingAtAMovedFrame_StaysTrue()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqFrame frame = new();
        pair.Bound.Send(Bytes.Pattern(1000));
        pair.Connected.Receive(frame);
        pair.Connected.Send(frame);
        Assert.True(frame.WritableSpan.IsEmpty);
        Assert.True(frame.WritableSpanFrom(0).IsEmpty);
        Assert.Empty(frame.ToArray());
        Assert.Empty(frame.GetString());
        Assert.True(frame.AsSequence().IsEmpty);
        Assert.False(frame.More);
        Assert.False(frame.IsShared);
        Assert.Null(frame.PeerAddress);
        Assert.True(frame.IsMoved);
        Assert.Throws<InvalidOperationException>(() => pair.Connected.Send(frame));
    }

    [Theory]
    [MemberData(nameof(Refills))]
    public void Send_FrameRefilledAfterSending_SendsTheNewContent(string refill)
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqFrame frame = new(Bytes.Pattern(1000));
        using ZmqFrame other = new("new");
        pair.Bound.Send(frame);
        Assert.Equal(Bytes.Pattern(1000), pair.Connected.ReceiveBytes());
        string expected = "new";
        switch (refill)
        {
            case "Write":
                frame.Write("new"u8);
                break;
            case "Write text":
                frame.Write("new");
                break;
            case "Write sequence":
                frame.Write(Bytes.Sequence("new"u8.ToArray(), 1));
                break;
            case "Allocate":
                frame.Allocate(3);
                "new"u8.CopyTo(frame.WritableSpan);
                break;
            case "Clear":
                frame.Clear();
                expected = "";
                break;
            case "CopyFrom":
                frame.CopyFrom(other);
                break;
            case "MoveFrom":
                frame.MoveFrom(other);
                break;
            default:
                pair.Connected.Send("new");
                pair.Bound.Receive(frame);
                break;
        }

        Assert.False(frame.IsMoved);
        pair.Bound.Send(frame);
        Assert.Equal(expected, pair.Connected.ReceiveString());
    }

    [Fact]
    public void Send_EmptyFrame_SendsAnEmptyFrame()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqFrame frame = new();
        pair.Bound.Send(frame);
        Assert.Empty(pair.Connected.ReceiveBytes());
    }

    [Fact]
    public void Send_More_TheReceivedFramesTellWhetherMoreFollow()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, "tcp");
        using ZmqFrame frame = new("first");
        pair.Connected.Send(frame, more: true);
        frame.Write("second");
        pair.Connected.Send(frame);

        pair.Bound.Receive(frame);
        Assert.True(frame.More);
        Assert.True(pair.Bound.HasMore);
        pair.Bound.Receive(frame);
        Assert.False(frame.More);
        Assert.False(pair.Bound.HasMore);
        Assert.Equal("second", frame.GetString());
    }

    [Fact]
    public void Send_CopyOfAFrame_LeavesTheOriginal()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, "tcp");
        using ZmqFrame original = new(Bytes.Pattern(100_000));
        using ZmqFrame copy = new();
        for (int i = 0; i < 20; i++)
        {
            copy.CopyFrom(original);
            pair.Connected.Send(copy);
        }

        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(Bytes.Pattern(100_000), pair.Bound.ReceiveBytes());
        }

        Assert.Equal(Bytes.Pattern(100_000), original.Span);
    }

    [Fact]
    public void TrySend_NoPeer_KeepsTheContent()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Push);
        using ZmqFrame frame = new(Bytes.Pattern(1000));
        Assert.False(socket.TrySend(frame));
        Assert.False(socket.TrySend(frame, TimeSpan.FromMilliseconds(5)));
        Assert.False(frame.IsMoved);
        Assert.Equal(Bytes.Pattern(1000), frame.Span);
    }

    [Fact]
    public void Send_ThatTimesOutIsCanceledOrIsRefused_KeepsTheContent()
    {
        using SocketPair pair = new(ZmqSocketType.Push, ZmqSocketType.Pull);
        using ZmqSocket lonely = pair.Create(ZmqSocketType.Push);
        lonely.Options.SendTimeout = TimeSpan.FromMilliseconds(5);
        using CancellationTokenSource canceled = new();
        canceled.Cancel();
        using ZmqFrame frame = new(Bytes.Pattern(1000));
        Assert.Throws<TimeoutException>(() => lonely.Send(frame));
        Assert.Throws<TimeoutException>(() => lonely.Send(Bytes.Sequence([1, 2], segmentSize: 1)));
        Assert.Throws<OperationCanceledException>(() => lonely.Send(frame, cancellationToken: canceled.Token));
        Assert.Throws<ZmqException>(() => pair.Connected.Send(frame));
        Assert.Throws<ArgumentOutOfRangeException>(() => lonely.TrySend(frame, TimeSpan.FromSeconds(-5)));
        lonely.Dispose();
        Assert.Throws<ObjectDisposedException>(() => lonely.Send(frame));

        Assert.False(frame.IsMoved);
        pair.Bound.Send(frame);
        Assert.Equal(Bytes.Pattern(1000), pair.Connected.ReceiveBytes());
    }

    [Fact]
    public void TryReceive_NothingThere_EmptiesTheFrame()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqFrame frame = new(Bytes.Pattern(1000));
        Assert.False(pair.Bound.TryReceive(frame));
        Assert.Equal(0, frame.Size);
        Assert.True(frame.Span.IsEmpty);
        Assert.False(frame.More);
    }

    [Fact]
    public void Receive_CanceledBefore_KeepsTheFrameAsItWas()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using CancellationTokenSource canceled = new();
        canceled.Cancel();
        using ZmqFrame frame = new("before");
        Assert.Throws<OperationCanceledException>(() => pair.Bound.Receive(frame, canceled.Token));
        Assert.Equal("before", frame.GetString());
        pair.Connected.Send("after");
        pair.Bound.Receive(frame);
        Assert.Equal("after", frame.GetString());
    }
}
