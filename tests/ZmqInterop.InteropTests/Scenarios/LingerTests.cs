using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Matrix;
using ZmqInterop.InteropTests.Peers;
using ZmqInterop.InteropTests.Report;

namespace ZmqInterop.InteropTests.Scenarios;

[Scenario("what lingers is sent before a side ends")]
public sealed class LingerTests(PeerFixture peers) : ScenarioTests(peers)
{
    private const int Messages = 5000;

    [Fact]
    public async Task Dispose_MessagesForPyzmqStillQueued_SendsThemFirst()
    {
        await using PeerSocket pull = await (await Peers.GetAsync()).OpenAsync("PULL");
        await pull.SetAsync("RCVHWM", 0);
        string endpoint = await pull.BindAsync(AnyPort);
        ZmqContext context = new() { ShutdownTimeout = Link.Limit };
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Options.SendHighWatermark = 0;
        push.Connect(endpoint);
        for (int i = 0; i < Messages; i++)
        {
            push.Send($"{i}");
        }

        await context.DisposeAsync();
        Assert.Equal(Messages, (int)(await pull.CallAsync("receive_many", ("count", Messages)))!);
    }

    [Fact]
    public async Task Receive_PyzmqEndsAfterSending_BringsEverything()
    {
        ZmqSocket pull = Open(ZmqSocketType.Pull);
        pull.Options.ReceiveHighWatermark = 0;
        string endpoint = pull.Bind(AnyPort);
        await using Peer peer = await Peer.StartAsync(PeerProgram.Pyzmq);
        PeerSocket push = await peer.OpenAsync("PUSH");
        await push.SetAsync("SNDHWM", 0);
        await push.SetAsync("LINGER", -1);
        await push.ConnectAsync(endpoint);
        _ = await push.CallAsync("send_many", ("count", Messages));
        await push.DisposeAsync();
        await peer.FinishAsync();
        for (int i = 0; i < Messages; i++)
        {
            Assert.Equal($"{i}", pull.ReceiveString());
        }
    }
}
