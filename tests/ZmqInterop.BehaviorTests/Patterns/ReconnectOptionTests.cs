#pragma warning disable ZMQDRAFT001 // Stopping is draft.

using System;
using System.Collections.Generic;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>When sockets connect again, and when they give up (ZMQ_RECONNECT_IVL, ZMQ_RECONNECT_STOP).</summary>
public sealed class ReconnectOptionTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Wires))]
    public void Connection_Lost_IsTriedAgainAfterTheInterval(string transport)
    {
        ZmqSocket pub = Create(ZmqSocketType.Pub);
        string endpoint = pub.Bind(Endpoints.For(transport));
        using ZmqMonitor monitor = Connected(endpoint, options => options.ReconnectInterval = TimeSpan.FromMinutes(1));
        pub.Dispose();
        Assert.Equal(ZmqMonitorEvents.Disconnected, Next(monitor).Kind);
        ZmqMonitorEvent retry = Next(monitor);
        Assert.Equal(ZmqMonitorEvents.ConnectRetried, retry.Kind);

        // libzmq adds up to as much again, at random.
        Assert.NotNull(retry.RetryInterval);
        Assert.InRange(retry.RetryInterval.Value, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        Assert.False(monitor.TryReceive(out _));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public void Connection_Lost_IsMadeAgainWhenThePeerIsBack(string transport)
    {
        ZmqSocket pub = Create(ZmqSocketType.Pub);
        string endpoint = Unbound(transport);
        BindWhenFree(pub, endpoint);
        using ZmqMonitor monitor = Connected(endpoint, options => options.ReconnectInterval = TimeSpan.FromMilliseconds(10));
        pub.Dispose();
        Assert.Equal(ZmqMonitorEvents.Disconnected, Next(monitor).Kind);
        Assert.Equal(ZmqMonitorEvents.ConnectRetried, Next(monitor).Kind);
        pub = Create(ZmqSocketType.Pub);
        BindWhenFree(pub, endpoint);
        WaitFor(monitor, ZmqMonitorEvents.Connected);
        WaitFor(monitor, ZmqMonitorEvents.HandshakeSucceeded);
    }

    [Fact]
    public void Connection_RefusedAfterALoss_IsGivenUpWhenToldSo()
    {
        Draft.Require();
        ZmqSocket pub = Create(ZmqSocketType.Pub);
        string endpoint = pub.Bind("tcp://127.0.0.1:*");
        using ZmqMonitor monitor = Connected(endpoint, options => options.ReconnectStop = ZmqReconnectStop.ConnectionRefused);
        pub.Dispose();
        WaitFor(monitor, ZmqMonitorEvents.Closed);
        AssertGivenUp(monitor);
    }

    [Fact]
    public void Connection_ToAPeerThatDoesNotShakeHands_IsGivenUpWhenToldSo()
    {
        Draft.Require();
        ZmqSocket stream = Create(ZmqSocketType.Stream);
        string endpoint = stream.Bind("tcp://127.0.0.1:*");
        ZmqSocket sub = Create(ZmqSocketType.Sub);
        sub.Options.HandshakeInterval = TimeSpan.FromMilliseconds(50);
        sub.Options.ReconnectStop = ZmqReconnectStop.HandshakeFailed;
        using ZmqMonitor monitor = sub.Monitor();
        sub.Connect(endpoint);
        WaitFor(monitor, ZmqMonitorEvents.HandshakeFailedNoDetail);
        WaitFor(monitor, ZmqMonitorEvents.Disconnected);
        AssertGivenUp(monitor);
    }

    /// <summary>A monitor of a SUB, read up to the end of its first connection's beginning.</summary>
    private ZmqMonitor Connected(string endpoint, Action<ZmqSocketOptions> set)
    {
        ZmqSocket sub = Create(ZmqSocketType.Sub);
        set(sub.Options);
        ZmqMonitor monitor = sub.Monitor();
        sub.Connect(endpoint);
        List<ZmqMonitorEvents> events = [];
        do
        {
            events.Add(Next(monitor).Kind);
        }
        while (events[^1] != ZmqMonitorEvents.HandshakeSucceeded);

        // A connection over ipc is made at once.
        events.Remove(ZmqMonitorEvents.ConnectDelayed);
        Assert.Equal([ZmqMonitorEvents.Connected, ZmqMonitorEvents.HandshakeSucceeded], events);
        return monitor;
    }

    /// <summary>Asserts that there is no other attempt until the socket is told to connect elsewhere.</summary>
    private void AssertGivenUp(ZmqMonitor monitor)
    {
        ZmqSocket pub = Create(ZmqSocketType.Pub);
        monitor.Socket.Connect(pub.Bind("tcp://127.0.0.1:*"));
        ZmqMonitorEvent next;
        do
        {
            next = Next(monitor);
            Assert.NotEqual(ZmqMonitorEvents.ConnectRetried, next.Kind);
        }
        while (next.Kind != ZmqMonitorEvents.HandshakeSucceeded);
    }

    private static ZmqMonitorEvent Next(ZmqMonitor monitor)
    {
        Assert.True(monitor.TryReceive(out ZmqMonitorEvent next, Limit));
        return next;
    }
}
