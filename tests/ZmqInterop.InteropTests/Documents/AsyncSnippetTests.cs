using System;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>The code of docs/async.md, word for word.</summary>
public sealed class AsyncSnippetTests
{
    [Fact]
    public async Task ReceiveAndSend_AsShown_EchoAndGoOnUntilCanceled()
    {
        await using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pair);
        using ZmqSocket peer = context.CreateSocket(ZmqSocketType.Pair);
        peer.Connect(socket.Bind("tcp://127.0.0.1:*"));
        await peer.SendAsync("one");
        using CancellationTokenSource stop = new();
        Task echo = EchoAsync(socket, stop.Token);
        Assert.Equal("one", await peer.ReceiveStringAsync());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => echo);
    }

    [Fact]
    public async Task RequestClient_AsShown_GetsAReplyToEach()
    {
        await using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
        string server = socket.Bind("tcp://127.0.0.1:*");
        Task serving = EchoTwiceAsync(socket);
        await using ZmqRequestClient client = new(context) { AttemptTimeout = TimeSpan.FromSeconds(2), Retries = 3 };
        client.Connect(server);                                                        // "tcp://server:5555"
        string[] replies = await Task.WhenAll(client.RequestAsync("one"), client.RequestAsync("two"));
        Assert.Equal(["one", "two"], replies);
        await serving;
    }

    private static async Task EchoTwiceAsync(ZmqSocket socket)
    {
        for (int i = 0; i < 2; i++)
        {
            await socket.SendAsync(await socket.ReceiveStringAsync());
        }
    }

    private static async Task EchoAsync(ZmqSocket socket, CancellationToken cancellationToken)
    {
        using ZmqFrame frame = new();
        await socket.ReceiveAsync(frame, cancellationToken);
        await socket.SendAsync(frame, cancellationToken: cancellationToken);

        await foreach (ZmqMessage message in socket.ReceiveAllAsync(cancellationToken))
        {
            // Valid until the next one is asked for; Copy keeps it.
        }
    }
}
