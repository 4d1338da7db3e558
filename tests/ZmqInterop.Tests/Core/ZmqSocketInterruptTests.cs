using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Thread.Interrupt, and signals of the system.</summary>
[Collection(AloneCollection.Name)]
public sealed class ZmqSocketInterruptTests
{
    [Fact]
    public void Interrupt_ThreadThatWaitsForAMessage_LosesNothing()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        for (int i = 0; i < 100; i++)
        {
            string? text = null;
            bool interrupted = false;
            BackgroundCall receive = BackgroundCall.Start(() =>
            {
                text = pair.Bound.ReceiveString();
                try
                {
                    Thread.Sleep(1);
                }
                catch (ThreadInterruptedException)
                {
                    interrupted = true;
                }
            });
            Parked.Wait(pair.Bound);
            receive.Interrupt();
            pair.Connected.Send($"{i}");
            receive.Finish();
            Assert.Equal($"{i}", text);
            Assert.True(interrupted, "The interruption has to come through at the next blocking call.");
        }
    }

    [Fact]
    public void Interrupt_ThreadsThatUseOneSocket_LeavesItUsableAndLosesNothing()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 0);
        long sent = 0;
        long interruptions = 0;
        using CancellationTokenSource stop = new();
        BackgroundCall[] senders = [.. Enumerable.Range(0, 4).Select(_ => BackgroundCall.Start(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    pair.Connected.Send("x"u8);
                    Interlocked.Increment(ref sent);
                    if (Volatile.Read(ref sent) % 64 == 0)
                    {
                        Thread.Sleep(0);
                    }
                }
                catch (ThreadInterruptedException)
                {
                    Interlocked.Increment(ref interruptions);
                }
            }
        }))];
        long received = 0;
        long end = Environment.TickCount64 + 2_000;
        byte[] buffer = new byte[1];
        while (Environment.TickCount64 < end)
        {
            foreach (BackgroundCall sender in senders)
            {
                sender.Interrupt();
            }

            while (pair.Bound.TryReceive(buffer, out _))
            {
                received++;
                if (received % 100 == 0)
                {
                    break;
                }
            }
        }

        stop.Cancel();
        foreach (BackgroundCall sender in senders)
        {
            Assert.True(sender.Exception(() => $"{sent} sent, {received} received.") is null or ThreadInterruptedException);
        }

        while (pair.Bound.TryReceive(buffer, out _))
        {
            received++;
        }

        Assert.Equal(sent, received);
        Assert.True(sent > 0);
    }

    [Fact]
    public void Signals_ToThreadsThatWait_CauseNoExceptionAndKeepTimeouts()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Signals are sent by Linux's tgkill.");
            return;
        }

        int handled = 0;
        using PosixSignalRegistration handler = PosixSignalRegistration.Create(LinuxThread.Signal, c =>
        {
            c.Cancel = true;
            Interlocked.Increment(ref handled);
        });
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqPoller poller = new();
        using ZmqSocket silent = pair.Create(ZmqSocketType.Pull);
        poller.Add(silent);
        TimeSpan timeout = TimeSpan.FromMilliseconds(500);
        Func<bool>[] waits =
        [
            () => silent.TryReceiveBytes(out _, timeout),
            () => pair.Create(ZmqSocketType.Push).TrySend("x", timeout),
            () => poller.Wait(new ZmqPollResult[1], timeout) != 0,
        ];
        foreach (Func<bool> wait in waits)
        {
            int thread = 0;
            TimeSpan elapsed = default;
            BackgroundCall call = BackgroundCall.Start(() =>
            {
                Volatile.Write(ref thread, LinuxThread.CurrentId);
                long begin = Stopwatch.GetTimestamp();
                Assert.False(wait());
                elapsed = Stopwatch.GetElapsedTime(begin);
            });
            Parked.Until(() => Volatile.Read(ref thread) != 0, "threads");
            int sent = 0;
            while (call.IsRunning)
            {
                LinuxThread.Send(thread);
                sent++;
                Thread.SpinWait(20_000);
            }

            call.Finish();
            Assert.True(sent > 100, $"Only {sent} signals.");
            Assert.True(elapsed >= timeout, $"{elapsed.TotalMilliseconds} ms");

            // A timeout that began anew with each signal would not end before the signals do.
            Assert.True(elapsed < BackgroundCall.Limit);
        }

        Parked.Until(() => Volatile.Read(ref handled) > 0, "signals handled");
    }

    [Fact]
    public void Signals_DuringTraffic_LoseNothing()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Signals are sent by Linux's tgkill.");
            return;
        }

        const int Messages = 20_000;
        using PosixSignalRegistration handler = PosixSignalRegistration.Create(LinuxThread.Signal, c => c.Cancel = true);
        using SocketPair pair = new(ZmqSocketType.Dealer, ZmqSocketType.Dealer, "tcp", watermark: 5);
        int[] threads = new int[2];
        int received = 0;
        BackgroundCall send = BackgroundCall.Start(() =>
        {
            Volatile.Write(ref threads[0], LinuxThread.CurrentId);
            for (int i = 0; i < Messages; i++)
            {
                pair.Connected.Send(BitConverter.GetBytes(i));
            }
        });
        BackgroundCall receive = BackgroundCall.Start(() =>
        {
            Volatile.Write(ref threads[1], LinuxThread.CurrentId);
            byte[] buffer = new byte[4];
            for (; received < Messages; received++)
            {
                Assert.Equal(4, pair.Bound.Receive(buffer));
                Assert.Equal(received, BitConverter.ToInt32(buffer));
            }
        });
        Parked.Until(() => Volatile.Read(ref threads[0]) != 0 && Volatile.Read(ref threads[1]) != 0, "threads");
        long end = Environment.TickCount64 + (long)BackgroundCall.Limit.TotalMilliseconds;
        while (receive.IsRunning && Environment.TickCount64 < end)
        {
            LinuxThread.Send(threads[0]);
            LinuxThread.Send(threads[1]);
            Thread.SpinWait(5_000);
        }

        send.Finish(() => $"{received} received.");
        receive.Finish(() => $"{received} received.");
    }
}
