using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>Requests and their replies over one DEALER.</summary>
public sealed class ZmqRequestClientTests
{
    [Fact]
    public async Task RequestAsync_PlainRepServer_GetsTheReplies()
    {
        using ZmqContext context = new();
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
        using ZmqRequestClient client = new(context);
        client.Connect(server.Bind("tcp://127.0.0.1:*"));
        Task serving = Task.Run(async () =>
        {
            for (int i = 0; i < 3; i++)
            {
                using ZmqMessage message = await server.ReceiveMessageAsync();
                message.Prepend("re");
                if (i < 2)
                {
                    message.RemoveAt(0);
                }

                await server.SendAsync(message);
            }
        });
        Assert.Equal("text", await client.RequestAsync("text").Over());
        Assert.Equal([1, 2, 3], await client.RequestAsync(new byte[] { 1, 2, 3 }).Over());
        using ZmqMessage request = new() { "a", "b" };
        using ZmqMessage reply = await client.RequestAsync(request).Over();
        Assert.True(request.IsEmpty);
        Assert.Equal(["re", "a", "b"], reply.Select(frame => frame.GetString()));
        await serving.Over();
        Assert.Equal((0, 0L), (client.PendingRequests, client.DroppedReplies));
    }

    [Fact]
    public async Task RequestAsync_ManyAtOnceAnsweredOutOfOrder_EachGetsItsOwn()
    {
        const int Requests = 500;
        using ZmqContext context = new();
        using RequestServer server = new(context, keep: Requests);
        using ZmqRequestClient client = new(context);
        client.Connect(server.Endpoint);
        Task<string>[] requests = [.. Enumerable.Range(0, Requests).Select(i => client.RequestAsync($"{i}"))];
        string[] replies = await Task.WhenAll(requests).Over();
        Assert.Equal(Enumerable.Range(0, Requests).Select(i => $"re: {i}"), replies);
    }

