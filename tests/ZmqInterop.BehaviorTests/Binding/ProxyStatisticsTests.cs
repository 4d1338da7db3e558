using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Clients reach workers and workers their clients through a proxy, which counts every message once on each side.</summary>
public sealed class ProxyStatisticsTests : BehaviorTest
{
    private const int Clients = 3;
    private const int Workers = 5;
    private const int Requests = 20;
    private const int RoutingIdSize = 10;

    // "request #000"
    private const int ContentSize = 12;

    private readonly CancellationTokenSource _stop = new();

    [Fact]
    public void Statistics_ClientsAndWorkers_CountWhatTheySent()
    {
        ZmqSocket frontend = Create(ZmqSocketType.Router);
        ZmqSocket backend = Create(ZmqSocketType.Dealer);
        string endpoint = frontend.Bind(Endpoints.For("tcp"));
        string workersEndpoint = backend.Bind(Endpoints.Inproc());
        List<BackgroundCall> workers = [.. Enumerable.Range(0, Workers).Select(_ => StartWorker(workersEndpoint))];
        using ZmqProxy proxy = ZmqProxy.Start(frontend, backend);
        List<BackgroundCall> clients = [.. Enumerable.Range(0, Clients).Select(id => StartClient(endpoint, id))];
        Assert.All(clients, client => client.Finish());

        // The last reply may be at its client before it is counted.
        const int AllRequests = Clients * Requests;
        int allReplies = Clients * Enumerable.Range(0, Requests).Sum(Replies);
        Parked.Until(() => proxy.Statistics.FrontendMessagesSent >= allReplies, "all replies counted");
        const int Size = RoutingIdSize + ContentSize;
        Assert.Equal(
            new ZmqProxyStatistics(AllRequests, AllRequests * Size, allReplies, allReplies * Size, allReplies, allReplies * Size, AllRequests, AllRequests * Size),
            proxy.Statistics);

        proxy.Stop();
        _stop.Cancel();
        Assert.All(workers, worker => Assert.IsAssignableFrom<OperationCanceledException>(worker.Exception()));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    // None at all is as good an answer as four.
    private static int Replies(int request) => request % 5;

    private static string Content(int request) => string.Create(CultureInfo.InvariantCulture, $"request #{request:000}");

    private BackgroundCall StartClient(string endpoint, int id)
    {
        ZmqSocket client = Create(ZmqSocketType.Dealer);
        client.Options.SetRoutingId(string.Create(CultureInfo.InvariantCulture, $"client-{id:000}"));
        client.Connect(endpoint);
        return BackgroundCall.Start(() =>
        {
            for (int request = 0; request < Requests; request++)
            {
                client.Send(Content(request));
            }

            // Workers work side by side: what one of them says of a request is in order, but not what two say of two.
            List<string> received = [];
            while (received.Count < Enumerable.Range(0, Requests).Sum(Replies))
            {
                received.Add(client.ReceiveString(out bool more));
                Assert.False(more);
            }

            Assert.Equal(Enumerable.Range(0, Requests).SelectMany(request => Enumerable.Repeat(Content(request), Replies(request))), received.Order());
        });
    }

    private BackgroundCall StartWorker(string endpoint)
    {
        ZmqSocket worker = Create(ZmqSocketType.Dealer);
        worker.Connect(endpoint);
        return BackgroundCall.Start(() =>
        {
            using ZmqMessage message = new();
            while (true)
            {
                worker.Receive(message, _stop.Token);
                Assert.Equal(2, message.Count);
                int request = int.Parse(message[1].GetString()[^3..], CultureInfo.InvariantCulture);
                for (int reply = 0; reply < Replies(request); reply++)
                {
                    using ZmqMessage copy = message.Copy();
                    worker.Send(copy);
                }
            }
        });
    }
}
