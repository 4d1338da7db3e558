using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Matrix;
using ZmqInterop.InteropTests.Peers;
using ZmqInterop.InteropTests.Report;

namespace ZmqInterop.InteropTests.Scenarios;

public sealed class ServerTests(PeerFixture peers) : ScenarioTests(peers)
{
    private const int Requests = 500;

    [Fact]
    [Scenario("many requests at once to a server of zmq.asyncio")]
    public Task Requests_ToAsyncio_AreAllAnswered() => AskAsync("serve_asyncio");

    [Fact]
    [Scenario("many requests at once to a server of plain Python threads")]
    public Task Requests_ToThreads_AreAllAnswered() => AskAsync("serve_threads");

    [Fact]
    [Scenario("our proxy between clients and workers of both languages")]
    public async Task Proxy_ClientsAndWorkersOfBoth_AreAllServed()
    {
        Peer peer = await Peers.GetAsync();
        ZmqSocket frontend = Open(ZmqSocketType.Router);
        ZmqSocket backend = Open(ZmqSocketType.Dealer);
        string front = frontend.Bind(AnyPort);
        string back = backend.Bind(AnyPort);
        using ZmqMonitor backendMonitor = backend.Monitor(ZmqMonitorEvents.Disconnected);
        await using ZmqProxy proxy = ZmqProxy.Start(frontend, backend);
        await using PeerSocket theirWorker = await peer.OpenAsync("REP");
        await using PeerSocket theirClient = await peer.OpenAsync("REQ");
        ZmqSocket ourWorker = Open(ZmqSocketType.Rep);
        ZmqSocket ourClient = Open(ZmqSocketType.Req);
        _ = await theirWorker.CallAsync("monitor");
        await theirWorker.ConnectAsync(back);
        _ = await theirWorker.CallAsync("await_event", ("event", "HANDSHAKE_SUCCEEDED"));
        ourClient.Connect(front);
        await theirClient.ConnectAsync(front);

        // Only their worker is there, then only ours is free.
        ourClient.Send("from here");
        Assert.Equal("from here", await theirWorker.ReceiveStringAsync());
        await theirWorker.SendStringAsync("answer from there");
        Assert.Equal("answer from there", ourClient.ReceiveString());
        await theirWorker.DisposeAsync();
        Assert.True(backendMonitor.TryReceive(out _, Link.Limit));
        Assert.True(ourWorker.ConnectAndWait(back, Link.Limit));
        await theirClient.SendStringAsync("from there");
        Assert.Equal("from there", ourWorker.ReceiveString());
        ourWorker.Send("answer from here");
        Assert.Equal("answer from here", await theirClient.ReceiveStringAsync());
    }

    private async Task AskAsync(string server)
    {
        await using PeerSocket any = await (await Peers.GetAsync()).OpenAsync("PAIR");
        ZmqSocket dealer = Open(ZmqSocketType.Dealer);
        dealer.Connect((string)(await any.CallAsync(server, ("threads", 4)))!);
        for (int i = 0; i < Requests; i++)
        {
            using ZmqMessage request = new() { "", $"{i}" };
            await dealer.SendAsync(request);
        }

        HashSet<string> answers = [];
        using CancellationTokenSource limit = new(Link.Limit);
        for (int i = 0; i < Requests; i++)
        {
            using ZmqMessage answer = await dealer.ReceiveMessageAsync(limit.Token);
            Assert.Equal("", answer.PopString());
            Assert.True(answers.Add(answer.PopString()));
        }

        Assert.True(answers.SetEquals(Enumerable.Range(0, Requests).Select(i => $"{i}")));
    }
}
