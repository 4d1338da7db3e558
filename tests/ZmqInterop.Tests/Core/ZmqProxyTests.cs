using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>What proxies forward, and how they are steered.</summary>
public sealed class ZmqProxyTests : IDisposable
{
    private const string AnyPort = "tcp://127.0.0.1:*";

    private readonly ZmqContext _context = new() { ShutdownTimeout = TimeSpan.Zero };

    public void Dispose() => _context.Dispose();

    [Theory]
    [InlineData("inproc")]
    [InlineData("tcp")]
    public void StartQueue_RequestsAndReplies_AreForwarded(string transport)
    {
        using ZmqProxy proxy = ZmqProxy.StartQueue(_context, Endpoints.For(transport), "@" + Endpoints.For(transport));
        using ZmqSocket worker = _context.CreateSocket(ZmqSocketType.Rep);
        worker.Connect(proxy.BackendEndpoint);
        BackgroundCall work = BackgroundCall.Start(() =>
        {
            for (int i = 0; i < 200; i++)
            {
                worker.Send(worker.ReceiveString() + "!");
            }
        });
        using ZmqSocket first = _context.CreateSocket(ZmqSocketType.Req);
        using ZmqSocket second = _context.CreateSocket(ZmqSocketType.Req);
        first.Connect(proxy.FrontendEndpoint);
        second.Connect(proxy.FrontendEndpoint);
        for (int i = 0; i < 100; i++)
        {
            first.Send($"first {i}");
            second.Send($"second {i}");
            Assert.Equal($"first {i}!", first.ReceiveString());
            Assert.Equal($"second {i}!", second.ReceiveString());
        }

        work.Finish();
        Assert.Equal(string.Empty, proxy.CaptureEndpoint);
        proxy.Stop();

        // A request has two frames more than its text, which counts: the routing id of five bytes and the empty one.
        ZmqProxyStatistics statistics = proxy.Statistics;
        Assert.Equal((200, 200, 200, 200), (statistics.FrontendMessagesReceived, statistics.BackendMessagesSent, statistics.BackendMessagesReceived, statistics.FrontendMessagesSent));
        Assert.Equal(statistics.FrontendBytesReceived, statistics.BackendBytesSent);
        Assert.Equal(statistics.FrontendBytesReceived + 200, statistics.FrontendBytesSent);
        Assert.Equal(statistics.FrontendBytesSent, statistics.BackendBytesReceived);
        Assert.Equal(200 * 5 + 2 * (10 + 90 * 2) + 100 * 6 + 100 * 7, statistics.FrontendBytesReceived);
    }

    [Fact]
    public void StartForwarder_SubscriptionsAndMessages_AreForwarded()
    {
        using ZmqProxy proxy = ZmqProxy.StartForwarder(_context, AnyPort, AnyPort);
        using ZmqSocket subscriber = _context.CreateSocket(ZmqSocketType.Sub);
        subscriber.Subscribe("a");
        subscriber.Connect(proxy.BackendEndpoint);
        using ZmqSocket publisher = _context.CreateSocket(ZmqSocketType.XPub);
        publisher.Connect(proxy.FrontendEndpoint);
        Assert.Equal([1, (byte)'a'], publisher.ReceiveBytes());
        publisher.Send("b no");
        publisher.Send("a yes");
        Assert.Equal("a yes", subscriber.ReceiveString());
    }

    [Fact]
    public void StartStreamer_Messages_AreForwardedAndCaptured()
    {
        using ZmqSocket consumer = _context.CreateSocket(ZmqSocketType.Pull);
        string endpoint = consumer.Bind(AnyPort);
        using ZmqProxy proxy = ZmqProxy.StartStreamer(_context, Endpoints.Inproc(), ">" + endpoint, Endpoints.Inproc());
        using ZmqSocket capture = _context.CreateSocket(ZmqSocketType.Sub);
        capture.Subscribe(string.Empty);
        capture.Connect(proxy.CaptureEndpoint);
        using ZmqSocket producer = _context.CreateSocket(ZmqSocketType.Push);
        producer.Connect(proxy.FrontendEndpoint);
        Assert.Equal(endpoint, proxy.BackendEndpoint);

        // The subscription reaches the capture socket some time.
        Parked.Until(
            () =>
            {
                producer.Send("subscribed?");
                return capture.TryReceive(new byte[16], out _, TimeSpan.FromMilliseconds(10));
            },
            "captured messages");
        using ZmqMessage message = new() { "one", string.Empty, "three" };
        producer.Send(message);
        foreach (ZmqSocket socket in new[] { consumer, capture })
        {
            using ZmqMessage received = new();
            do
            {
                socket.Receive(received);
            }
            while (received.Count == 1);

            Assert.Equal(["one", string.Empty, "three"], received.Texts());
        }

        int sockets = _context.SocketCount;
        proxy.Dispose();
        Assert.Equal(sockets - 3, _context.SocketCount);
    }

