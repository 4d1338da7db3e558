using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

public sealed class AsyncPollerTests
{
    public static TheoryData<string> Transports => ["inproc", "tcp", "ipc"];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task WaitAsync_MessageComes_IsReported(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport);
        using SocketPair idle = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport);
        using ZmqPoller poller = new();
        poller.Add(idle.Bound, state: "idle");
        poller.Add(pair.Bound, state: "busy");
        ZmqPollResult[] results = new ZmqPollResult[2];
        for (int i = 0; i < 200; i++)
        {
            Task<int> wait = poller.WaitAsync(results).AsTask();
            Assert.False(wait.IsCompleted);
            pair.Connected.Send("x");
            Assert.Equal(1, await wait.Over());
            Assert.Same(pair.Bound, results[0].Socket);
            Assert.Equal(ZmqPollEvents.In, results[0].Events);
            Assert.Equal("busy", results[0].State);
            Assert.Equal("x", pair.Bound.ReceiveString());
        }

        Assert.Equal(0, Pended.Count(pair.Bound));
        Assert.Equal(0, Pended.Count(idle.Bound));
    }

    [Fact]
    public void WaitAsync_AlreadyReady_IsOverWhenItReturns()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqPoller poller = new();
        poller.Add(pair.Connected, ZmqPollEvents.Out);
        Assert.True(poller.WaitAsync(new ZmqPollResult[1]).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task WaitAsync_TimeIsOver_ReturnsZero()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqPoller poller = new();
        poller.Add(pair.Bound);
        Assert.Equal(0, await poller.WaitAsync(new ZmqPollResult[1], TimeSpan.FromMilliseconds(5)).Over());
        Assert.Equal(0, await poller.WaitAsync(new ZmqPollResult[1], TimeSpan.Zero).Over());
    }

    [Fact]
    public async Task WaitAsync_RoomComes_IsReported()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 1);
        SocketPair.Fill(pair.Connected);
        using ZmqPoller poller = new();
        poller.Add(pair.Connected, ZmqPollEvents.Out);
        ZmqPollResult[] results = new ZmqPollResult[1];
        Task<int> wait = poller.WaitAsync(results).AsTask();
        Pended.Wait(pair.Connected);
        while (pair.Bound.TryReceiveBytes(out _))
        {
        }

        Assert.Equal(1, await wait.Over());
        Assert.Equal(ZmqPollEvents.Out, results[0].Events);
    }

    [Fact]
    public async Task WaitAsync_OtherCallsUseTheSocket_NoWakeUpIsLost()
    {
        using SocketPair pair = new(ZmqSocketType.Dealer, ZmqSocketType.Dealer, "tcp");
        using ZmqPoller poller = new();
        poller.Add(pair.Bound);
        ZmqPollResult[] results = new ZmqPollResult[1];
        for (int i = 0; i < 300; i++)
        {
            Task<int> wait = poller.WaitAsync(results).AsTask();
            pair.Connected.Send("x");

            // Sends may use up the signal that the poller waits for.
            for (int j = 0; j < 50; j++)
            {
                pair.Bound.Send("y");
            }

            Assert.Equal(1, await wait.Over());
            Assert.Equal("x", pair.Bound.ReceiveString());
            for (int j = 0; j < 50; j++)
            {
                Assert.True(pair.Connected.TryReceiveBytes(out _, BackgroundCall.Limit));
            }
        }
    }

    [Fact]
    public async Task Changes_WhileWaiting_TakeEffectAtOnce()
    {
        using SocketPair first = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using SocketPair second = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqPoller poller = new();
        poller.Add(first.Bound);
        first.Connected.Send("x");
        poller.Modify(first.Bound, ZmqPollEvents.None);
        ZmqPollResult[] results = new ZmqPollResult[2];

        Task<int> wait = poller.WaitAsync(results).AsTask();
        Assert.False(wait.IsCompleted);
        poller.Modify(first.Bound, ZmqPollEvents.In);
        Assert.Equal(1, await wait.Over());
        Assert.Same(first.Bound, results[0].Socket);

        Assert.True(poller.Remove(first.Bound));
        wait = poller.WaitAsync(results).AsTask();
        Assert.False(wait.IsCompleted);
        second.Connected.Send("y");
        poller.Add(second.Bound);
        Assert.Equal(1, await wait.Over());
        Assert.Same(second.Bound, results[0].Socket);
    }

    [Fact]
    public async Task WaitAsync_Canceled_ThrowsWithTheTokenAndThePollerIsUsable()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqPoller poller = new();
        poller.Add(pair.Bound);
        ZmqPollResult[] results = new ZmqPollResult[1];
        using CancellationTokenSource source = new();
        Task<int> wait = poller.WaitAsync(results, cancellationToken: source.Token).AsTask();
        Pended.Wait(pair.Bound);
        await source.CancelAsync();
        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.Over());
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(0, Pended.Count(pair.Bound));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => poller.WaitAsync(results, cancellationToken: source.Token).Over());
        pair.Connected.Send("x");
        Assert.Equal(1, await poller.WaitAsync(results).Over());
    }

    [Fact]
    public async Task Dispose_WhileWaiting_EndsTheWait()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        ZmqPoller poller = new();
        poller.Add(pair.Bound);
        Task<int> wait = poller.WaitAsync(new ZmqPollResult[1]).AsTask();
        Pended.Wait(pair.Bound);
        poller.Dispose();
        await wait.Throws<ObjectDisposedException>();
        await poller.WaitAsync(new ZmqPollResult[1]).Throws<ObjectDisposedException, int>();
        pair.Connected.Send("x");
        Assert.Equal("x", pair.Bound.ReceiveString());
    }

    [Fact]
    public async Task SocketDispose_WhileWaiting_EndsTheWait()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqPoller poller = new();
        poller.Add(pair.Bound);
        Task<int> wait = poller.WaitAsync(new ZmqPollResult[1]).AsTask();
        Pended.Wait(pair.Bound);
        pair.Bound.Dispose();
        await wait.Throws<ObjectDisposedException>();
    }

    [Fact]
    public async Task ContextDisposeAsync_WhileWaiting_EndsTheWaitAndTerminates()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqPoller poller = new();
        poller.Add(pair.Bound);
        Task<int> wait = poller.WaitAsync(new ZmqPollResult[1]).AsTask();
        Pended.Wait(pair.Bound);
        Task disposing = pair.Context.DisposeAsync().AsTask();
        Assert.True(await Record.ExceptionAsync(() => wait.Over()) is ObjectDisposedException or ZmqException);
        await disposing.Over();
        Assert.Equal(0, pair.Context.SocketCount);
    }

    [Fact]
    public async Task WaitAsync_SecondWaiter_IsRefused()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqPoller poller = new();
        poller.Add(pair.Bound);
        Task<int> wait = poller.WaitAsync(new ZmqPollResult[1]).AsTask();
        await poller.WaitAsync(new ZmqPollResult[1]).Throws<InvalidOperationException, int>();
        Assert.Throws<InvalidOperationException>(() => poller.Wait(new ZmqPollResult[1]));
        pair.Connected.Send("x");
        Assert.Equal(1, await wait.Over());
    }

    [Fact]
    public async Task WaitAsync_WrongArguments_Throw()
    {
        using ZmqPoller poller = new();
        await poller.WaitAsync(Memory<ZmqPollResult>.Empty).Throws<ArgumentException, int>();
        await poller.WaitAsync(new ZmqPollResult[1], TimeSpan.FromMilliseconds(-2)).Throws<ArgumentOutOfRangeException, int>();
        Assert.Equal(0, await poller.WaitAsync(new ZmqPollResult[1], TimeSpan.FromMilliseconds(1)).Over());
    }

    [Fact]
    public async Task WaitAsync_SocketsAndDescriptors_ReportsBoth()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Socket udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using ZmqPoller poller = new();
        poller.Add(pair.Bound);
        ZmqPollResult[] results = new ZmqPollResult[2];

        // Added while the watcher waits for the socket.
        Task<int> wait = poller.WaitAsync(results).AsTask();
        poller.Add(udp.Handle);
        Assert.False(wait.IsCompleted);
        udp.SendTo([1], udp.LocalEndPoint!);
        Assert.Equal(1, await wait.Over());
        Assert.Equal(udp.Handle, results[0].Descriptor);
        udp.Receive(new byte[1]);

        wait = poller.WaitAsync(results).AsTask();
        pair.Connected.Send("x");
        Assert.Equal(1, await wait.Over());
        Assert.Same(pair.Bound, results[0].Socket);
        pair.Bound.ReceiveString();

        using CancellationTokenSource source = new();
        wait = poller.WaitAsync(results, cancellationToken: source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.Over());
        Assert.Equal(0, await poller.WaitAsync(results, TimeSpan.FromMilliseconds(2)).Over());
    }
}
