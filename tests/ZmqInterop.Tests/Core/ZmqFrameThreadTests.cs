using System;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>A frame serves one thread at a time. What two at once get is an exception, never a broken heap.</summary>
public sealed class ZmqFrameThreadTests
{
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(2);

    [Fact]
    public void Members_WhileAReceiveWaitsWithTheFrame_ThrowInvalidOperation()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqFrame frame = new("before");
        using ZmqFrame other = new("other");
        BackgroundCall receive = BackgroundCall.Start(() => pair.Bound.Receive(frame));
        Parked.Wait(pair.Bound);

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => frame.Size);
        Assert.Contains("another thread", exception.Message, StringComparison.Ordinal);
        Action[] uses =
        [
            () => _ = frame.Span, () => _ = frame.WritableSpan, () => _ = frame.More, () => _ = frame.IsShared, () => _ = frame.PeerAddress,
            frame.Clear, () => frame.Allocate(1), () => frame.Write("x"u8), () => frame.Write("x"), () => frame.ToArray(), () => frame.GetString(),
            () => frame.AsSequence(), () => frame.Copy(), () => frame.CopyFrom(other), () => frame.MoveFrom(other), () => other.MoveFrom(frame),
            () => pair.Connected.Send(frame), () => pair.Connected.TryReceive(frame),
        ];
        foreach (Action use in uses)
        {
            Assert.IsType<InvalidOperationException>(Record.Exception(use));
        }

        Assert.Equal("ZmqFrame (in use)", frame.ToString());
        Assert.Equal("other", other.GetString());
        Assert.False(other.IsMoved);
        pair.Connected.Send("arrived");
        receive.Finish();
        Assert.Equal("arrived", frame.GetString());
    }

    [Fact]
    public void Dispose_WhileAReceiveWaitsWithTheFrame_TakesEffectAtItsEnd()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        ZmqFrame frame = new(Bytes.Pattern(1000));
        BackgroundCall receive = BackgroundCall.Start(() => pair.Bound.Receive(frame));
        Parked.Wait(pair.Bound);
        frame.Dispose();
        frame.Dispose();
        Assert.True(receive.IsRunning);
        pair.Connected.Send(Bytes.Pattern(1000));
        receive.Finish();
        Assert.Throws<ObjectDisposedException>(() => frame.Size);
        pair.Connected.Send("next");
        Assert.Equal("next", pair.Bound.ReceiveString());
    }

    [Fact]
    public void Dispose_WhileASendWaitsWithAWrappedFrame_ReleasesTheMemoryOnceAtItsEnd()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Push);
        CountingOwner owner = new(Bytes.Pattern(1000));
        ZmqFrame frame = ZmqFrame.Wrap(owner);
        BackgroundCall send = BackgroundCall.Start(() => socket.Send(frame));
        Parked.Wait(socket);
        frame.Dispose();
        Assert.Equal(0, owner.Disposals);
        socket.Dispose();
        Assert.IsType<ObjectDisposedException>(send.Exception());
        owner.WaitForDisposal();
    }

    [Fact]
    public void Dispose_ByManyThreadsAtOnce_ReleasesTheMemoryOnce()
    {
        for (int round = 0; round < 200; round++)
        {
            CountingOwner owner = new(Bytes.Pattern(100));
            ZmqFrame frame = ZmqFrame.Wrap(owner);
            using Barrier barrier = new(3);
            Together(
                () => DisposeAfter(barrier, frame),
                () => DisposeAfter(barrier, frame),
                () =>
                {
                    barrier.SignalAndWait(BackgroundCall.Limit);
                    _ = Record.Exception(frame.Clear);
                });
            owner.WaitForDisposal();
        }
    }

    [Fact]
    public void OneFrame_FourThreadsUsingIt_NeverBreaksAnything()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqFrame frame = new();
        using ZmqFrame source = new(Bytes.Pattern(70_000));
        using ZmqFrame target = new();
        int[] sizes = [0, 33, 34, 5000, 70_000, 300_000];
        byte[] data = Bytes.Pattern(60_000);
        string text = new('ä', 30_000);
        Action<int>[] uses =
        [
            i => frame.Allocate(sizes[i % sizes.Length]),
            _ => frame.Clear(),
            _ => frame.Write(data),
            _ => frame.Write(text),
            _ => frame.Write(Bytes.Sequence(data, 10_000)),
            _ => Assert.InRange(frame.Span.Length, 0, 300_000),
            _ => Assert.InRange(frame.WritableSpan.Length, 0, 300_000),
            _ => Assert.InRange(frame.ToArray().Length, 0, 300_000),
            _ => Assert.InRange(frame.GetString().Length, 0, 300_000),
            _ => frame.CopyFrom(source),
            _ => target.CopyFrom(frame),
            _ => target.MoveFrom(frame),
            _ => frame.MoveFrom(target),
            _ => pair.Bound.TrySend(frame),
            _ => pair.Connected.TryReceive(frame),
            _ => pair.Connected.TryReceive(target),
            _ => Assert.NotEmpty(frame.ToString()),
            _ => Assert.False(frame.More),
            _ => Assert.Null(frame.PeerAddress),
            i => Assert.InRange(frame.IsShared ? i : 0, 0, int.MaxValue),
        ];
        Hammer(4, uses);

        frame.Write(Bytes.Pattern(5000));
        Assert.Equal(Bytes.Pattern(5000), frame.Span);
        Assert.Equal(Bytes.Pattern(70_000), source.Span);
    }

    [Fact]
    public void FramesDisposedOf_WhileThreeThreadsUseThem_NeverBreakAnything()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        ZmqFrame frame = new();
        int[] sizes = [0, 33, 34, 5000, 300_000];
        Action<int>[] uses =
        [
            i => Volatile.Read(ref frame).Allocate(sizes[i % sizes.Length]),
            _ => Assert.InRange(Volatile.Read(ref frame).Span.Length, 0, 300_000),
            _ => pair.Bound.TrySend(Volatile.Read(ref frame)),
            _ => pair.Connected.TryReceive(Volatile.Read(ref frame)),
            _ => Volatile.Read(ref frame).Copy().Dispose(),
            _ => Volatile.Read(ref frame).Dispose(),
            i => Interlocked.Exchange(ref frame, new ZmqFrame(sizes[i % sizes.Length])).Dispose(),
        ];
        Hammer(4, uses);
        frame.Dispose();
        pair.Bound.Send("still works");
        using ZmqFrame received = new();
        Parked.Until(() => pair.Connected.TryReceive(received) && received.GetString() == "still works", "the last message");
    }

    private static void DisposeAfter(Barrier barrier, ZmqFrame frame)
    {
        barrier.SignalAndWait(BackgroundCall.Limit);
        frame.Dispose();
    }

    /// <summary>Makes the threads use things in random order. Refusals are what they may get.</summary>
    private static void Hammer(int threads, Action<int>[] uses)
    {
        long end = Environment.TickCount64 + (long)s_duration.TotalMilliseconds;
        Action[] loops = new Action[threads];
        for (int t = 0; t < threads; t++)
        {
            FixedRandom random = new((uint)t);
            loops[t] = () =>
            {
                for (int i = 0; Environment.TickCount64 < end; i++)
                {
                    try
                    {
                        uses[random.Next(uses.Length)](i);
                    }
                    catch (InvalidOperationException)
                    {
                        // Also ObjectDisposedException: another thread has the frame, or it was sent, or it is gone.
                    }
                }
            };
        }

        Together(loops);
    }

    private static void Together(params Action[] actions)
    {
        BackgroundCall[] calls = Array.ConvertAll(actions, BackgroundCall.Start);
        foreach (BackgroundCall call in calls)
        {
            call.Finish();
        }
    }
}
