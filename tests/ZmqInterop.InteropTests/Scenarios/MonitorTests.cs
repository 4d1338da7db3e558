using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Matrix;
using ZmqInterop.InteropTests.Peers;
using ZmqInterop.InteropTests.Report;

namespace ZmqInterop.InteropTests.Scenarios;

[Scenario("both sides see in their monitors that the other one comes and goes")]
public sealed class MonitorTests(PeerFixture peers) : ScenarioTests(peers)
{
    [Fact]
    public async Task Monitors_OfBothSides_SeeHandshakeAndEnd()
    {
        PeerSocket push = await (await Peers.GetAsync()).OpenAsync("PUSH");
        _ = await push.CallAsync("monitor");
        ZmqSocket pull = Open(ZmqSocketType.Pull);
        using ZmqMonitor monitor = pull.Monitor();
        string endpoint = pull.Bind(AnyPort);
        await push.ConnectAsync(endpoint);

        Assert.Equal(endpoint, (string?)await push.CallAsync("await_event", ("event", "CONNECTED")));
        Assert.Equal(endpoint, (string?)await push.CallAsync("await_event", ("event", "HANDSHAKE_SUCCEEDED")));
        Await(monitor, ZmqMonitorEvents.Listening, endpoint);
        Await(monitor, ZmqMonitorEvents.Accepted, endpoint);
        Await(monitor, ZmqMonitorEvents.HandshakeSucceeded, endpoint);

        await push.DisposeAsync();
        Await(monitor, ZmqMonitorEvents.Disconnected, endpoint);
    }

    private static void Await(ZmqMonitor monitor, ZmqMonitorEvents kind, string endpoint)
    {
        Assert.True(monitor.TryReceive(out ZmqMonitorEvent seen, Link.Limit), $"{kind} does not come.");
        Assert.Equal((kind, endpoint), (seen.Kind, seen.Endpoint));
    }
}
