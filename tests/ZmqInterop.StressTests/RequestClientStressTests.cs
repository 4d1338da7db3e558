using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.StressTests;

/// <summary>Many requests over one socket to a server that loses, doubles and delays replies, with cancellation at random: no reply goes to another request.</summary>
[SuppressMessage("Security", "CA5394", Justification = "Not for security.")]
public sealed class RequestClientStressTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("inproc")]
    [InlineData("tcp")]
    public async Task Requests_RepliesAreLostDoubledAndDelayed_NeverPairedWrongly(string transport)
    {
        await using ZmqContext context = new();
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Router);
        server.Options.Linger = TimeSpan.Zero;
        ZmqRequestClient client = new(context) { AttemptTimeout = TimeSpan.FromMilliseconds(100), Retries = 1000 };
        client.Socket.Options.Linger = TimeSpan.Zero;
        client.Connect(server.Bind(transport == "tcp" ? "tcp://127.0.0.1:*" : $"inproc://{Guid.NewGuid():N}"));
        Task serving = Task.Run(() => ServeAsync(server));
        Duration duration = Duration.Begin();
        long replies = 0;
        long canceled = 0;
        long next = 0;
        await Task.WhenAll(Enumerable.Range(0, 100).Select(seed => Task.Run(async () =>
        {
            Random random = new(seed);
            while (!duration.IsOver)
            {
                string number = Interlocked.Increment(ref next).ToString(CultureInfo.InvariantCulture);
                using CancellationTokenSource source = new(random.Next(20) == 0 ? random.Next(5) : 60_000);
                try
                {
                    Assert.Equal($"re: {number}", await client.RequestAsync(number, source.Token));
                    Interlocked.Increment(ref replies);
                }
                catch (OperationCanceledException)
                {
                    Interlocked.Increment(ref canceled);
                }
            }
        }))).WaitAsync(s_limit + TimeSpan.FromSeconds(Duration.Seconds));
        TestContext.Current.TestOutputHelper?.WriteLine($"{transport}: {replies} replies, {canceled} canceled, {client.DroppedReplies} dropped.");
        Tally.Add($"requests, {transport}", replies, canceled + client.DroppedReplies);
        Assert.Equal(0, client.PendingRequests);
        Assert.True(replies > 100 && canceled > 0 && client.DroppedReplies > 0);
        await client.DisposeAsync().AsTask().WaitAsync(s_limit);
        server.Dispose();
        await serving.WaitAsync(s_limit);
    }

    private static async Task ServeAsync(ZmqSocket server)
    {
        Random random = new(3);
        ZmqMessage? late = null;
        try
        {
            while (true)
            {
                ZmqMessage message = await server.ReceiveMessageAsync();
                message[^1].Write($"re: {message[^1].GetString()}");
                switch (random.Next(10))
                {
                    case < 3:
                        // Lost; the one before it goes late.
                        (message, late) = (late ?? message, message);
                        break;
                    case < 5:
                        using (ZmqMessage copy = message.Copy())
                        {
                            await server.SendAsync(copy);
                        }

                        break;
                    default:
                        break;
                }

                if (message != late)
                {
                    await server.SendAsync(message);
                    message.Dispose();
                }
            }
        }
        catch (ObjectDisposedException)
        {
            late?.Dispose();
        }
    }
}
