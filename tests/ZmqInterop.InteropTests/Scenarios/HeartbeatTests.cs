using System;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Matrix;
using ZmqInterop.InteropTests.Peers;
using ZmqInterop.InteropTests.Report;

namespace ZmqInterop.InteropTests.Scenarios;

[Scenario("a peer that stops answering heartbeats is given up, and found again when it goes on")]
public sealed class HeartbeatTests(PeerFixture peers) : ScenarioTests(peers)
{
    [Fact]
    public async Task Heartbeat_PyzmqIsStopped_EndsTheConnectionAndMakesANewOne()
    {
        await using Peer peer = await Peer.StartAsync(PeerProgram.Pyzmq);
        PeerSocket pull = await peer.OpenAsync("PULL");
        ZmqSocket push = Open(ZmqSocketType.Push);
        push.Options.HeartbeatInterval = TimeSpan.FromMilliseconds(100);
        push.Options.HeartbeatTimeout = TimeSpan.FromSeconds(1);
        using ZmqMonitor monitor = push.Monitor(ZmqMonitorEvents.HandshakeSucceeded | ZmqMonitorEvents.Disconnected);
        push.Connect(await pull.BindAsync(AnyPort));
        Await(monitor, ZmqMonitorEvents.HandshakeSucceeded);

        await peer.SignalAsync("STOP");
        Await(monitor, ZmqMonitorEvents.Disconnected);
        await peer.SignalAsync("CONT");
        Await(monitor, ZmqMonitorEvents.HandshakeSucceeded);
        push.Send("again");
        Assert.Equal("again", await pull.ReceiveStringAsync());
    }

    [Fact]
    public async Task Heartbeat_OfPyzmqIsNotAnswered_EndsTheConnectionAndMakesANewOne()
    {
        ZmqSocket pull = Open(ZmqSocketType.Pull);
        await using SilentRelay relay = new(pull.Bind(AnyPort));
        await using PeerSocket push = await (await Peers.GetAsync()).OpenAsync("PUSH");
        await push.SetAsync("HEARTBEAT_IVL", 100);
        await push.SetAsync("HEARTBEAT_TIMEOUT", 1000);
        _ = await push.CallAsync("monitor");
        await push.ConnectAsync(relay.Endpoint);
        _ = await push.CallAsync("await_event", ("event", "HANDSHAKE_SUCCEEDED"));

        relay.IsSilent = true;
        _ = await push.CallAsync("await_event", ("event", "DISCONNECTED"));
        relay.IsSilent = false;
        _ = await push.CallAsync("await_event", ("event", "HANDSHAKE_SUCCEEDED"));
        await push.SendStringAsync("again");
        Assert.Equal("again", pull.ReceiveString());
    }

    // Passes over what comes twice: a machine that is busy may miss a heartbeat by itself.
    private static void Await(ZmqMonitor monitor, ZmqMonitorEvents kind)
    {
        ZmqMonitorEvent seen;
        do
        {
            Assert.True(monitor.TryReceive(out seen, Link.Limit), $"{kind} does not come.");
        }
        while (seen.Kind != kind);
    }
}
