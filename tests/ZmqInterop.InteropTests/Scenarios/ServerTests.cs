using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
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
        await using ZmqProxy proxy = ZmqProxy.StartQueue(Context, AnyPort, AnyPort);
        await AskThroughAsync(proxy.FrontendEndpoint, proxy.BackendEndpoint);
    }

    [Fact]
    [Scenario("zmq.proxy of pyzmq between clients and workers of both languages")]
    public async Task ProxyOfPyzmq_ClientsAndWorkersOfBoth_AreAllServed()
    {
        await using PeerSocket any = await (await Peers.GetAsync()).OpenAsync("PAIR");
        JsonNode endpoints = (await any.CallAsync("serve_proxy"))!;
        await AskThroughAsync((string)endpoints[0]!, (string)endpoints[1]!);
    }

    private async Task AskThroughAsync(string frontend, string backend)
    {
        Peer peer = await Peers.GetAsync();
        await using PeerSocket theirWorker = await peer.OpenAsync("REP");
        ZmqSocket ourWorker = Open(ZmqSocketType.Rep);
        ZmqSocket ourClient = Open(ZmqSocketType.Req);
        _ = await theirWorker.CallAsync("monitor");
        await theirWorker.ConnectAsync(backend);
        _ = await theirWorker.CallAsync("await_event", ("event", "HANDSHAKE_SUCCEEDED"));
        ourClient.Connect(frontend);

        // Only their worker is there, then only ours is free.
        ourClient.Send("from here");
        Assert.Equal("from here", await theirWorker.ReceiveStringAsync());
        await theirWorker.SendStringAsync("answer from there");
        Assert.Equal("answer from there", ourClient.ReceiveString());
        await theirWorker.DisposeAsync();
        Assert.True(ourWorker.ConnectAndWait(backend, Link.Limit));
        await using PeerSocket theirClient = await AskOursAsync(peer, frontend, ourWorker);
        ourWorker.Send("answer from here");
        Assert.Equal("answer from here", await theirClient.ReceiveStringAsync());
    }

    /// <summary>Has pyzmq ask until our worker is asked: a proxy sends a worker that has just left requests for a moment yet, which are lost.</summary>
    private static async Task<PeerSocket> AskOursAsync(Peer peer, string frontend, ZmqSocket ourWorker)
    {
        for (int tries = 0; tries < 10; tries++)
        {
            PeerSocket client = await peer.OpenAsync("REQ");
            await client.ConnectAsync(frontend);
            await client.SendStringAsync("from there");
            if (ourWorker.TryReceiveString(out string? request, TimeSpan.FromSeconds(2)))
            {
                Assert.Equal("from there", request);
                return client;
            }

            await client.DisposeAsync();
        }

        throw new TimeoutException("The proxy gave no request to the worker that is left.");
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
