using System.Collections.Generic;
using System.Net.Sockets;
using System.Threading;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Sockets that do not connect again by themselves (ZMQ_RECONNECT_IVL of -1).</summary>
public sealed class ReconnectIntervalTests : PatternTest
{
    [Theory]
    [InlineData("tcp://127.0.0.1:*")]
    [InlineData("tcp://[::1]:*")]
    [InlineData("ipc")]
    public void ReconnectInterval_Infinite_LeavesItToTheProgram(string address)
    {
        Assert.SkipUnless(!address.Contains("::1", System.StringComparison.Ordinal) || Socket.OSSupportsIPv6, "This system has no IPv6.");
        Context.IPv6 = true;
        ZmqSocket server = Create(ZmqSocketType.Dealer);
        string endpoint = server.Bind(address == "ipc" ? Unbound(address) : address);
        ZmqSocket client = Create(ZmqSocketType.Dealer);
        client.Options.ReconnectInterval = Timeout.InfiniteTimeSpan;
        using ZmqMonitor monitor = client.Monitor();
        client.Connect(endpoint);
        Exchange.Bounce(server, client);

        server.Unbind(endpoint);
        Parked.Until(() => !server.TrySend("lost"), "a server without its peer");
        WaitFor(monitor, ZmqMonitorEvents.Disconnected);
        Parked.Until(() => !client.TrySend("lost"), "a client without its peer");
        BindWhenFree(server, endpoint);

        // Only now. Until then there was no attempt.
        client.Connect(endpoint);
        List<ZmqMonitorEvents> events = [];
        do
        {
            Assert.True(monitor.TryReceive(out ZmqMonitorEvent monitorEvent, Limit));
            events.Add(monitorEvent.Kind);
        }
        while (events[^1] != ZmqMonitorEvents.HandshakeSucceeded);
        Assert.DoesNotContain(ZmqMonitorEvents.ConnectRetried, events);
        Assert.Single(events, ZmqMonitorEvents.Connected);
        Exchange.Bounce(server, client);
    }
}
