using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Both implementations, whichever the process uses.</summary>
public sealed class WaitSetTests
{
    public static TheoryData<string> Kinds => ["eventfd", "portable"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Wait_NothingHappens_NeverEndsEarly(string kind)
    {
        using WaitSet set = Create(kind);
        foreach (int milliseconds in new[] { 0, 1, 7, 50 })
        {
            long begin = Stopwatch.GetTimestamp();
            set.Wait(milliseconds);
            Assert.True(Stopwatch.GetElapsedTime(begin).TotalMilliseconds >= milliseconds);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WakeUp_BeforeWait_EndsTheNextOneAndIsUsedUp(string kind)
    {
        using WaitSet set = Create(kind);
        for (int i = 0; i < 3; i++)
        {
            set.WakeUp();
            set.WakeUp();
        }

        BackgroundCall.Start(() => set.Wait(-1)).Finish();

        long begin = Stopwatch.GetTimestamp();
        set.Wait(50);
        Assert.True(Stopwatch.GetElapsedTime(begin).TotalMilliseconds >= 50);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WakeUp_FromAnotherThread_EndsTheWait(string kind)
    {
        using WaitSet set = Create(kind);
        int rounds = 0;
        BackgroundCall wait = BackgroundCall.Start(() =>
        {
            for (int i = 0; i < 2_000; i++)
            {
                set.Wait(-1);
                Volatile.Write(ref rounds, i + 1);
            }
        });
        for (int i = 0; i < 2_000; i++)
        {
            set.WakeUp();
            SpinWait.SpinUntil(() => Volatile.Read(ref rounds) > i, BackgroundCall.Limit);
        }

        wait.Finish(() => $"{rounds} rounds.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WakeUp_ThousandsOfTimesWithoutAWait_DoesNotBlock(string kind)
    {
        using WaitSet set = Create(kind);
        BackgroundCall.Start(() =>
        {
            for (int i = 0; i < 20_000; i++)
            {
                set.WakeUp();
            }

            set.Wait(-1);
        }).Finish();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WakeUp_AfterDispose_DoesNothing(string kind)
    {
        WaitSet set = Create(kind);
        set.Dispose();
        set.WakeUp();
        set.Dispose();
        set.WakeUp();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Ready_DescriptorsOfEveryState_SaysWhichAre(string kind)
    {
        using WaitSet set = Create(kind);
        (Socket left, Socket right) = SocketsOverLoopback();
        using (left)
        using (right)
        {
            set.Count = 4;
            set.Set(0, left.Handle, ZmqPollEvents.In);
            set.Set(1, left.Handle, ZmqPollEvents.In | ZmqPollEvents.Out);
            set.Set(2, left.Handle, ZmqPollEvents.None);
            BackgroundCall.Start(() => set.Wait(-1)).Finish();
            Assert.Equal(
                [ZmqPollEvents.None, ZmqPollEvents.Out, ZmqPollEvents.None, ZmqPollEvents.None], new[] { set.Ready(0), set.Ready(1), set.Ready(2), set.Ready(3) });

            right.Send([1]);
            set.Set(1, 0, ZmqPollEvents.None);
            BackgroundCall.Start(() => set.Wait(-1)).Finish();
            Assert.Equal(
                [ZmqPollEvents.In, ZmqPollEvents.None, ZmqPollEvents.None, ZmqPollEvents.None], new[] { set.Ready(0), set.Ready(1), set.Ready(2), set.Ready(3) });

            left.Receive(new byte[1]);
            set.Wait(0);
            Assert.Equal(ZmqPollEvents.None, set.Ready(0));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Count_GrowsAndShrinks_KeepsTheDescriptorsBelow(string kind)
    {
        using WaitSet set = Create(kind);
        (Socket left, Socket right) = SocketsOverLoopback();
        using (left)
        using (right)
        {
            right.Send([1]);
            set.Count = 1;
            set.Set(0, left.Handle, ZmqPollEvents.In);
            foreach (int count in new[] { 2, 3, 100, 1000, 5, 1, 64 })
            {
                set.Count = count;
                Assert.Equal(count, set.Count);
                BackgroundCall.Start(() => set.Wait(-1)).Finish();
                Assert.Equal(ZmqPollEvents.In, set.Ready(0));
                for (int i = 1; i < count; i++)
                {
                    Assert.Equal(ZmqPollEvents.None, set.Ready(i));
                }
            }

            // An entry that has come back after shrinking is empty.
            set.Count = 2;
            set.Set(1, left.Handle, ZmqPollEvents.In);
            set.Count = 1;
            set.Count = 2;
            set.Wait(0);
            Assert.Equal(ZmqPollEvents.None, set.Ready(1));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Ready_PeerClosed_SaysSo(string kind)
    {
        using WaitSet set = Create(kind);
        (Socket left, Socket right) = SocketsOverLoopback();
        using (left)
        {
            right.Dispose();
            set.Count = 1;
            set.Set(0, left.Handle, ZmqPollEvents.In);
            BackgroundCall.Start(() => set.Wait(-1)).Finish();

            // There WSAPoll, as wine has it, tells of a peer that has left and of nothing to read: to zmq_poll, an error.
            ZmqPollEvents expected = OperatingSystem.IsWindows() ? ZmqPollEvents.In | ZmqPollEvents.Error : ZmqPollEvents.In;
            Assert.True((set.Ready(0) & expected) != 0);
        }
    }

    internal static (Socket Left, Socket Right) SocketsOverLoopback()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Socket left = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        left.Connect(listener.LocalEndPoint!);
        return (left, listener.Accept());
    }

    private static WaitSet Create(string kind)
    {
        if (kind == "portable")
        {
            return new PortableWaitSet();
        }

        if (OperatingSystem.IsLinux())
        {
            return new EventFdWaitSet();
        }

        Assert.Skip("eventfd is a call of Linux.");
        return null!;
    }
}
