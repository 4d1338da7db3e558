#pragma warning disable ZMQDRAFT001 // Drafts are what is tested here.
using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>Thread-safe draft sockets, which have no ZMQ_FD.</summary>
public sealed class AsyncDraftTests
{
    private const int Messages = 500;

    public static TheoryData<string> Transports => ["inproc", "tcp"];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task ClientServer_RoundTrips(string transport)
    {
        using SocketPair pair = Open(ZmqSocketType.Server, ZmqSocketType.Client, transport);
        Task serving = Task.Run(async () =>
        {
            using ZmqFrame frame = new();
            for (int i = 0; i < Messages; i++)
            {
                await pair.Bound.ReceiveAsync(frame);
                uint client = frame.RoutingId;
                frame.Write($"re: {frame.GetString()}");
                frame.RoutingId = client;
                await pair.Bound.SendAsync(frame);
            }
        });
        for (int i = 0; i < Messages; i++)
        {
            Task<string> reply = pair.Connected.ReceiveStringAsync().AsTask();
            await pair.Connected.SendAsync($"{i}").Over();
            Assert.Equal($"re: {i}", await reply.Over());
        }

        await serving.Over();
    }

    [Theory]
    [InlineData(ZmqSocketType.Gather, ZmqSocketType.Scatter, "inproc")]
    [InlineData(ZmqSocketType.Gather, ZmqSocketType.Scatter, "tcp")]
    [InlineData(ZmqSocketType.Channel, ZmqSocketType.Channel, "inproc")]
    [InlineData(ZmqSocketType.Channel, ZmqSocketType.Channel, "tcp")]
    public async Task OneWay_ManyWait_KeepTheirOrder(ZmqSocketType receiverType, ZmqSocketType senderType, string transport)
    {
        using SocketPair pair = Open(receiverType, senderType, transport, watermark: 5);
        Task[] sends = [.. Enumerable.Range(0, Messages).Select(i => pair.Connected.SendAsync($"{i}").AsTask())];
        for (int i = 0; i < Messages; i++)
        {
            Assert.Equal($"{i}", await pair.Bound.ReceiveStringAsync().Over());
        }

        await Task.WhenAll(sends).Over();
    }

    [Fact]
    public async Task Channel_FullDuplex_LosesNoWakeUp()
    {
        using SocketPair pair = Open(ZmqSocketType.Channel, ZmqSocketType.Channel, "tcp", watermark: 10);
        static async Task Send(ZmqSocket socket)
        {
            for (int i = 0; i < 10 * Messages; i++)
            {
                await socket.SendAsync($"{i}");
            }
        }

        static async Task Receive(ZmqSocket socket)
        {
            for (int i = 0; i < 10 * Messages; i++)
            {
                Assert.Equal($"{i}", await socket.ReceiveStringAsync());
            }
        }

        await Task.WhenAll(Receive(pair.Bound), Receive(pair.Connected), Send(pair.Bound), Send(pair.Connected)).Over();
    }

    [Fact]
    public async Task RadioDish_GroupArrives()
    {
        using SocketPair pair = Open(ZmqSocketType.Dish, ZmqSocketType.Radio, "inproc");
        pair.Bound.Join("group");
        using ZmqFrame received = new();
        Task receive = pair.Bound.ReceiveAsync(received).AsTask();
        using CancellationTokenSource arrived = new(BackgroundCall.Limit);
        while (!receive.IsCompleted)
        {
            // What is sent before the join has arrived is dropped.
            using ZmqFrame frame = new("x") { Group = "group" };
            await pair.Connected.SendAsync(frame).Over();
            arrived.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await receive.Over();
        Assert.Equal("group", received.Group);
    }

    [Fact]
    public async Task CallsWait_CancelDisposeTerminate_EndThem()
    {
        using SocketPair pair = Open(ZmqSocketType.Server, ZmqSocketType.Client, "inproc");
        using CancellationTokenSource source = new();
        Task<int> canceled = pair.Bound.ReceiveAsync(new byte[1], source.Token).AsTask();
        Task<int> kept = pair.Bound.ReceiveAsync(new byte[1]).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled.Over());
        await pair.Connected.SendAsync("x").Over();
        Assert.Equal(1, await kept.Over());

        Task disposed = pair.Bound.ReceiveAsync(new byte[1]).AsTask();
        Task terminated = pair.Connected.ReceiveAsync(new byte[1]).AsTask();
        pair.Bound.Dispose();
        await disposed.Throws<ObjectDisposedException>();
        await pair.Context.DisposeAsync().Over();
        Assert.True(await Record.ExceptionAsync(() => terminated.Over()) is ObjectDisposedException or ZmqException);
    }

    [Fact]
    public async Task Poller_WaitAsync_SeesTheMessage()
    {
        using SocketPair pair = Open(ZmqSocketType.Server, ZmqSocketType.Client, "tcp");
        using ZmqPoller poller = new();
        poller.Add(pair.Bound, state: "server");
        ZmqPollResult[] results = new ZmqPollResult[1];
        Task<int> wait = poller.WaitAsync(results).AsTask();
        await pair.Connected.SendAsync("x").Over();
        Assert.Equal(1, await wait.Over());
        Assert.Equal("server", results[0].State);
    }

    private static SocketPair Open(ZmqSocketType bound, ZmqSocketType connected, string transport, int? watermark = null)
    {
        Assert.SkipUnless(Zmq.Has("draft"), "The loaded libzmq was built without drafts.");
        return new SocketPair(bound, connected, transport, watermark);
    }
}
