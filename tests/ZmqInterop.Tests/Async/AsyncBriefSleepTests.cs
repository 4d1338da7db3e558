using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>Calls of a stream, which sleep for a moment before the watcher takes over: only where the pool has nothing else to do, so that nothing else may run.</summary>
[Collection(AloneCollection.Name)]
public sealed class AsyncBriefSleepTests
{
    private const int Messages = 500;

    private readonly byte[] _buffer = new byte[1];

    [Fact]
    public async Task ReceiveAsync_AStreamRunsEmpty_SleepsForAMomentFirst()
    {
        const int Streams = 9;
        Assert.SkipUnless(WaitSet.UsesEventFd, "Brief sleeps are for Linux.");
        List<TimeSpan> durations = [];
        for (int i = 0; i < Streams; i++)
        {
            using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
            durations.Add(await Task.Run(async () =>
            {
                await StreamAsync(pair);
                long begin = Stopwatch.GetTimestamp();
                Task<int> waiting = pair.Bound.ReceiveAsync(_buffer).AsTask();
                TimeSpan duration = Stopwatch.GetElapsedTime(begin);
                Assert.False(waiting.IsCompleted);
                pair.Connected.Send(_buffer);
                await waiting.Over();
                return duration;
            }));
        }

        durations.Sort();
        Assert.True(durations[Streams / 2] >= TimeSpan.FromMilliseconds(BriefSleep.LongestInMilliseconds), $"{durations[Streams / 2]}");
    }

    [Fact]
    public async Task BothEnds_AStreamFillsAndRunsEmpty_KeepsItsOrder()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        const int All = 100_000;
        Task sending = Task.Run(async () =>
        {
            byte[] content = new byte[sizeof(int)];
            for (int i = 0; i < All; i++)
            {
                BitConverter.TryWriteBytes(content, i);
                await pair.Connected.SendAsync(content);
            }
        });
        await Task.Run(async () =>
        {
            byte[] content = new byte[sizeof(int)];
            for (int i = 0; i < All; i++)
            {
                Assert.Equal(sizeof(int), await pair.Bound.ReceiveAsync(content));
                Assert.Equal(i, BitConverter.ToInt32(content));
            }
        }).Over();
        await sending.Over();
    }

    [Fact]
    public async Task ReceiveAsync_AnotherBeginsWhileItSleeps_IsTheFirstAllTheSame()
    {
        for (int i = 0; i < 50; i++)
        {
            using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
            byte[] firstBuffer = new byte[1];
            byte[] secondBuffer = new byte[1];
            Task first = await BeginWhenAStreamRunsEmptyAsync(pair, async () => await pair.Bound.ReceiveAsync(firstBuffer));
            Task second = pair.Bound.ReceiveAsync(secondBuffer).AsTask();

            pair.Connected.Send([1]);
            pair.Connected.Send([2]);

            await first.Over();
            await second.Over();
            Assert.Equal([1, 2], [firstBuffer[0], secondBuffer[0]]);
        }
    }

    [Fact]
    public async Task ReceiveAsync_SocketDisposedOfWhileItSleeps_Throws()
    {
        for (int i = 0; i < 50; i++)
        {
            using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
            Task waiting = await BeginWhenAStreamRunsEmptyAsync(pair, async () => await pair.Bound.ReceiveAsync(_buffer));

            pair.Bound.Dispose();

            await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting.Over());
        }
    }

    [Fact]
    public async Task ReceiveAsync_CanceledWhileItSleeps_TakesNothing()
    {
        for (int i = 0; i < 50; i++)
        {
            using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
            using CancellationTokenSource source = new();
            Task waiting = await BeginWhenAStreamRunsEmptyAsync(pair, async () => await pair.Bound.ReceiveAsync(_buffer, source.Token));

            await source.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Over());
            pair.Connected.Send([7]);
            await pair.Bound.ReceiveAsync(_buffer).AsTask().Over();
            Assert.Equal(7, _buffer[0]);
        }
    }

    /// <summary>Waits until the call stands among the socket's waiters.</summary>
    private static async Task<Task> BeginWhenAStreamRunsEmptyAsync(SocketPair pair, Func<Task> call)
    {
        await Task.Run(() => StreamAsync(pair)).Over();
        Task begun = Task.Run(call);
        Pended.Wait(pair.Bound, 1);
        return begun;
    }

    private static async Task StreamAsync(SocketPair pair)
    {
        byte[] buffer = new byte[1];
        for (int i = 0; i < Messages; i++)
        {
            pair.Connected.Send(buffer);
        }

        for (int i = 0; i < Messages; i++)
        {
            await pair.Bound.ReceiveAsync(buffer);
        }
    }
}
