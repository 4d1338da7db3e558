using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>Where the code after an await runs, and what it finds there.</summary>
public sealed class AsyncContextTests
{
    [Fact]
    public async Task Await_SynchronizationContext_GoesOnThere()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, watermark: 1);
        using SingleThreadContext context = new();
        Task running = context.Run(async () =>
        {
            for (int i = 0; i < 20; i++)
            {
                await pair.Bound.ReceiveAsync(new byte[1]);
                Assert.True(context.IsCurrentThread);
                await pair.Bound.SendAsync(new byte[1]);
                Assert.True(context.IsCurrentThread);
            }
        });
        for (int i = 0; i < 20; i++)
        {
            Pended.Wait(pair.Bound);
            pair.Connected.Send("x");
            await pair.Connected.ReceiveStringAsync().Over();
        }

        await running.Over();
        Assert.True(context.Posts >= 20);
    }

    [Fact]
    public async Task Await_ConfigureAwaitFalse_LeavesTheSynchronizationContext()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using SingleThreadContext context = new();
        Task running = context.Run(async () =>
        {
            await pair.Bound.ReceiveAsync(new byte[1]).ConfigureAwait(false);
            Assert.False(context.IsCurrentThread);
            Assert.Null(SynchronizationContext.Current);
        });
        Pended.Wait(pair.Bound);

        // The thread has left the method when it runs something else.
        await context.Run(() => Task.CompletedTask).Over();
        pair.Connected.Send("x");
        await running.Over();
    }

    [Fact]
    public async Task Await_SynchronizationContextIsBusy_OthersGoOn()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using SingleThreadContext context = new();
        using ManualResetEventSlim busy = new();
        Task running = context.Run(async () =>
        {
            ValueTask<int> receive = pair.Bound.ReceiveAsync(new byte[1]);
            Task blocking = context.Run(() =>
            {
                Assert.True(busy.Wait(BackgroundCall.Limit));
                return Task.CompletedTask;
            });
            await receive;
            await blocking;
        });
        Pended.Wait(pair.Bound);
        Task<int> second = pair.Bound.ReceiveAsync(new byte[1]).AsTask();
        pair.Connected.Send("x");
        pair.Connected.Send("y");
        await second.Over();
        busy.Set();
        await running.Over();
    }

    [Fact]
    public async Task Await_TaskScheduler_GoesOnThere()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        TaskScheduler scheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        Task running = Task.Factory.StartNew(
            async () =>
            {
                for (int i = 0; i < 20; i++)
                {
                    await pair.Bound.ReceiveAsync(new byte[1]);
                    Assert.Same(scheduler, TaskScheduler.Current);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.None,
            scheduler).Unwrap();
        for (int i = 0; i < 20; i++)
        {
            Pended.Wait(pair.Bound);
            pair.Connected.Send("x");
        }

        await running.Over();
    }

    [Fact]
    public async Task Await_AsyncLocal_FlowsAndDoesNotLeak()
    {
        AsyncLocal<string?> local = new();
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        async Task<List<string?>> ReceiveWith(string value)
        {
            List<string?> seen = [];
            local.Value = value;
            for (int i = 0; i < 50; i++)
            {
                await pair.Bound.ReceiveAsync(new byte[1]);
                seen.Add(local.Value);
                local.Value = value + i;
                await pair.Bound.ReceiveAsync(new byte[1]);
                seen.Add(local.Value == value + i ? value : local.Value);
                local.Value = value;
            }

            return seen;
        }

        async Task<List<string?>> ReceiveWithout()
        {
            List<string?> seen = [];
            for (int i = 0; i < 100; i++)
            {
                await pair.Bound.ReceiveAsync(new byte[1]);
                seen.Add(local.Value);
            }

            return seen;
        }

        Task<List<string?>>[] receivers = [Task.Run(() => ReceiveWith("a")), Task.Run(() => ReceiveWith("b")), Task.Run(ReceiveWithout)];
        for (int i = 0; i < 300; i++)
        {
            await pair.Connected.SendAsync(new byte[1]).Over();
        }

        Assert.All(await receivers[0].Over(), value => Assert.Equal("a", value));
        Assert.All(await receivers[1].Over(), value => Assert.Equal("b", value));
        Assert.All(await receivers[2].Over(), Assert.Null);
    }

    [Fact]
    public async Task Cancel_SynchronizationContext_ContinuesThereNotInsideCancel()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using SingleThreadContext context = new();
        using CancellationTokenSource source = new();
        Task running = context.Run(async () =>
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pair.Bound.ReceiveAsync(new byte[1], source.Token));
            Assert.True(context.IsCurrentThread);
        });
        Pended.Wait(pair.Bound);
        await source.CancelAsync();
        await running.Over();
    }
}