    [Fact]
    public void Start_PullToPush_ForwardsAllKindsOfMessages()
    {
        using ZmqProxyPipeline pipeline = new(_context);
        using ZmqProxy proxy = pipeline.StartProxy();
        using ZmqMessage message = new();
        using ZmqMessage received = new();
        for (int frames = 1; frames < 40; frames++)
        {
            for (int i = 0; i < frames; i++)
            {
                message.Add(Bytes.Pattern(i * 97, frames));
            }

            pipeline.Producer.Send(message);
            pipeline.Consumer.Receive(received);
            Assert.Equal(frames, received.Count);
            for (int i = 0; i < frames; i++)
            {
                Assert.Equal(Bytes.Pattern(i * 97, frames), received[i].ToArray());
            }
        }

        proxy.Stop();
        Assert.Equal(39, proxy.Statistics.BackendMessagesSent);
        Assert.Equal(0, proxy.Statistics.FrontendMessagesSent);
    }

    [Fact]
    public void Stop_UnderLoad_IsQuickAndLosesNothing()
    {
        // Reported, not asserted: 100 ms is the aim, and other tests run meanwhile.
        using ZmqProxyPipeline pipeline = new(_context);
        const int Messages = 300_000;
        BackgroundCall producing = BackgroundCall.Start(() =>
        {
            for (int i = 0; i < Messages; i++)
            {
                pipeline.Producer.Send(BitConverter.GetBytes(i));
            }
        });
        int received = 0;
        BackgroundCall consuming = BackgroundCall.Start(() =>
        {
            byte[] buffer = new byte[sizeof(int)];
            for (; received < Messages; received++)
            {
                pipeline.Consumer.Receive(buffer);
                Assert.Equal(received, BitConverter.ToInt32(buffer));
            }
        });
        List<double> times = [];
        while (producing.IsRunning)
        {
            ZmqProxy proxy = pipeline.StartProxy();
            long before = proxy.Statistics.BackendMessagesSent;
            Parked.Until(() => proxy.Statistics.BackendMessagesSent > before + 100 || !producing.IsRunning, "a hundred messages forwarded");
            long start = Stopwatch.GetTimestamp();
            BackgroundCall.Start(proxy.Stop).Finish();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Assert.True(proxy.Completion.IsCompletedSuccessfully);
        }

        using ZmqProxy last = pipeline.StartProxy();
        producing.Finish();
        consuming.Finish(() => $"{received} received");
        times.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"Stopped {times.Count} times: median {times[times.Count / 2]:F2} ms, longest {times[^1]:F2} ms.");
    }

    [Fact]
    public void Stop_ConsumerThatDoesNotReceive_IsQuickAndLosesNothing()
    {
        using ZmqProxyPipeline pipeline = new(_context, watermark: 10);
        int sent = 0;
        for (int round = 0; round < 5; round++)
        {
            ZmqProxy proxy = pipeline.StartProxy();
            while (pipeline.Producer.TrySend(BitConverter.GetBytes(sent), timeout: TimeSpan.FromMilliseconds(50)))
            {
                sent++;
            }

            // libzmq's own proxy waits in a send here, and would not hear of this.
            BackgroundCall.Start(proxy.Stop).Finish();
            Assert.True(proxy.Completion.IsCompletedSuccessfully);
        }

        Assert.True(sent > 10);
        using ZmqProxy last = pipeline.StartProxy();
        byte[] buffer = new byte[sizeof(int)];
        for (int i = 0; i < sent; i++)
        {
            Assert.True(pipeline.Consumer.TryReceive(buffer, out _, BackgroundCall.Limit), $"{i} of {sent}");
            Assert.Equal(i, BitConverter.ToInt32(buffer));
        }

        Assert.False(pipeline.Consumer.TryReceive(buffer, out _, TimeSpan.FromMilliseconds(10)));
    }

    [Fact]
    public void Stop_MessageInHand_IsSentByTheSocketItselfBeforeOthers()
    {
        using ZmqProxyPipeline pipeline = new(_context, watermark: 1);
        int sent = 0;
        using (ZmqProxy proxy = pipeline.StartProxy())
        {
            using ZmqMessage message = new();
            do
            {
                message.Clear();
                message.Add($"{sent}");
                message.Add("second frame");
                sent++;
            }
            while (pipeline.Producer.TrySend(message, TimeSpan.FromMilliseconds(50)));
            sent--;
            Parked.Until(() => proxy.Statistics.BackendMessagesSent > 0, "messages forwarded");
        }

        // What was in hand, and what the frontend has still.
        BackgroundCall later = BackgroundCall.Start(() => pipeline.Backend.Send("later"));
        List<string> received = [];
        while (received.Count == 0 || received[^1] != "later")
        {
            using ZmqMessage message = pipeline.Consumer.ReceiveMessage();
            received.Add(message[0].GetString());
            Assert.Equal(received[^1] == "later" ? 1 : 2, message.Count);
        }

        later.Finish();
        received.RemoveAt(received.Count - 1);
        while (pipeline.Frontend.TryReceive(new byte[100], out int size, out bool more, TimeSpan.FromMilliseconds(10)))
        {
            if (more)
            {
                received.Add("left");
            }
        }

        Assert.Equal(sent, received.Count);
        int forwarded = received.IndexOf("left") is int index and >= 0 ? index : received.Count;
        for (int i = 0; i < forwarded; i++)
        {
            Assert.Equal($"{i}", received[i]);
        }
    }

    [Fact]
    public void Pause_Messages_WaitUntilResume()
    {
        using ZmqProxyPipeline pipeline = new(_context);
        using ZmqProxy proxy = pipeline.StartProxy();
        pipeline.Producer.Send("before");
        Assert.Equal("before", pipeline.Consumer.ReceiveString());
        for (int round = 0; round < 20; round++)
        {
            proxy.Pause();
            Assert.True(proxy.IsPaused);
            Assert.Equal("ZmqProxy (paused)", proxy.ToString());
            pipeline.Producer.Send("paused");
            Assert.False(pipeline.Consumer.TryReceive(new byte[10], out _, TimeSpan.FromMilliseconds(5)));
            Assert.Equal(1 + round, proxy.Statistics.BackendMessagesSent);
            proxy.Pause();
            proxy.Resume();
            Assert.False(proxy.IsPaused);
            Assert.Equal("paused", pipeline.Consumer.ReceiveString());
        }

        proxy.Pause();
        proxy.Stop();
        proxy.Pause();
        proxy.Resume();
        proxy.Stop();
        Assert.False(proxy.IsPaused);
        Assert.Equal("ZmqProxy (ended)", proxy.ToString());
    }

    [Fact]
    public void Pause_FromManyThreads_EndsWithStop()
    {
        using ZmqProxyPipeline pipeline = new(_context);
        ZmqProxy proxy = pipeline.StartProxy();
        BackgroundCall[] calls = new BackgroundCall[4];
        for (int i = 0; i < calls.Length; i++)
        {
            int number = i;
            calls[i] = BackgroundCall.Start(() =>
            {
                for (int round = 0; round < 500; round++)
                {
                    ((Action)((round + number) % 2 == 0 ? proxy.Pause : proxy.Resume))();
                }
            });
        }

        Thread.Yield();
        BackgroundCall.Start(proxy.Dispose).Finish();
        foreach (BackgroundCall call in calls)
        {
            call.Finish();
        }
    }

    [Fact]
    public void Start_ForthBlocked_BackGoesOn()
    {
        using SocketPair front = new(ZmqSocketType.Dealer, ZmqSocketType.Dealer, "inproc", watermark: 5);
        using ZmqSocket backend = front.Create(ZmqSocketType.Dealer, watermark: 5);
        using ZmqSocket peer = front.Create(ZmqSocketType.Dealer, watermark: 5);
        peer.Connect(backend.Bind(Endpoints.Inproc()));
        using ZmqProxy proxy = ZmqProxy.Start(front.Bound, backend);
        SocketPair.Fill(front.Connected);
        for (int i = 0; i < 1000; i++)
        {
            peer.Send($"reply {i}");
            Assert.Equal($"reply {i}", front.Connected.ReceiveString());
        }
    }

    [Fact]
    public async Task RunAsync_TokenCanceled_IsCanceledAndGivesTheSocketsBack()
    {
        using ZmqProxyPipeline pipeline = new(_context);
        using CancellationTokenSource cancellation = new();
        Task running = ZmqProxy.RunAsync(pipeline.Frontend, pipeline.Backend, cancellationToken: cancellation.Token);
        await pipeline.Producer.SendAsync("x");
        Assert.Equal("x", await pipeline.Consumer.ReceiveStringAsync());
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(BackgroundCall.Limit));
        Assert.True(running.IsCanceled);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ZmqProxy.RunAsync(pipeline.Frontend, pipeline.Backend, cancellationToken: cancellation.Token));
        await pipeline.Producer.SendAsync("y");
        Assert.Equal("y", await pipeline.Frontend.ReceiveStringAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_TokenCanceled_ThrowsAndGivesTheSocketsBack(bool native)
    {
        using ZmqProxyPipeline pipeline = new(_context);
        using CancellationTokenSource cancellation = new();
        BackgroundCall running = BackgroundCall.Start(() =>
            (native ? ZmqProxy.RunNative : (Action<ZmqSocket, ZmqSocket, ZmqSocket?, CancellationToken>)ZmqProxy.Run)(
                pipeline.Frontend, pipeline.Backend, null, cancellation.Token));
        pipeline.Producer.Send("x");
        Assert.Equal("x", pipeline.Consumer.ReceiveString());
        cancellation.Cancel();
        Assert.IsType<OperationCanceledException>(running.Exception(), exactMatch: false);
        pipeline.Producer.Send("y");
        Assert.Equal("y", pipeline.Frontend.ReceiveString());
        Assert.Equal(4, _context.SocketCount);
    }
}
