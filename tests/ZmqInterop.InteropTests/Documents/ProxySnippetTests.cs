using System;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>The code of docs/proxies.md, word for word.</summary>
public sealed class ProxySnippetTests : IDisposable
{
    private readonly ZmqContext _context = new();

    [Fact]
    public void Run_AsShown_EndsWithTheToken()
    {
        (ZmqSocket frontend, ZmqSocket backend, ZmqSocket capture) = Bind();
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(50));
        CancellationToken cancellationToken = stop.Token;
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            ZmqProxy.Run(frontend, backend, capture, cancellationToken);           // this thread, until canceled
        });
    }

    [Fact]
    public async Task RunAsync_AsShown_EndsWithTheToken()
    {
        (ZmqSocket frontend, ZmqSocket backend, ZmqSocket capture) = Bind();
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(50));
        CancellationToken cancellationToken = stop.Token;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await ZmqProxy.RunAsync(frontend, backend, capture, cancellationToken);
        });
    }

    [Fact]
    public void Start_AsShown_CanBePausedAndStopped()
    {
        (ZmqSocket frontend, ZmqSocket backend, ZmqSocket capture) = Bind();

        using ZmqProxy proxy = ZmqProxy.Start(frontend, backend, capture);     // a thread of its own
        proxy.Pause();                                                         // nothing is forwarded when this returns
        proxy.Resume();
        ZmqProxyStatistics statistics = proxy.Statistics;
        proxy.Stop();                                                          // the sockets can be used again when this returns

        Assert.Equal(0, statistics.FrontendMessagesReceived);
        Assert.False(frontend.HasMore);
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Dispose();

    private (ZmqSocket Frontend, ZmqSocket Backend, ZmqSocket Capture) Bind()
    {
        ZmqSocket frontend = _context.CreateSocket(ZmqSocketType.Router);
        ZmqSocket backend = _context.CreateSocket(ZmqSocketType.Dealer);
        ZmqSocket capture = _context.CreateSocket(ZmqSocketType.Pub);
        frontend.Bind("tcp://127.0.0.1:*");
        backend.Bind("tcp://127.0.0.1:*");
        capture.Bind("tcp://127.0.0.1:*");
        return (frontend, backend, capture);
    }
}
