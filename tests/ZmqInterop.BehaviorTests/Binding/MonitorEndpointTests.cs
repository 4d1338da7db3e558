#pragma warning disable ZMQDRAFT001 // Drafts are tested where the library has them.

using System;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Core;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Events of version 2 name both ends of their connection: what is local to one is remote to the other.</summary>
public sealed class MonitorEndpointTests : BehaviorTest
{
    [Theory]
    [InlineData("tcp://127.0.0.1:*", "tcp://127.0.0.1:")]
    [InlineData("tcp://[::1]:*", "tcp://[::1]:")]
    [InlineData("ipc://*", "ipc://")]
    public void MonitorVersion2_Connection_NamesBothEnds(string bindTo, string prefix)
    {
        Draft.Require();
        bool ipv6 = bindTo.Contains("::1", StringComparison.Ordinal);
        if (ipv6)
        {
            LoopbackV6.Require();
        }

        ZmqSocket client = Create(ZmqSocketType.Dealer);
        ZmqSocket server = Create(ZmqSocketType.Dealer);
        client.Options.IPv6 = ipv6;
        server.Options.IPv6 = ipv6;
        using ZmqMonitor atClient = client.MonitorVersion2();
        using ZmqMonitor atServer = server.MonitorVersion2();
        string endpoint = server.Bind(bindTo);
        client.Connect(endpoint);
        Exchange.Bounce(server, client);

        ZmqMonitorEvent connected = atClient.WaitFor(ZmqMonitorEvents.Connected);
        string clientEnd = connected.LocalEndpoint!;
        Assert.StartsWith(prefix, clientEnd, StringComparison.Ordinal);
        Assert.NotEqual(endpoint, clientEnd);
        Assert.Equal(endpoint, connected.RemoteEndpoint);
        AssertEnds(atClient.WaitFor(ZmqMonitorEvents.HandshakeSucceeded), clientEnd, endpoint);
        AssertEnds(atServer.WaitFor(ZmqMonitorEvents.Listening), endpoint, "");
        AssertEnds(atServer.WaitFor(ZmqMonitorEvents.Accepted), endpoint, clientEnd);
        AssertEnds(atServer.WaitFor(ZmqMonitorEvents.HandshakeSucceeded), endpoint, clientEnd);
    }

    private static void AssertEnds(ZmqMonitorEvent monitorEvent, string local, string remote)
    {
        Assert.Equal(local, monitorEvent.LocalEndpoint);
        Assert.Equal(remote, monitorEvent.RemoteEndpoint);
    }
}
