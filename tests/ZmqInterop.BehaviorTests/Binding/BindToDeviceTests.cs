using System;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Connections can be tied to a network interface.</summary>
public sealed class BindToDeviceTests : BehaviorTest
{
    [Fact]
    public void BindToDevice_Loopback_CarriesMessages()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sockets are tied to interfaces on Linux only.");
        ZmqSocket server = Create(ZmqSocketType.Pair);
        ZmqSocket client = Create(ZmqSocketType.Pair);
        server.Options.BindToDevice = "lo";
        client.Options.BindToDevice = "lo";
        try
        {
            client.Connect(server.Bind(Endpoints.For("tcp")));
        }
        catch (ZmqException e) when (e.Error == ZmqError.NotPermitted)
        {
            Assert.Skip("The system lets only processes with CAP_NET_RAW do this.");
        }

        Exchange.Bounce(server, client);
    }

    [Fact]
    public void BindToDevice_NoSuchInterface_BindThrows()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sockets are tied to interfaces on Linux only.");
        ZmqSocket server = Create(ZmqSocketType.Pair);
        server.Options.BindToDevice = "nosuchdevice";
        Assert.Throws<ZmqException>(() => server.Bind(Endpoints.For("tcp")));
    }
}
