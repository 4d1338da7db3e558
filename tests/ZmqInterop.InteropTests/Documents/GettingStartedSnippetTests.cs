using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>The code of docs/getting-started.md, word for word.</summary>
public sealed class GettingStartedSnippetTests : IDisposable
{
    // What nothing takes unless it hangs.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(90);

    private readonly ZmqContext _context = new();

    [Fact]
    public void Publisher_AsShown_IsHeard()
    {
        ZmqContext context = _context;
        using ZmqPublisher publisher = new(context);
        string endpoint = publisher.Socket.Bind("tcp://127.0.0.1:*");                  // a free port; "tcp://*:5556" for others to connect to

        using ZmqSocket subscriber = context.CreateSocket(ZmqSocketType.Sub);
        subscriber.Subscribe("weather.");                                              // nothing comes without a subscription
        subscriber.Connect(endpoint);

        publisher.WaitForSubscribers(1, TimeSpan.FromSeconds(10));                     // what is published before is lost
        publisher.Socket.Send("weather.berlin 11 degrees");
        string report = subscriber.ReceiveString();

        Assert.Equal("weather.berlin 11 degrees", report);
    }

    [Fact]
    public async Task Worker_AsShown_GetsItsJob()
    {
        ZmqContext context = _context;
        using CancellationTokenSource stop = new();
        CancellationToken cancellationToken = stop.Token;
        using BlockingCollection<string> done = [];

        using ZmqSocket jobs = context.CreateSocket(ZmqSocketType.Push);
        string endpoint = jobs.Bind("tcp://127.0.0.1:*");

        Task worker = Task.Run(async () =>
        {
            using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pull);         // start as many as you like, on as many machines
            socket.Connect(endpoint);
            using ZmqMessage job = new();
            while (true)
            {
                await socket.ReceiveAsync(job, cancellationToken);
                done.Add($"{job[0].GetString()} {job[1].GetString()}");
            }
        });

        using ZmqMessage message = new() { "resize", "photo.jpg" };                     // two frames, delivered together or not at all
        jobs.Send(message);

        Assert.True(done.TryTake(out string? job, s_limit));
        Assert.Equal("resize photo.jpg", job);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => worker.WaitAsync(s_limit));
    }

    [Fact]
    public async Task Request_AsShown_IsAnswered()
    {
        ZmqContext context = _context;
        using CancellationTokenSource stop = new(s_limit);
        CancellationToken cancellationToken = stop.Token;

        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
        string endpoint = server.Bind("tcp://127.0.0.1:*");
        Task serving = Task.Run(async () =>
        {
            string question = await server.ReceiveStringAsync(cancellationToken);
            await server.SendAsync(question.ToUpperInvariant(), cancellationToken: cancellationToken);
        });

        await using ZmqRequestClient client = new(context) { AttemptTimeout = TimeSpan.FromSeconds(2), Retries = 3 };
        client.Connect(endpoint);
        string answer = await client.RequestAsync("hello");                            // many at a time, each with its own reply

        await serving.WaitAsync(s_limit);
        Assert.Equal("HELLO", answer);
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Dispose();
}
