using System;
using System.Diagnostics;
using System.Threading;
using Xunit;
using ZmqInterop.Native;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Peers that are full, and messages that are too large.</summary>
public sealed class ZmqSocketHighWatermarkTests
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(50);

    public static TheoryData<string> Transports => ["inproc", "tcp", "ipc"];

    [Theory]
    [MemberData(nameof(Transports))]
    public void TrySend_PeerFull_IsFalseUntilThePeerReceives(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport, watermark: 4);
        SocketPair.WaitForPeer(pair.Connected);
        int sent = SocketPair.Fill(pair.Connected);
        using ZmqFrame frame = new(SocketPair.Filling);

        // The system's buffers may have found some more room meanwhile.
        while (pair.Connected.TrySend(frame, s_short))
        {
            sent++;
            frame.Write(SocketPair.Filling);
        }

        Assert.Equal(SocketPair.Filling, frame.GetString());
        for (int i = 0; i < sent; i++)
        {
            Assert.Equal(SocketPair.Filling, pair.Bound.ReceiveString());
        }

        Assert.True(pair.Connected.TrySend(frame, BackgroundCall.Limit));
        Assert.Equal(SocketPair.Filling, pair.Bound.ReceiveString());
        Assert.False(pair.Bound.TryReceiveBytes(out _));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Send_PeerFull_WaitsUntilThePeerReceives(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport, watermark: 4);
        SocketPair.WaitForPeer(pair.Connected);
        int sent = SocketPair.Fill(pair.Connected);
        BackgroundCall send = BackgroundCall.Start(() => pair.Connected.Send("late"));
        Parked.WaitOrEnd(pair.Connected, send);

        for (int i = 0; i < sent; i++)
        {
            Assert.Equal(SocketPair.Filling, pair.Bound.ReceiveString());
        }

        Assert.Equal("late", pair.Bound.ReceiveString());
        send.Finish();
    }

    [Fact]
    public void Send_PeerFullAndTokenCanceled_ThrowsAndSendsNothing()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 4);
        int sent = SocketPair.Fill(pair.Connected);
        using CancellationTokenSource source = new();
        using ZmqFrame frame = new("kept");
        BackgroundCall send = BackgroundCall.Start(() => pair.Connected.Send(frame, more: false, source.Token));
        Parked.Wait(pair.Connected);

        source.Cancel();

        OperationCanceledException exception = Assert.IsAssignableFrom<OperationCanceledException>(send.Exception());
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(4, frame.Size);
        for (int i = 0; i < sent; i++)
        {
            Assert.Equal(SocketPair.Filling, pair.Bound.ReceiveString());
        }

        Assert.False(pair.Bound.TryReceiveBytes(out _));
    }

    [Fact]
    public void Send_PeerFullAndSendTimeout_ThrowsTimeoutException()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 4);
        SocketPair.Fill(pair.Connected);
        pair.Connected.Options.SendTimeout = s_short;
        long begin = Stopwatch.GetTimestamp();

        TimeoutException exception = Assert.Throws<TimeoutException>(() => pair.Connected.Send("x"));

        Assert.True(Stopwatch.GetElapsedTime(begin) >= s_short);
        Assert.Contains("PUSH", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Options.SendTimeout (50 ms)", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Send_MoreFramesThanTheWatermark_ArrivesWhole(string transport)
    {
        const int Frames = 5_000;
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport, watermark: 1);
        using ZmqMessage message = new();
        for (int i = 0; i < Frames; i++)
        {
            message.Add(BitConverter.GetBytes(i));
        }

        pair.Connected.Send(message);

        using ZmqMessage received = pair.Bound.ReceiveMessage();
        Assert.Equal(Frames, received.Count);
        for (int i = 0; i < Frames; i++)
        {
            Assert.Equal(i, BitConverter.ToInt32(received[i].Span));
        }
    }

    [Fact]
    public void Receive_FrameAboveMaximum_IsRefusedAndTheConnectionClosed()
    {
        using ZmqContext context = new();
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        pull.SetOption(ZmqConstants.ZMQ_MAXMSGSIZE, "MaxMessageSize", 100L);
        string endpoint = pull.Bind("tcp://127.0.0.1:*");
        using (ZmqSocket push = context.CreateSocket(ZmqSocketType.Push))
        {
            push.Options.Linger = TimeSpan.Zero;
            push.Connect(endpoint);
            push.Send(new byte[101]);
            Assert.False(pull.TryReceiveBytes(out _, TimeSpan.FromMilliseconds(200)));
        }

        using ZmqSocket other = context.CreateSocket(ZmqSocketType.Push);
        other.Connect(endpoint);
        other.Send(new byte[100]);
        Assert.Equal(100, pull.ReceiveBytes().Length);
    }

    [Fact]
    public void TrySend_RoomAppearedSinceTheLastCall_IsTrueAtOnce()
    {
        // zmq_send may answer EAGAIN for a millisecond after the peer has made room: it looks at its commands only that often.
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 1);
        Assert.True(pair.Connected.TrySend("x"u8));
        for (int i = 0; i < 1_000; i++)
        {
            while (pair.Connected.TrySend("x"u8))
            {
            }

            while (pair.Bound.TryReceiveBytes(out _))
            {
            }

            Assert.True(pair.Connected.TrySend("x"u8), $"A false EAGAIN in round {i}.");
        }
    }
}
