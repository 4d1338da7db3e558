using System;
using System.Collections.Generic;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqSocketCancellationTests
{
    public static TheoryData<string> Transports => ["inproc", "tcp"];

    [Fact]
    public void EveryCall_TokenCanceledBefore_ThrowsAndDoesNothing()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqFrame frame = new("frame");
        using ZmqMessage message = new() { "a", "b" };
        using ZmqMessage incoming = new();
        CancellationToken canceled = new(canceled: true);
        ZmqSocket socket = pair.Bound;
        pair.Connected.Send("waiting");
        foreach (Action call in new Action[]
        {
            () => socket.Send("x"u8, false, canceled),
            () => socket.Send("x", false, canceled),
            () => socket.Send(new string('x', 1000), false, canceled),
            () => socket.Send(frame, false, canceled),
            () => socket.Send(message, canceled),
            () => socket.TrySend("x"u8, cancellationToken: canceled),
            () => socket.TrySend("x", cancellationToken: canceled),
            () => socket.TrySend(frame, cancellationToken: canceled),
            () => socket.TrySend(message, cancellationToken: canceled),
            () => socket.Receive(new byte[9], canceled),
            () => socket.Receive(new byte[9], out _, canceled),
            () => socket.Receive(frame, canceled),
            () => socket.Receive(incoming, canceled),
            () => socket.ReceiveString(canceled),
            () => socket.ReceiveBytes(canceled),
            () => socket.TryReceive(new byte[9], out _, cancellationToken: canceled),
            () => socket.TryReceive(frame, cancellationToken: canceled),
            () => socket.TryReceive(incoming, cancellationToken: canceled),
            () => socket.TryReceiveString(out _, cancellationToken: canceled),
            () => socket.TryReceiveBytes(out _, cancellationToken: canceled),
        })
        {
            Assert.Equal(canceled, Assert.ThrowsAny<OperationCanceledException>(call).CancellationToken);
        }

        Assert.Equal("frame", frame.GetString());
        Assert.Equal(2, message.Count);
        Assert.Equal("waiting", socket.ReceiveString());
        Assert.False(pair.Connected.TryReceiveBytes(out _));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Receive_CanceledWhileWaiting_ThrowsAndTheSocketIsUsable(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport);
        for (int i = 0; i < 200; i++)
        {
            using CancellationTokenSource source = new();
            BackgroundCall receive = BackgroundCall.Start(() => pair.Bound.ReceiveBytes(source.Token));
            if ((i & 1) == 0)
            {
                Parked.Wait(pair.Bound);
            }

            source.Cancel();
            Assert.Equal(source.Token, Assert.IsAssignableFrom<OperationCanceledException>(receive.Exception()).CancellationToken);
        }

        pair.Connected.Send("x");
        Assert.Equal("x", pair.Bound.ReceiveString());
    }

    [Fact]
    public void Receive_MessageComesBeforeTheCallSeesTheCancellation_ReturnsIt()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using CancellationTokenSource source = new();
        string? received = null;
        BackgroundCall receive = BackgroundCall.Start(() => received = pair.Bound.ReceiveString(source.Token));
        Parked.Wait(pair.Bound);
        GateOf.Socket(pair.Bound).Enter();
        pair.Connected.Send("x");
        source.Cancel();
        GateOf.Socket(pair.Bound).Exit();
        receive.Finish();
        Assert.Equal("x", received);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Receive_MessageAndCancellationRace_LosesAndReordersNothing(string transport)
    {
        const int Rounds = 4_000;
        // No watermark: what was not received when the token came first stays in the queue.
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport, watermark: 0);
        List<int> received = [];
        int canceled = 0;
        using Barrier barrier = new(2);
        CancellationTokenSource source = new();
        BackgroundCall receiver = BackgroundCall.Start(() =>
        {
            byte[] buffer = new byte[4];
            for (int i = 0; i < Rounds; i++)
            {
                CancellationToken token = source.Token;
                barrier.SignalAndWait();
                try
                {
                    Assert.Equal(4, pair.Bound.Receive(buffer, token));
                    received.Add(BitConverter.ToInt32(buffer));
                }
                catch (OperationCanceledException)
                {
                    canceled++;
                }

                barrier.SignalAndWait();
            }
        });

        for (int i = 0; i < Rounds; i++)
        {
            Assert.True(barrier.SignalAndWait(BackgroundCall.Limit), $"Round {i}: {received.Count} received, {canceled} canceled.");
            if ((i & 1) == 0)
            {
                Thread.SpinWait(i % 512);
            }

            pair.Connected.Send(BitConverter.GetBytes(i));
            Thread.SpinWait(i % 64 * 16);
            source.Cancel();
            CancellationTokenSource old = source;
            source = new CancellationTokenSource();
            Assert.True(barrier.SignalAndWait(BackgroundCall.Limit), $"Round {i}: {received.Count} received, {canceled} canceled.");
            old.Dispose();
        }

        receiver.Finish();
        source.Dispose();
        Assert.Equal(Rounds, received.Count + canceled);
        byte[] rest = new byte[4];
        while (received.Count < Rounds && pair.Bound.TryReceive(rest, out _, BackgroundCall.Limit))
        {
            received.Add(BitConverter.ToInt32(rest));
        }

        for (int i = 0; i < Rounds; i++)
        {
            Assert.Equal(i, received[i]);
        }
    }

    [Fact]
    public void Send_CanceledWhileRoomAppears_SendsExactlyWhatSucceeded()
    {
        const int Rounds = 2_000;
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 1);
        int expected = SocketPair.Fill(pair.Connected);
        int received = 0;
        for (int i = 0; i < Rounds; i++)
        {
            using CancellationTokenSource source = new();
            bool sent = false;
            BackgroundCall send = BackgroundCall.Start(() =>
            {
                try
                {
                    pair.Connected.Send("x"u8, more: false, source.Token);
                    sent = true;
                }
                catch (OperationCanceledException)
                {
                }
            });
            Thread.SpinWait(i % 64 * 32);
            received += pair.Bound.TryReceiveBytes(out _) ? 1 : 0;
            source.Cancel();
            send.Finish(() => $"Round {i}.");
            expected += sent ? 1 : 0;
        }

        while (pair.Bound.TryReceiveBytes(out _))
        {
            received++;
        }

        Assert.Equal(expected, received);
    }
}
