using System;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Matrix;
using ZmqInterop.InteropTests.Peers;
using ZmqInterop.InteropTests.Report;

namespace ZmqInterop.InteropTests.Scenarios;

[Scenario("a sender blocks at the high watermark and goes on when the other side receives")]
public sealed class HighWatermarkTests(PeerFixture peers) : ScenarioTests(peers)
{
    private const int Size = 1024 * 1024;

    // Far more than fits into the buffers of both systems and one message in every queue.
    private const int Many = 1000;

    [Fact]
    public async Task Send_PyzmqDoesNotReceive_WaitsUntilItDoes()
    {
        await using PeerSocket pull = await (await Peers.GetAsync()).OpenAsync("PULL");
        await pull.SetAsync("RCVHWM", 1);
        ZmqSocket push = Open(ZmqSocketType.Push);
        push.Options.SendHighWatermark = 1;
        push.Connect(await pull.BindAsync(AnyPort));
        byte[] content = new byte[Size];
        int sent = 0;
        while (push.TrySend(content, TimeSpan.FromMilliseconds(200)))
        {
            Assert.InRange(++sent, 1, Many);
        }

        ValueTask pending = push.SendAsync(content.AsMemory());
        Assert.False(pending.IsCompleted);
        for (int i = 0; i <= sent; i++)
        {
            Assert.Equal(Size, Assert.Single(await pull.ReceiveAsync()).Length);
        }

        await pending.AsTask().WaitAsync(Link.Limit);
    }

    [Fact]
    public async Task Receive_PyzmqIsBlocked_ReleasesIt()
    {
        await using PeerSocket push = await (await Peers.GetAsync()).OpenAsync("PUSH");
        await push.SetAsync("SNDHWM", 1);
        ZmqSocket pull = Open(ZmqSocketType.Pull);
        pull.Options.ReceiveHighWatermark = 1;
        await push.ConnectAsync(pull.Bind(AnyPort));
        int sent = (int)(await push.CallAsync("fill", ("size", Size)))!;
        Assert.InRange(sent, 1, Many);
        Task next = push.SendStringAsync("released");
        for (int i = 0; i < sent; i++)
        {
            Assert.Equal(Size, pull.ReceiveBytes().Length);
        }

        Assert.Equal("released", pull.ReceiveString());
        await next;
    }
}
