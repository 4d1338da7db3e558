using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Matrix;
using ZmqInterop.InteropTests.Peers;
using ZmqInterop.InteropTests.Report;

namespace ZmqInterop.InteropTests.Scenarios;

[Scenario("a peer is killed (SIGKILL) in the middle of a stream, and another takes its place")]
public sealed class KilledPeerTests(PeerFixture peers) : ScenarioTests(peers)
{
    private const int Run = 500;

    [Fact]
    public async Task Pull_PyzmqIsKilledAndStartedAgain_GoesOnReceiving()
    {
        ZmqSocket pull = Open(ZmqSocketType.Pull);
        string endpoint;
        await using (Peer first = await Peer.StartAsync(PeerProgram.Pyzmq))
        {
            PeerSocket push = await first.OpenAsync("PUSH");
            endpoint = await push.BindAsync(AnyPort);
            pull.Connect(endpoint);
            _ = await push.CallAsync("stream", ("name", "first"));
            for (int i = 0; i < 1000; i++)
            {
                Assert.Equal($"first {i}", pull.ReceiveString());
            }

            await first.KillAsync();
        }

        await using Peer second = await Peer.StartAsync(PeerProgram.Pyzmq);
        PeerSocket again = await second.OpenAsync("PUSH");
        _ = await again.BindAsync(endpoint);
        _ = await again.CallAsync("stream", ("name", "second"));
        string text;
        for (int i = 1000; (text = pull.ReceiveString()) != "second 0"; i++)
        {
            // What had arrived of the first one is whole and in order.
            Assert.Equal($"first {i}", text);
        }

        for (int i = 1; i < 1000; i++)
        {
            Assert.Equal($"second {i}", pull.ReceiveString());
        }

        await second.KillAsync();
    }

    [Fact]
    public async Task Push_PyzmqIsKilledAndStartedAgain_GoesOnSending()
    {
        ZmqSocket push = Open(ZmqSocketType.Push);
        using CancellationTokenSource stop = new();
        Task sending = Task.CompletedTask;
        try
        {
            string endpoint;
            await using (Peer first = await Peer.StartAsync(PeerProgram.Pyzmq))
            {
                PeerSocket pull = await first.OpenAsync("PULL");
                endpoint = await pull.BindAsync(AnyPort);
                push.Connect(endpoint);
                sending = SendAsync(push, stop.Token);
                Assert.Equal(0, await ReceiveRunAsync(pull));
                await first.KillAsync();
            }

            await using Peer second = await Peer.StartAsync(PeerProgram.Pyzmq);
            PeerSocket again = await second.OpenAsync("PULL");
            _ = await again.BindAsync(endpoint);

            // What was on its way to the first one is lost with it; nothing comes twice, in parts or out of order.
            Assert.True(await ReceiveRunAsync(again) >= Run);
            await second.KillAsync();
        }
        finally
        {
            await stop.CancelAsync();
            _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(Link.Limit));
        }
    }

    [Fact]
    public async Task Request_PyzmqIsKilledBeforeItAnswers_IsAnsweredByTheNextOne()
    {
        ZmqSocket request = Open(ZmqSocketType.Req);
        request.Options.SetRequestRelaxed(true);
        request.Options.SetRequestCorrelate(true);
        string endpoint;
        await using (Peer first = await Peer.StartAsync(PeerProgram.Pyzmq))
        {
            PeerSocket reply = await first.OpenAsync("REP");
            endpoint = await reply.BindAsync(AnyPort);
            request.Connect(endpoint);
            request.Send("first");
            Assert.Equal("first", await reply.ReceiveStringAsync());
            await first.KillAsync();
        }

        await using Peer second = await Peer.StartAsync(PeerProgram.Pyzmq);
        PeerSocket next = await second.OpenAsync("REP");
        _ = await next.BindAsync(endpoint);
        request.Send("second");
        Assert.Equal("second", await next.ReceiveStringAsync());
        await next.SendStringAsync("answer");
        Assert.Equal("answer", request.ReceiveString());
    }

    /// <summary>Sends numbers, each in two frames, until it is cancelled.</summary>
    private static async Task SendAsync(ZmqSocket push, CancellationToken stop)
    {
        for (int i = 0; ; i++)
        {
            using ZmqMessage message = new() { $"{i}", $"again {i}" };
            await push.SendAsync(message, stop);
        }
    }

    /// <summary>Receives whole messages without a gap. The number of the first one.</summary>
    private static async Task<int> ReceiveRunAsync(PeerSocket pull)
    {
        int? first = null;
        for (int i = 0; i < Run; i++)
        {
            string[] frames = [.. (await pull.ReceiveAsync()).Select(Encoding.UTF8.GetString)];
            first ??= int.Parse(frames[0], CultureInfo.InvariantCulture);
            Assert.Equal([$"{first + i}", $"again {first + i}"], frames);
        }

        return first!.Value;
    }
}