    [Fact]
    public async Task RequestAsync_ThirtyPercentOfRepliesAreLostOthersComeTwice_NeverPairsWrongly()
    {
        const int Requests = 1000;
        using ZmqContext context = new();
        using RequestServer server = new(context, keep: 1, lost: 0.3, doubled: 0.2);
        using ZmqRequestClient client = new(context) { AttemptTimeout = TimeSpan.FromMilliseconds(150), Retries = 100 };
        client.Connect(server.Endpoint);
        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = 200 }, async (i, token) =>
            Assert.Equal($"re: {i}", await client.RequestAsync($"{i}", token))).Over();
        Assert.True(server.Lost > 0, "replies were lost");
        Assert.True(server.Requests > Requests, "requests were sent again");
        Assert.True(client.DroppedReplies > 0, "replies came twice");
        Assert.Equal(0, client.PendingRequests);
    }

    [Fact]
    public async Task RequestAsync_NoServer_TimesOutAfterAllAttempts()
    {
        using ZmqContext context = new();
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Router);
        using ZmqRequestClient client = new(context) { AttemptTimeout = TimeSpan.FromMilliseconds(20), Retries = 2 };
        client.Connect(server.Bind("tcp://127.0.0.1:*"));
        TimeoutException exception = await client.RequestAsync("x").Throws<TimeoutException>();
        Assert.Contains("3 attempt", exception.Message, StringComparison.Ordinal);
        for (int i = 0; i < 3; i++)
        {
            using ZmqMessage message = await server.ReceiveMessageAsync().Over();
            Assert.Equal("x", message[^1].GetString());
        }

        Assert.Equal(0, client.PendingRequests);
    }

    [Fact]
    public async Task RequestAsync_NotConnected_TimesOut()
    {
        using ZmqContext context = new();
        using ZmqRequestClient client = new(context) { AttemptTimeout = TimeSpan.FromMilliseconds(20) };
        await client.RequestAsync("x").Throws<TimeoutException>();
    }

    [Fact]
    public async Task RequestAsync_LateAndForeignReplies_AreDroppedAndCounted()
    {
        using ZmqContext context = new();
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Router);
        using ZmqRequestClient client = new(context) { AttemptTimeout = TimeSpan.FromMilliseconds(20) };
        client.Connect(server.Bind("tcp://127.0.0.1:*"));
        await client.RequestAsync("late").Throws<TimeoutException>();
        using ZmqMessage late = await server.ReceiveMessageAsync().Over();
        byte[] routingId = late[0].ToArray();
        byte[] name = late[1].ToArray();
        await server.SendAsync(late).Over();
        byte[] foreignName = [.. name];
        foreignName[0] ^= 1;
        byte[][][] foreign = [[routingId, foreignName, [], [1]], [routingId, [1]], [routingId, name, []], [routingId, name, [1], [1]], [routingId, [], [1]]];
        foreach (byte[][] frames in foreign)
        {
            using ZmqMessage message = new();
            foreach (byte[] frame in frames)
            {
                message.Add(frame);
            }

            await server.SendAsync(message).Over();
        }

        client.AttemptTimeout = BackgroundCall.Limit;
        Task<string> request = client.RequestAsync("y");
        using ZmqMessage answer = await server.ReceiveMessageAsync().Over();
        await server.SendAsync(answer).Over();
        Assert.Equal("y", await request.Over());
        Assert.Equal(1 + foreign.Length, client.DroppedReplies);
    }

    [Fact]
    public async Task RequestAsync_ReplyToAnEarlierAttempt_Counts()
    {
        using ZmqContext context = new();
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Router);
        using ZmqRequestClient client = new(context) { AttemptTimeout = TimeSpan.FromMilliseconds(50), Retries = int.MaxValue - 1 };
        client.Connect(server.Bind("tcp://127.0.0.1:*"));
        Task<string> request = client.RequestAsync("x");
        using ZmqMessage first = await server.ReceiveMessageAsync().Over();
        using ZmqMessage second = await server.ReceiveMessageAsync().Over();
        Assert.Equal(first[1].ToArray(), second[1].ToArray());
        await server.SendAsync(first).Over();
        Assert.Equal("x", await request.Over());
    }

    [Fact]
    public async Task RequestAsync_Canceled_EndsWithTheToken()
    {
        using ZmqContext context = new();
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Router);
        using ZmqRequestClient client = new(context) { AttemptTimeout = Timeout.InfiniteTimeSpan };
        client.Connect(server.Bind(Endpoints.Inproc()));
        using CancellationTokenSource source = new();
        Task<string> request = client.RequestAsync("x", source.Token);
        using ZmqMessage received = await server.ReceiveMessageAsync().Over();
        await source.CancelAsync();
        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request.Over());
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(0, client.PendingRequests);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.RequestAsync("x", source.Token).Over());
        using ZmqMessage message = new() { "kept" };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.RequestAsync(message, source.Token).Over());
        Assert.Single(message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispose_RequestsWait_FailsThem(bool asynchronous)
    {
        using ZmqContext context = new();
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Router);
        ZmqRequestClient client = new(context) { AttemptTimeout = Timeout.InfiniteTimeSpan };
        client.Connect(server.Bind(Endpoints.Inproc()));
        Task<string>[] requests = [.. Enumerable.Range(0, 20).Select(i => client.RequestAsync($"{i}"))];
        if (asynchronous)
        {
            await client.DisposeAsync().Over();
        }
        else
        {
            client.Dispose();
        }

        foreach (Task<string> request in requests)
        {
            await request.Throws<ObjectDisposedException>();
        }

        await client.RequestAsync("x").Throws<ObjectDisposedException>();
        Assert.Equal(0, client.PendingRequests);
        await client.DisposeAsync().Over();
    }

    [Fact]
    public async Task ContextDispose_RequestsWait_FailsThem()
    {
        ZmqContext context = new();
        ZmqRequestClient client = new(context) { AttemptTimeout = Timeout.InfiniteTimeSpan };
        client.Connect(Endpoints.Inproc());
        Task<string> request = client.RequestAsync("x");
        await context.DisposeAsync().Over();
        Exception? exception = await Record.ExceptionAsync(() => request.Over());
        Assert.True(exception is ObjectDisposedException or ZmqException { Error: ZmqError.ContextTerminated }, exception?.ToString());
        client.Dispose();
    }

    [Fact]
    public async Task RequestAsync_SeveralFramesForASimpleRequest_Throws()
    {
        using ZmqContext context = new();
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
        using ZmqRequestClient client = new(context);
        client.Connect(server.Bind(Endpoints.Inproc()));
        Task<string> request = client.RequestAsync("x");
        using ZmqMessage message = await server.ReceiveMessageAsync().Over();
        message.Add("and more");
        await server.SendAsync(message).Over();
        await request.Throws<InvalidDataException>();
    }

    [Fact]
    public async Task WrongArguments_Throw()
    {
        using ZmqContext context = new();
        using ZmqRequestClient client = new(context);
        using ZmqMessage empty = new();
        Assert.Throws<ArgumentNullException>(() => new ZmqRequestClient(null!));
        Assert.Throws<ArgumentNullException>(() => client.Connect(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.RequestAsync((string)null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.RequestAsync((ZmqMessage)null!));
        await Assert.ThrowsAsync<ArgumentException>(() => client.RequestAsync(empty));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.AttemptTimeout = TimeSpan.FromSeconds(-2));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.Retries = -1);
        Assert.Equal((TimeSpan.FromSeconds(5), 0), (client.AttemptTimeout, client.Retries));
        Assert.Equal(ZmqSocketType.Dealer, client.Socket.Type);
        Assert.Contains("0 pending", client.ToString(), StringComparison.Ordinal);
        context.Dispose();
        Assert.Throws<ObjectDisposedException>(() => new ZmqRequestClient(context));
    }
}
