using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>What concerns the whole process: the pool, its threads, the collector, descriptors.</summary>
[Collection(AloneCollection.Name)]
public sealed class AsyncAloneTests
{
    [Fact]
    public async Task AlwaysReadyLoop_OneThread_LetsOthersHaveTheirTurn()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using CancellationTokenSource stop = new();
        TaskScheduler one = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        Task Start(Func<Task> method) => Task.Factory.StartNew(method, CancellationToken.None, TaskCreationOptions.None, one).Unwrap();
        using ManualResetEventSlim running = new();
        Task loop = Start(async () =>
        {
            byte[] buffer = new byte[16];
            while (!stop.IsCancellationRequested)
            {
                running.Set();
                await pair.Connected.SendAsync(buffer);
                await pair.Bound.ReceiveAsync(buffer);
            }
        });
        Assert.True(running.Wait(BackgroundCall.Limit));

        // The scheduler takes the next task when the loop gives its thread away.
        for (int i = 0; i < 10; i++)
        {
            await Start(() => Task.CompletedTask).Over();
        }

        await stop.CancelAsync();
        await loop.Over();
    }

    [Fact]
    public async Task PoolThreads_AllBlockedOnReceives_TheMessagesFreeThem()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        ThreadPool.GetMinThreads(out int workers, out _);
        int count = workers + 2;
        Task<int>[] blocked = new Task<int>[count];
        for (int i = 0; i < count; i++)
        {
            blocked[i] = Task.Run(() => pair.Bound.ReceiveAsync(new byte[1]).AsTask().GetAwaiter().GetResult());
        }

        Pended.Wait(pair.Bound, count);
        BackgroundCall sender = BackgroundCall.Start(() =>
        {
            for (int i = 0; i < count; i++)
            {
                pair.Connected.Send("x");
            }
        });
        sender.Finish();
        await Task.WhenAll(blocked).Over();
    }

    [Fact]
    public void ManyWaitingCalls_TakeNoThreads()
    {
        const int Calls = 500;
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        Task<int>[] calls = new Task<int>[Calls];
        calls[0] = pair.Bound.ReceiveAsync(new byte[1]).AsTask();
        using Process process = Process.GetCurrentProcess();
        int before = process.Threads.Count;
        for (int i = 1; i < Calls; i++)
        {
            calls[i] = pair.Bound.ReceiveAsync(new byte[1]).AsTask();
        }

        process.Refresh();
        Assert.True(process.Threads.Count < before + 20, $"{process.Threads.Count} threads, {before} before");
        for (int i = 0; i < Calls; i++)
        {
            pair.Connected.Send("x");
        }

        Assert.True(Task.WaitAll(calls, BackgroundCall.Limit));
    }

    [Fact]
    public void ForgottenSocket_NoCallWaits_IsFinalized()
    {
        using ZmqContext context = new();
        UseAndForget(context);
        Collect(() => context.SocketCount == 0, "sockets finalized");
    }

    [Fact]
    public async Task ForgottenSocket_CallWaits_IsKeptUntilItsEnd()
    {
        using ZmqContext context = new();
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        string endpoint = push.Bind(Endpoints.Inproc());
        Task<int> receive = WaitAndForget(context, endpoint);
        for (int i = 0; i < 5; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(2, context.SocketCount);
        Assert.True(push.TrySend("xy", BackgroundCall.Limit));
        Assert.Equal(2, await receive.Over());

        // Away from the thread that has completed the call and may hold the socket until it is back.
        await Task.Yield();
        Collect(() => context.SocketCount == 1, "sockets finalized after the call");
    }

    [Fact]
    public void ForgottenSocket_PollerWaited_IsFinalized()
    {
        using ZmqContext context = new();
        PollAndForget(context);
        Collect(() => context.SocketCount == 0, "sockets finalized");
    }

    [Fact]
    public void ManySockets_UsedAndDisposedOf_LeaveNoDescriptors()
    {
        using ZmqContext context = new();
        WaitOnSockets(context, 5);
        int before = Descriptors.Count();
        WaitOnSockets(context, 300);
        Descriptors.WaitUntilAtMost(before + 3);
    }

    private static void WaitOnSockets(ZmqContext context, int count)
    {
        for (int i = 0; i < count; i++)
        {
            using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pull);
            socket.Bind("tcp://127.0.0.1:*");
            Task<int> receive = socket.ReceiveAsync(new byte[1]).AsTask();
            socket.Dispose();
            Assert.IsType<ObjectDisposedException>(Record.Exception(() => receive.Over().GetAwaiter().GetResult()));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void UseAndForget(ZmqContext context)
    {
        ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Connect(pull.Bind(Endpoints.Inproc()));
        Task<int> receive = pull.ReceiveAsync(new byte[1]).AsTask();
        push.Send("x");
        Assert.Equal(1, receive.Over().GetAwaiter().GetResult());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task<int> WaitAndForget(ZmqContext context, string endpoint)
    {
        ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        pull.Connect(endpoint);
        return pull.ReceiveAsync(new byte[2]).AsTask();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void PollAndForget(ZmqContext context)
    {
        ZmqPoller poller = new();
        poller.Add(context.CreateSocket(ZmqSocketType.Pull));
        Assert.Equal(0, poller.WaitAsync(new ZmqPollResult[1], TimeSpan.FromMilliseconds(20)).Over().GetAwaiter().GetResult());
    }

    private static void Collect(Func<bool> condition, string what) => Parked.Until(
        () =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return condition();
        },
        what);
}
