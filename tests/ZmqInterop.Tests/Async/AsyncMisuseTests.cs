using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>What must not be done is answered by an exception, and the next call is none the worse.</summary>
public sealed class AsyncMisuseTests
{
    [Fact]
    public async Task ValueTask_AwaitedTwice_ThrowsInvalidOperation()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        ValueTask<int> receive = pair.Bound.ReceiveAsync(new byte[1]);
        pair.Connected.Send("x");
        Assert.Equal(1, await receive.Over());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await receive);
        await AssertUsable(pair);
    }

    [Fact]
    public async Task ValueTask_ResultBeforeTheEnd_ThrowsInvalidOperationAndTheCallGoesOn()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        ValueTask<int> receive = pair.Bound.ReceiveAsync(new byte[1]);
        Assert.Throws<InvalidOperationException>(() => receive.GetAwaiter().GetResult());
        pair.Connected.Send("x");
        Assert.Equal(1, await receive.Over());
        await AssertUsable(pair);
    }

    [Fact]
    public async Task ValueTask_AwaitedByTwoWhileItWaits_OneOfThemThrowsInvalidOperation()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        ValueTask<int> receive = pair.Bound.ReceiveAsync(new byte[1]);
        async Task<int> Await() => await receive;
        Task<int> first = Await();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Await().Over());
        pair.Connected.Send("x");
        Assert.Equal(1, await first.Over());
        await AssertUsable(pair);
    }

    [Fact]
    public async Task ValueTask_ResultFetchedByManyThreadsAtOnce_OneGetsItAndTheCallIsFreedOnce()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        for (int round = 0; round < 200; round++)
        {
            ValueTask<int> receive = pair.Bound.ReceiveAsync(new byte[1]);
            pair.Connected.Send("x");
            Parked.Until(() => receive.IsCompleted, "completed calls");
            using Barrier barrier = new(3);
            Task<bool>[] fetchers =
            [
                .. Enumerable.Range(0, barrier.ParticipantCount).Select(_ => Task.Factory.StartNew(
                    () =>
                    {
                        barrier.SignalAndWait();
                        try
                        {
                            return receive.GetAwaiter().GetResult() == 1;
                        }
                        catch (InvalidOperationException)
                        {
                            return false;
                        }
                    },
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default)),
            ];
            Assert.Equal(1, (await Task.WhenAll(fetchers).Over()).Count(got => got));
        }

        await AssertUsable(pair);
    }

    [Fact]
    public async Task Calls_InTheWrongDirection_FailWithTheReason()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqFrame frame = new("x");
        Assert.Equal(ZmqError.NotSupported, (await pair.Bound.SendAsync("x").Throws<ZmqException>()).Error);
        Assert.Equal(ZmqError.NotSupported, (await pair.Bound.SendAsync(frame).Throws<ZmqException>()).Error);
        Assert.Equal(ZmqError.NotSupported, (await pair.Connected.ReceiveAsync(new byte[1]).Throws<ZmqException, int>()).Error);
        Assert.Equal("x", frame.GetString());
        await AssertUsable(pair);
    }

    [Fact]
    public async Task Calls_InTheWrongState_FailWithTheReason()
    {
        using SocketPair pair = new(ZmqSocketType.Rep, ZmqSocketType.Req);
        Assert.Equal(ZmqError.InvalidState, (await pair.Bound.SendAsync("x").Throws<ZmqException>()).Error);
        Assert.Equal(ZmqError.InvalidState, (await pair.Connected.ReceiveAsync(new byte[1]).Throws<ZmqException, int>()).Error);
        await pair.Connected.SendAsync("request").Over();
        Assert.Equal(ZmqError.InvalidState, (await pair.Connected.SendAsync("again").Throws<ZmqException>()).Error);
        Assert.Equal("request", await pair.Bound.ReceiveStringAsync().Over());
    }

    [Fact]
    public async Task FailedCalls_NeverAwaited_AreNotReportedAsUnobserved()
    {
        int unobserved = 0;
        void Count(object? sender, UnobservedTaskExceptionEventArgs e)
        {
            if (e.Exception.InnerException is ZmqException or ObjectDisposedException)
            {
                Interlocked.Increment(ref unobserved);
            }
        }

        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        TaskScheduler.UnobservedTaskException += Count;
        try
        {
            for (int i = 0; i < 50; i++)
            {
                _ = pair.Bound.SendAsync("x");
                ZmqSocket socket = pair.Create(ZmqSocketType.Pull);
                _ = socket.ReceiveAsync(new byte[1]);
                socket.Dispose();
                _ = socket.ReceiveAsync(new byte[1]);
            }

            for (int i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Count;
        }

        Assert.Equal(0, unobserved);
        await AssertUsable(pair);
    }

    [Fact]
    public async Task ForeignMemory_SendAndReceive_KeepTheContent()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ThrowingMemory data = new(Bytes.Pattern(1000));
        using ThrowingMemory buffer = new(new byte[10]);
        await pair.Connected.SendAsync(data.Memory).Over();
        Assert.Equal(Bytes.Pattern(1000), pair.Bound.ReceiveBytes());
        Task<int> receive = pair.Bound.ReceiveAsync(buffer.Memory).AsTask();
        await pair.Connected.SendAsync(data.Memory).Over();
        Assert.Equal(1000, await receive.Over());
        Assert.Equal(Bytes.Pattern(10), buffer.GetSpan());
    }

    [Fact]
    public async Task ForeignMemory_ThrowsWhileTheCallWaits_OnlyThatCallFails()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ThrowingMemory buffer = new(new byte[10]);
        Task<int> receive = pair.Bound.ReceiveAsync(buffer.Memory).AsTask();
        Pended.Wait(pair.Bound);
        buffer.Throws = true;
        pair.Connected.Send("x");
        await receive.Throws<NotImplementedException>();
        using ThrowingMemory data = new(new byte[10]) { Throws = true };
        Assert.Throws<NotImplementedException>(() => { _ = pair.Connected.SendAsync(data.Memory); });
        await AssertUsable(pair);
    }

    private static async Task AssertUsable(SocketPair pair)
    {
        for (int i = 0; i < 20; i++)
        {
            Task<string>[] receives = [pair.Bound.ReceiveStringAsync().AsTask(), pair.Bound.ReceiveStringAsync().AsTask()];
            pair.Connected.Send("1");
            pair.Connected.Send("2");
            Assert.Equal(["1", "2"], await Task.WhenAll(receives).Over());
        }
    }
}
