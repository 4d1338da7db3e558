using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

public sealed class AsyncCancellationTests
{
    public static TheoryData<string> Transports => ["inproc", "tcp", "ipc"];

    [Fact]
    public async Task EveryCall_TokenCanceledBefore_IsCanceledAndDoesNothing()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqFrame frame = new("frame");
        using ZmqMessage message = new() { "a", "b" };
        CancellationToken canceled = new(canceled: true);
        ZmqSocket socket = pair.Bound;
        pair.Connected.Send("waiting");
        foreach (Func<Task> call in new Func<Task>[]
        {
            () => socket.SendAsync(new byte[1], false, canceled).AsTask(),
            () => socket.SendAsync("x", false, canceled).AsTask(),
            () => socket.SendAsync(frame, false, canceled).AsTask(),
            () => socket.SendAsync(message, canceled).AsTask(),
            () => socket.SendBatchAsync(new[] { frame }, canceled).AsTask(),
            () => socket.SendAsync(Bytes.Sequence(new byte[5], 2), false, canceled).AsTask(),
            () => socket.SendJsonAsync(new AsyncText("x", 1), AsyncTextJson.Default.AsyncText, false, canceled).AsTask(),
            () => socket.ReceiveAsync(new byte[9], canceled).AsTask(),
            () => socket.ReceiveAsync(frame, canceled).AsTask(),
            () => socket.ReceiveAsync(message, canceled).AsTask(),
            () => socket.ReceiveBatchAsync(new[] { frame }, canceled).AsTask(),
            () => socket.ReceiveStringAsync(canceled).AsTask(),
            () => socket.ReceiveBytesAsync(canceled).AsTask(),
            () => socket.ReceiveMessageAsync(canceled).AsTask(),
            () => socket.ReceiveJsonAsync(AsyncTextJson.Default.AsyncText, canceled).AsTask(),
            () => socket.ReceiveAllAsync(canceled).GetAsyncEnumerator(CancellationToken.None).MoveNextAsync().AsTask(),
        })
        {
            Task task = call();
            OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task.Over());
            Assert.Equal(canceled, exception.CancellationToken);
            Assert.True(task.IsCanceled);
        }

        Assert.Equal("frame", frame.GetString());
        Assert.Equal(["a", "b"], message.Select(f => f.GetString()));
        Assert.Equal("waiting", socket.ReceiveString());
        Assert.False(pair.Connected.TryReceiveBytes(out _));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task ReceiveAsync_CanceledWhileWaiting_ThrowsWithTheTokenAndTheSocketIsUsable(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport);
        for (int i = 0; i < 100; i++)
        {
            using CancellationTokenSource source = new();
            Task<int> receive = pair.Bound.ReceiveAsync(new byte[9], source.Token).AsTask();
            await source.CancelAsync();
            OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receive.Over());
            Assert.Equal(source.Token, exception.CancellationToken);
            Assert.True(receive.IsCanceled);
        }

        pair.Connected.Send("x");
        Assert.Equal("x", await pair.Bound.ReceiveStringAsync().Over());
        Assert.Equal(0, Pended.Count(pair.Bound));
    }

    [Fact]
    public async Task SendAsync_CanceledWhileWaiting_SendsNothing()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqSocket push = pair.Create(ZmqSocketType.Push);
        using CancellationTokenSource source = new();
        Task canceled = push.SendAsync("canceled", false, source.Token).AsTask();
        Task kept = push.SendAsync("kept").AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled.Over());

        push.Connect(pair.Endpoint);

        await kept.Over();
        Assert.Equal("kept", await pair.Bound.ReceiveStringAsync().Over());
        Assert.False(pair.Bound.TryReceiveBytes(out _));
    }

    [Fact]
    public async Task ReceiveAsync_OneOfThreeCanceled_TheOthersKeepTheirOrder()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using CancellationTokenSource source = new();
        Task<string> first = pair.Bound.ReceiveStringAsync().AsTask();
        Task<string> second = pair.Bound.ReceiveStringAsync(source.Token).AsTask();
        Task<string> third = pair.Bound.ReceiveStringAsync().AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.Over());

        pair.Connected.Send("1");
        pair.Connected.Send("2");

        Assert.Equal("1", await first.Over());
        Assert.Equal("2", await third.Over());
    }

    [Fact]
    public async Task SendAsync_HeadForAFullPeerIsCanceled_TheNextForAnotherPeerGoesAtOnce()
    {
        using SocketPair pair = new(ZmqSocketType.Router, ZmqSocketType.Router);
        using ZmqSocket router = pair.Create(ZmqSocketType.Router, watermark: 1);
        router.Options.SetRouterMandatory(true);
        string endpoint = router.Bind(Endpoints.Inproc());
        using ZmqSocket full = pair.Create(ZmqSocketType.Dealer, watermark: 1);
        full.Options.SetRoutingId("full"u8);
        full.Connect(endpoint);
        using ZmqSocket free = pair.Create(ZmqSocketType.Dealer);
        free.Options.SetRoutingId("free"u8);
        free.Connect(endpoint);
        while (true)
        {
            using ZmqMessage filling = new() { "full", "filling" };
            if (!router.TrySend(filling))
            {
                break;
            }
        }

        using ZmqMessage toFull = new() { "full", "x" };
        using ZmqMessage toFree = new() { "free", "y" };
        using CancellationTokenSource source = new();
        Task blocked = router.SendAsync(toFull, source.Token).AsTask();
        Task behind = router.SendAsync(toFree).AsTask();
        Pended.Wait(router, 2);
        Assert.False(behind.IsCompleted);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => blocked.Over());
        await behind.Over();
        Assert.Equal("y", await free.ReceiveStringAsync().Over());
    }

    [Fact]
    public async Task Cancel_CallWaits_RunsNoUserCodeInside()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using CancellationTokenSource source = new();
        using ManualResetEventSlim canceled = new();
        async Task<bool> WaitAndLook()
        {
            try
            {
                await pair.Bound.ReceiveAsync(new byte[1], source.Token);
            }
            catch (OperationCanceledException)
            {
                // In a continuation inside Cancel this would wait for itself.
                return canceled.Wait(BackgroundCall.Limit);
            }

            return false;
        }

        Task<bool> looking = WaitAndLook();
        Pended.Wait(pair.Bound);
        source.Cancel();
        canceled.Set();
        Assert.True(await looking.Over());
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task ReceiveAsync_MessageAndCancellationRace_LosesAndReordersNothing(string transport)
    {
        const int Messages = 20_000;
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport);
        Task sending = Task.Run(async () =>
        {
            byte[] number = new byte[4];
            for (int i = 0; i < Messages; i++)
            {
                BitConverter.TryWriteBytes(number, i);
                await pair.Connected.SendAsync(number);
                if (i % 8 == 0)
                {
                    Thread.SpinWait(i % 1000);
                }
            }
        });
        List<int> received = [];
        int cancellations = 0;
        byte[] buffer = new byte[4];
        while (received.Count < Messages)
        {
            using CancellationTokenSource source = new();
            Task canceling = Task.Run(source.Cancel);
            try
            {
                while (received.Count < Messages)
                {
                    await pair.Bound.ReceiveAsync(buffer, source.Token).Over();
                    received.Add(BitConverter.ToInt32(buffer));
                }
            }
            catch (OperationCanceledException)
            {
                cancellations++;
            }

            await canceling.Over();
        }

        await sending.Over();
        Assert.Equal(Enumerable.Range(0, Messages), received);
        Assert.NotEqual(0, cancellations);
    }
}
