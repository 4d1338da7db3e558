using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>Every messaging pattern over every transport, both ends asynchronous.</summary>
public sealed class AsyncPatternTests
{
    private const int Messages = 300;

    public static TheoryData<string> Transports => ["inproc", "tcp", "ipc"];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task RequestReply_RoundTrips(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Rep, ZmqSocketType.Req, transport);
        Task serving = Serve(pair.Bound);
        for (int i = 0; i < Messages; i++)
        {
            await pair.Connected.SendAsync($"{i}").Over();
            Assert.Equal($"re: {i}", await pair.Connected.ReceiveStringAsync().Over());
        }

        await serving.Over();
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task RouterDealer_RequestsInFlight_ComeBackToTheirDealers(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Router, ZmqSocketType.Dealer, transport);
        using ZmqSocket second = pair.Create(ZmqSocketType.Dealer);
        second.Connect(pair.Endpoint);
        Task serving = Task.Run(async () =>
        {
            using ZmqMessage message = new();
            for (int i = 0; i < 2 * Messages; i++)
            {
                await pair.Bound.ReceiveAsync(message);
                await pair.Bound.SendAsync(message);
            }
        });
        async Task Request(ZmqSocket dealer, string name)
        {
            Task sending = Task.Run(async () =>
            {
                for (int i = 0; i < Messages; i++)
                {
                    await dealer.SendAsync($"{name} {i}");
                }
            });
            for (int i = 0; i < Messages; i++)
            {
                Assert.Equal($"{name} {i}", await dealer.ReceiveStringAsync());
            }

            await sending;
        }

        await Task.WhenAll(Request(pair.Connected, "first"), Request(second, "second"), serving).Over();
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task PublishSubscribe_EverySubscriberGetsItsTopic(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.XPub, ZmqSocketType.Sub, transport);
        using ZmqSocket all = pair.Create(ZmqSocketType.Sub);
        all.Connect(pair.Endpoint);
        pair.Connected.Subscribe("even");
        all.Subscribe("");
        await pair.Bound.ReceiveBytesAsync().Over();
        await pair.Bound.ReceiveBytesAsync().Over();
        Task sending = Task.Run(async () =>
        {
            for (int i = 0; i < Messages; i++)
            {
                await pair.Bound.SendAsync(i % 2 == 0 ? "even" : "odd", more: true);
                await pair.Bound.SendAsync($"{i}");
            }
        });
        using ZmqMessage message = new();
        for (int i = 0; i < Messages; i += 2)
        {
            await pair.Connected.ReceiveAsync(message).Over();
            Assert.Equal(["even", $"{i}"], message.Select(f => f.GetString()));
        }

        for (int i = 0; i < Messages; i++)
        {
            await all.ReceiveAsync(message).Over();
            Assert.Equal($"{i}", message[1].GetString());
        }

        await sending.Over();
        Assert.False(pair.Connected.TryReceiveBytes(out _));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Pair_BothWaysAtOnce(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, transport);
        static async Task Send(ZmqSocket socket)
        {
            for (int i = 0; i < Messages; i++)
            {
                await socket.SendAsync($"{i}");
            }
        }

        static async Task Receive(ZmqSocket socket)
        {
            for (int i = 0; i < Messages; i++)
            {
                Assert.Equal($"{i}", await socket.ReceiveStringAsync());
            }
        }

        await Task.WhenAll(Receive(pair.Bound), Receive(pair.Connected), Send(pair.Bound), Send(pair.Connected)).Over();
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Pipeline_TwoWorkers_ShareTheWork(string transport)
    {
        using SocketPair tasks = new(ZmqSocketType.Push, ZmqSocketType.Pull, transport);
        using SocketPair results = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport);
        using ZmqSocket secondTasks = tasks.Create(ZmqSocketType.Pull);
        secondTasks.Connect(tasks.Endpoint);
        using ZmqSocket secondResults = results.Create(ZmqSocketType.Push);
        secondResults.Connect(results.Endpoint);
        static async Task Work(ZmqSocket tasks, ZmqSocket results)
        {
            using ZmqFrame frame = new();
            while (true)
            {
                await tasks.ReceiveAsync(frame);
                await results.SendAsync(frame);
            }
        }

        Task[] workers = [Work(tasks.Connected, results.Connected), Work(secondTasks, secondResults)];
        Task sending = Task.Run(async () =>
        {
            for (int i = 0; i < Messages; i++)
            {
                await tasks.Bound.SendAsync($"{i}");
            }
        });
        int[] done = new int[Messages];
        for (int i = 0; i < Messages; i++)
        {
            done[i] = int.Parse(await results.Bound.ReceiveStringAsync().Over(), provider: null);
        }

        Assert.Equal(Enumerable.Range(0, Messages), done.Order());
        await sending.Over();
        tasks.Connected.Dispose();
        secondTasks.Dispose();
        foreach (Task worker in workers)
        {
            await worker.Throws<ObjectDisposedException>();
        }
    }

    [Fact]
    public async Task Request_ReceiveCanceled_TheSocketStillWantsItsReply()
    {
        using SocketPair pair = new(ZmqSocketType.Rep, ZmqSocketType.Req);
        using System.Threading.CancellationTokenSource source = new();
        await pair.Connected.SendAsync("request").Over();
        Task<string> reply = pair.Connected.ReceiveStringAsync(source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reply.Over());
        Assert.Equal(ZmqError.InvalidState, (await pair.Connected.SendAsync("next").Throws<ZmqException>()).Error);
        Assert.Equal("request", await pair.Bound.ReceiveStringAsync().Over());
        await pair.Bound.SendAsync("reply").Over();
        Assert.Equal("reply", await pair.Connected.ReceiveStringAsync().Over());
    }

    private static async Task Serve(ZmqSocket socket)
    {
        for (int i = 0; i < Messages; i++)
        {
            string request = await socket.ReceiveStringAsync();
            await socket.SendAsync($"re: {request}");
        }
    }
}
