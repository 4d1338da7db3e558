using System;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A peer that connects and says nothing is given up after the time for the handshake, on either side.</summary>
public sealed class HandshakeTimeoutTests : BehaviorTest
{
    private const ZmqMonitorEvents Life = ZmqMonitorEvents.Connected | ZmqMonitorEvents.Accepted | ZmqMonitorEvents.Disconnected;

    [Fact]
    public void HandshakeInterval_SilentClient_IsGivenUp()
    {
        ZmqSocket stream = Create(ZmqSocketType.Stream);
        ZmqSocket dealer = CreateImpatient();
        using ZmqMonitor monitor = dealer.Monitor(Life);
        stream.Connect(dealer.Bind(Endpoints.For("tcp")));
        Assert.Equal(ZmqMonitorEvents.Accepted, monitor.Next());
        Assert.Equal(ZmqMonitorEvents.Disconnected, monitor.Next());
    }

    [Fact]
    public void HandshakeInterval_SilentServer_IsGivenUp()
    {
        ZmqSocket stream = Create(ZmqSocketType.Stream);
        ZmqSocket dealer = CreateImpatient();
        using ZmqMonitor monitor = dealer.Monitor(Life);
        dealer.Connect(stream.Bind(Endpoints.For("tcp")));
        Assert.Equal(ZmqMonitorEvents.Connected, monitor.Next());
        Assert.Equal(ZmqMonitorEvents.Disconnected, monitor.Next());
    }

    private ZmqSocket CreateImpatient()
    {
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        Assert.Equal(TimeSpan.FromSeconds(30), dealer.Options.HandshakeInterval);
        dealer.Options.HandshakeInterval = TimeSpan.FromMilliseconds(100);
        Assert.Equal(TimeSpan.FromMilliseconds(100), dealer.Options.HandshakeInterval);
        return dealer;
    }
}
