using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests;

/// <summary>ZmqRequestClient and plain servers of pyzmq, which know nothing of it.</summary>
public sealed class RequestClientTests(PeerFixture peers) : IClassFixture<PeerFixture>
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task RequestAsync_PyzmqRep_AnswersInItsOwnTime()
    {
        await using ZmqContext context = new();
        await using PeerSocket rep = await (await peers.GetAsync()).OpenAsync("REP");
        await using ZmqRequestClient client = new(context) { AttemptTimeout = s_limit };
        client.Connect(await rep.BindAsync("tcp://127.0.0.1:*"));
        Task<byte[]>[] requests = [.. Enumerable.Range(0, 20).Select(i => client.RequestAsync(new byte[] { (byte)i }))];
        for (int i = 0; i < requests.Length; i++)
        {
            byte[][] request = await rep.ReceiveAsync();
            await rep.SendAsync([[1, .. Assert.Single(request)]]);
        }

        byte[][] replies = await Task.WhenAll(requests).WaitAsync(s_limit);
        for (int i = 0; i < replies.Length; i++)
        {
            Assert.Equal([1, (byte)i], replies[i]);
        }
    }

    [Fact]
    public async Task RequestAsync_PyzmqRouter_AnswersInAnotherOrder()
    {
        await using ZmqContext context = new();
        await using PeerSocket router = await (await peers.GetAsync()).OpenAsync("ROUTER");
        await using ZmqRequestClient client = new(context) { AttemptTimeout = s_limit };
        client.Connect(await router.BindAsync("tcp://127.0.0.1:*"));
        Task<string>[] requests = [client.RequestAsync("first"), client.RequestAsync("second")];
        byte[][] first = await router.ReceiveAsync();
        byte[][] second = await router.ReceiveAsync();
        await router.SendAsync(second);
        Assert.Equal("second", await requests[1].WaitAsync(s_limit));
        await router.SendAsync(first);
        Assert.Equal("first", await requests[0].WaitAsync(s_limit));
    }
}
