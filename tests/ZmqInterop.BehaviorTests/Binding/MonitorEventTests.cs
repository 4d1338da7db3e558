using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Both ends of a connection tell its life in order, up to the end of the monitor itself.</summary>
public sealed class MonitorEventTests : BehaviorTest
{
    private static readonly ZmqMonitorEvents[] s_clientBegin = [ZmqMonitorEvents.Connected, ZmqMonitorEvents.HandshakeSucceeded];

    private static readonly ZmqMonitorEvents[] s_serverBegin =
        [ZmqMonitorEvents.Listening, ZmqMonitorEvents.Accepted, ZmqMonitorEvents.HandshakeSucceeded];

    // Which end sees the other go first is a matter of chance.
    private static readonly ZmqMonitorEvents[] s_possibleEnd =
        [ZmqMonitorEvents.Disconnected, ZmqMonitorEvents.ConnectRetried, ZmqMonitorEvents.ConnectDelayed, ZmqMonitorEvents.Closed];

    [Fact]
    public void Monitor_ConnectionBeginsAndEnds_TellsInOrder()
    {
        ZmqSocket client = Create(ZmqSocketType.Dealer);
        ZmqSocket server = Create(ZmqSocketType.Dealer);
        using ZmqMonitor atClient = client.Monitor();
        using ZmqMonitor atServer = server.Monitor();
        client.Connect(server.Bind(Endpoints.For("tcp")));
        Exchange.Bounce(server, client);
        client.Dispose();
        server.Dispose();

        List<ZmqMonitorEvents> ofClient = ReadToTheEnd(atClient);
        ofClient.Remove(ZmqMonitorEvents.ConnectDelayed);
        AssertEvents(s_clientBegin, ofClient);
        AssertEvents(s_serverBegin, ReadToTheEnd(atServer));
    }

    // In C a monitor has an endpoint, which must be inproc. Here it has none, and there can be one at a time.
    [Fact]
    public void Monitor_Second_Throws()
    {
        ZmqSocket socket = Create(ZmqSocketType.Dealer);
        using (socket.Monitor())
        {
            Assert.Throws<InvalidOperationException>(() => socket.Monitor());
        }

        socket.Monitor().Dispose();
    }

    private static List<ZmqMonitorEvents> ReadToTheEnd(ZmqMonitor monitor)
    {
        List<ZmqMonitorEvents> kinds = [];
        do
        {
            Assert.True(monitor.TryReceive(out ZmqMonitorEvent monitorEvent, BackgroundCall.Limit), string.Join(' ', kinds));
            kinds.Add(monitorEvent.Kind);
        }
        while (!monitor.HasEnded);

        return kinds;
    }

    private static void AssertEvents(ZmqMonitorEvents[] begin, List<ZmqMonitorEvents> kinds)
    {
        Assert.Equal(begin, kinds.Take(begin.Length));
        Assert.All(kinds[begin.Length..^1], kind => Assert.Contains(kind, s_possibleEnd));
        Assert.Equal(ZmqMonitorEvents.MonitorStopped, kinds[^1]);
    }
}
