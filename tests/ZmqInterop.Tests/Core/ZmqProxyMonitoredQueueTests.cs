using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqProxyMonitoredQueueTests : IDisposable
{
    private readonly ZmqContext _context = new() { ShutdownTimeout = TimeSpan.Zero };
    private readonly ZmqSocket _frontend;
    private readonly ZmqSocket _monitor;
    private readonly ZmqSocket _watcher;

    public ZmqProxyMonitoredQueueTests()
    {
        _frontend = _context.CreateSocket(ZmqSocketType.Router);
        _monitor = _context.CreateSocket(ZmqSocketType.Pair);
        _watcher = _context.CreateSocket(ZmqSocketType.Pair);
        _watcher.Connect(_monitor.Bind(Endpoints.Inproc()));
    }

    public void Dispose() => _context.Dispose();

    [Fact]
    public void Start_BothDirections_AreCopiedBehindTheirPrefix()
    {
        using ZmqSocket backend = _context.CreateSocket(ZmqSocketType.Dealer);
        using ZmqSocket client = Connected(ZmqSocketType.Req, _frontend, "client");
        using ZmqSocket worker = Connected(ZmqSocketType.Rep, backend, "worker");
        using ZmqProxy proxy = ZmqMonitoredQueue.Start(_frontend, backend, _monitor);
        client.Send("question");
        Assert.Equal("question", worker.ReceiveString());
        worker.Send("answer");
        Assert.Equal("answer", client.ReceiveString());
        Assert.Equal(["in", "client", "", "question"], Received(_watcher));
        Assert.Equal(["out", "client", "", "answer"], Received(_watcher));
        proxy.Stop();
        Assert.Equal(14 + 12, proxy.Statistics.FrontendBytesReceived + proxy.Statistics.FrontendBytesSent);
    }

    [Fact]
    public void Start_TwoRouters_SwapsRoutingIds()
    {
        using ZmqSocket backend = _context.CreateSocket(ZmqSocketType.Router);
        using ZmqSocket client = Connected(ZmqSocketType.Dealer, _frontend, "client");
        using ZmqSocket worker = Connected(ZmqSocketType.Dealer, backend, "worker");
        using ZmqProxy proxy = ZmqMonitoredQueue.Start(_frontend, backend, _monitor, "request", "reply");
        Assert.Equal(["client", "text", "more"], Exchange(client, worker, "worker", "text", "more"));
        Assert.Equal(["request", "worker", "client", "text", "more"], Received(_watcher));
        Assert.Equal(["worker", "back"], Exchange(worker, client, "client", "back"));
        Assert.Equal(["reply", "client", "worker", "back"], Received(_watcher));

        // Nothing behind the two ids, and not even a second one: as malformed messages of any ROUTER they go nowhere, and the next one goes on.
        Send(client, "worker");
        Assert.Equal(["client"], Received(worker));
        Assert.Equal(["request", "worker", "client"], Received(_watcher));
        Assert.Equal(["client", "x"], Exchange(client, worker, "worker", "x"));
    }

    [Fact]
    public void Start_NobodyTakesTheCopies_MessagesWaitAndStopIsQuick()
    {
        using ZmqSocket backend = _context.CreateSocket(ZmqSocketType.Dealer);
        using ZmqSocket client = Connected(ZmqSocketType.Dealer, _frontend, "client");
        using ZmqSocket worker = Connected(ZmqSocketType.Dealer, backend, "worker");
        using ZmqSocket capture = _context.CreateSocket(ZmqSocketType.Push);
        ZmqProxy proxy = ZmqMonitoredQueue.Start(_frontend, backend, capture);
        client.Send("x");
        Assert.False(worker.TryReceive(new byte[10], out _, TimeSpan.FromMilliseconds(20)));
        BackgroundCall.Start(proxy.Stop).Finish();

        // It had been taken off the frontend, and reaches the worker without a copy.
        Assert.Equal(["client", "x"], Received(worker));
    }

    [Fact]
    public async Task RunAsync_TokenCanceled_Ends()
    {
        using CancellationTokenSource cancellation = new();
        Task running = ZmqMonitoredQueue.RunAsync(
            _frontend, _context.CreateSocket(ZmqSocketType.Dealer), _monitor, cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(BackgroundCall.Limit));
    }

    [Fact]
    public void Run_TokenCanceled_Ends()
    {
        using ZmqSocket backend = _context.CreateSocket(ZmqSocketType.Dealer);
        using CancellationTokenSource cancellation = new();
        BackgroundCall running = BackgroundCall.Start(() => ZmqMonitoredQueue.Run(_frontend, backend, _monitor, cancellationToken: cancellation.Token));
        cancellation.Cancel();
        Assert.IsType<OperationCanceledException>(running.Exception(), exactMatch: false);
    }

    private static string[] Exchange(ZmqSocket from, ZmqSocket to, params string[] frames)
    {
        Send(from, frames);
        return Received(to);
    }

    private static void Send(ZmqSocket socket, params string[] frames)
    {
        using ZmqMessage message = new();
        foreach (string frame in frames)
        {
            message.Add(frame);
        }

        socket.Send(message);
    }

    private static string[] Received(ZmqSocket socket)
    {
        using ZmqMessage message = new();
        Assert.True(socket.TryReceive(message, BackgroundCall.Limit));
        return [.. message.Select(frame => frame.GetString())];
    }

    private ZmqSocket Connected(ZmqSocketType type, ZmqSocket to, string routingId)
    {
        ZmqSocket socket = _context.CreateSocket(type);
        socket.SetOption(5, "RoutingId", System.Text.Encoding.UTF8.GetBytes(routingId));
        socket.Connect(to.Bind(Endpoints.Inproc()));
        return socket;
    }
}
