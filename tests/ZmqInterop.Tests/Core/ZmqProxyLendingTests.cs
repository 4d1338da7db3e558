using System;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Sockets belong to the proxy while it runs, and to nobody else.</summary>
public sealed class ZmqProxyLendingTests : IDisposable
{
    private readonly ZmqContext _context = new() { ShutdownTimeout = TimeSpan.Zero };

    public void Dispose() => _context.Dispose();

    [Fact]
    public async Task LentSocket_AnyUse_IsRefusedUntilStop()
    {
        using ZmqProxyPipeline pipeline = new(_context);
        ZmqSocket frontend = pipeline.Frontend;
        using ZmqPoller poller = new();
        poller.Add(frontend);
        ZmqProxy proxy = pipeline.StartProxy();
        Action[] uses =
        [
            () => frontend.Receive(new byte[1]),
            () => frontend.TryReceive(new byte[1], out _),
            () => pipeline.Backend.Send("x"),
            () => pipeline.Backend.TrySend("x"u8),
            () => frontend.Bind(Endpoints.Inproc()),
            () => frontend.Connect(Endpoints.Inproc()),
            () => frontend.Monitor(),
            () => _ = frontend.Events,
            () => _ = frontend.LastEndpoint,
            () => _ = frontend.Options.Linger,
            () => frontend.Options.Linger = TimeSpan.Zero,
            () => poller.Wait(new ZmqPollResult[1], TimeSpan.Zero),
            () => pipeline.StartProxy(),
            () => ZmqProxy.Run(frontend, pipeline.Backend),
            () => ZmqProxy.RunNative(frontend, pipeline.Backend),
        ];
        foreach (Action use in uses)
        {
            InvalidOperationException exception = Assert.Throws<InvalidOperationException>(use);
            Assert.Contains("used by a proxy", exception.Message, StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => frontend.ReceiveStringAsync().AsTask());
        await Assert.ThrowsAsync<InvalidOperationException>(() => poller.WaitAsync(new ZmqPollResult[1]).AsTask());
        Assert.Contains("used by a proxy", frontend.ToString(), StringComparison.Ordinal);
        await pipeline.Producer.SendAsync("still running");
        Assert.Equal("still running", await pipeline.Consumer.ReceiveStringAsync());
        await proxy.DisposeAsync();
        Assert.DoesNotContain("proxy", frontend.ToString(), StringComparison.Ordinal);
        await pipeline.Producer.SendAsync("x");
        Assert.Equal(1, await poller.WaitAsync(new ZmqPollResult[1]).AsTask().WaitAsync(BackgroundCall.Limit));
        Assert.Equal("x", await frontend.ReceiveStringAsync());
        Assert.Equal("ZmqProxy (ended)", proxy.ToString());
    }

    [Fact]
    public void Start_SocketThatSomebodyWaitsOn_IsRefused()
    {
        using ZmqProxyPipeline pipeline = new(_context);
        BackgroundCall waiting = BackgroundCall.Start(() => pipeline.Frontend.ReceiveString());
        Parked.Wait(pipeline.Frontend);
        Assert.Contains("wait on this PULL", Assert.Throws<InvalidOperationException>(pipeline.StartProxy).Message, StringComparison.Ordinal);
        pipeline.Producer.Send("x");
        waiting.Finish();
        Task<string> pending = pipeline.Frontend.ReceiveStringAsync().AsTask();
        Assert.Throws<InvalidOperationException>(pipeline.StartProxy);
        pipeline.Producer.Send("y");
        Parked.Until(() => pending.IsCompleted, "the reception over");
        using ZmqProxy proxy = pipeline.StartProxy();
        pipeline.Producer.Send("z");
        Assert.Equal("z", pipeline.Consumer.ReceiveString());
    }

    [Fact]
    public void Start_SocketInTheMiddleOfAMessage_IsRefused()
    {
        using ZmqProxyPipeline pipeline = new(_context);
        pipeline.Backend.Send("a1", more: true);
        Assert.Contains("send its last frame", Assert.Throws<InvalidOperationException>(pipeline.StartProxy).Message, StringComparison.Ordinal);
        pipeline.Backend.Send("a2");
        using ZmqMessage message = new() { "b1", "b2" };
        pipeline.Producer.Send(message);
        Assert.Equal("b1", pipeline.Frontend.ReceiveString());
        Assert.Contains("receive its last frame", Assert.Throws<InvalidOperationException>(pipeline.StartProxy).Message, StringComparison.Ordinal);
        Assert.Equal("b2", pipeline.Frontend.ReceiveString());

        using ZmqProxy proxy = pipeline.StartProxy();
        pipeline.Producer.Send("c");
        Assert.Equal(["a1", "a2"], pipeline.Consumer.ReceiveTexts());
        Assert.Equal(["c"], pipeline.Consumer.ReceiveTexts());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Stop_MessageWithoutRoomWasCaptured_LeavesACompleteCopy(bool monitored)
    {
        using ZmqSocket producer = _context.CreateSocket(ZmqSocketType.Push);
        using ZmqSocket frontend = _context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket backend = _context.CreateSocket(ZmqSocketType.Push);
        using ZmqSocket capture = _context.CreateSocket(ZmqSocketType.Push);
        using ZmqSocket captured = _context.CreateSocket(ZmqSocketType.Pull);
        producer.Connect(frontend.Bind(Endpoints.Inproc()));
        captured.Connect(capture.Bind(Endpoints.Inproc()));

        // The backend has no peer, so that the message stays with the proxy, once that has taken it.
        using ZmqMessage message = new();
        do
        {
            message.Clear();
            message.Add("a1");
            message.Add("a2");
            message.Add("a3");
            ZmqProxy proxy = monitored ? ZmqMonitoredQueue.Start(frontend, backend, capture) : ZmqProxy.Start(frontend, backend, capture);
            producer.Send(message);
            proxy.Stop();
        }
        while (frontend.TryReceive(message));

        capture.Send("b");
        Assert.Equal(monitored ? ["in", "a1", "a2", "a3"] : ["a1", "a2", "a3"], captured.ReceiveTexts());
        Assert.Equal(["b"], captured.ReceiveTexts());
        using ZmqSocket consumer = _context.CreateSocket(ZmqSocketType.Pull);
        string endpoint = backend.Bind(Endpoints.Inproc());
        consumer.Connect(endpoint);
        Assert.Equal(["a1", "a2", "a3"], consumer.ReceiveTexts());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispose_OfLentSocket_EndsTheProxyAndCloses(bool paused)
    {
        using ZmqProxyPipeline pipeline = new(_context);
        ZmqProxy proxy = pipeline.StartProxy();
        if (paused)
        {
            proxy.Pause();
        }

        pipeline.Backend.Dispose();
        Assert.Throws<ObjectDisposedException>(() => pipeline.Backend.Send("x"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => proxy.Completion.WaitAsync(BackgroundCall.Limit));
        Assert.Equal(3, _context.SocketCount);
        Assert.Equal("ZmqProxy (failed)", proxy.ToString());
        await pipeline.Producer.SendAsync("x");
        Assert.Equal("x", await pipeline.Frontend.ReceiveStringAsync());
        await proxy.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_LentSocketDisposed_ThrowsObjectDisposedException(bool native)
    {
        using ZmqProxyPipeline pipeline = new(_context);
        BackgroundCall running = BackgroundCall.Start(() =>
            (native ? ZmqProxy.RunNative : (Action<ZmqSocket, ZmqSocket, ZmqSocket?, CancellationToken>)ZmqProxy.Run)(
                pipeline.Frontend, pipeline.Backend, null, CancellationToken.None));
        pipeline.Producer.Send("x");
        Assert.Equal("x", pipeline.Consumer.ReceiveString());
        pipeline.Frontend.Dispose();
        Assert.IsType<ObjectDisposedException>(running.Exception());
        Assert.Equal(3, _context.SocketCount);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void ContextDisposed_ProxyRuns_EndsBoth(bool native, bool paused)
    {
        for (int round = 0; round < 20; round++)
        {
            ZmqContext context = new();
            ZmqProxyPipeline pipeline = new(context);
            ZmqProxy? proxy = native ? null : pipeline.StartProxy();
            BackgroundCall running = BackgroundCall.Start(native
                ? () => ZmqProxy.RunNative(pipeline.Frontend, pipeline.Backend)
                : () => proxy!.Completion.Wait());
            pipeline.Producer.Send("x");
            Assert.Equal("x", pipeline.Consumer.ReceiveString());
            if (paused)
            {
                proxy!.Pause();
            }

            BackgroundCall.Start(context.Dispose).Finish();
            Assert.Equal(0, context.SocketCount);
            Exception? exception = running.Exception();
            exception = (exception as AggregateException)?.InnerException ?? exception;
            Assert.True(exception is ObjectDisposedException or ZmqException { Error: ZmqError.ContextTerminated }, $"{exception}");
            proxy?.Dispose();
        }
    }

    [Fact]
    public void ContextDisposed_MessagesToAnAbsentPeer_KeepsTheLimit()
    {
        // The linger period of a lent socket is shortened too; otherwise terminating would wait for ever.
        ZmqContext context = new() { ShutdownTimeout = TimeSpan.Zero };
        ZmqSocket frontend = context.CreateSocket(ZmqSocketType.Pull);
        ZmqSocket backend = context.CreateSocket(ZmqSocketType.Push);
        ZmqSocket producer = context.CreateSocket(ZmqSocketType.Push);
        producer.Connect(frontend.Bind(Endpoints.Inproc()));
        backend.Connect(Endpoints.Nobody());
        using ZmqProxy proxy = ZmqProxy.Start(frontend, backend);
        producer.Send("x");
        Parked.Until(() => proxy.Statistics.BackendMessagesSent == 1, "a message forwarded");
        BackgroundCall.Start(context.Dispose).Finish();
        Assert.True(context.Handle.IsClosed);
        Parked.Until(() => context.Handle.Terminated.IsCompleted, "the context terminated");
    }

    [Fact]
    public void Monitor_OfLentSocket_GoesOnAndCanBeDisposed()
    {
        using ZmqProxyPipeline pipeline = new(_context);
        ZmqMonitor monitor = pipeline.Frontend.Monitor();
        string endpoint = pipeline.Frontend.Bind("tcp://127.0.0.1:*");
        using ZmqProxy proxy = pipeline.StartProxy();
        using ZmqSocket producer = _context.CreateSocket(ZmqSocketType.Push);
        producer.Connect(endpoint);
        monitor.WaitFor(ZmqMonitorEvents.HandshakeSucceeded);
        monitor.Dispose();
        producer.Send("x");
        Assert.Equal("x", pipeline.Consumer.ReceiveString());
    }

    [Fact]
    public void Completion_ProxyForgotten_GoesOn()
    {
        using ZmqProxyPipeline pipeline = new(_context);
        _ = pipeline.StartProxy();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        pipeline.Producer.Send("x");
        Assert.Equal("x", pipeline.Consumer.ReceiveString());
    }
}
