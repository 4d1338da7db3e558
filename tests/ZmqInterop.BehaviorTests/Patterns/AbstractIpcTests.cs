using System;
using Xunit;
using ZmqInterop.BehaviorTests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Names of Linux for sockets that are in no folder.</summary>
public sealed class AbstractIpcTests : PatternTest
{
    [Fact]
    public void Bind_AbstractName_IsConnectedTo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has abstract names.");
        string endpoint = $"ipc://@zmq-{Guid.NewGuid():N}";
        ZmqSocket server = Create(ZmqSocketType.Dealer);
        Assert.Equal(endpoint, server.Bind(endpoint));
        Assert.Equal(endpoint, server.LastEndpoint);
        ZmqSocket client = Create(ZmqSocketType.Dealer);
        client.Connect(endpoint);
        Exchange.Bounce(server, client);
    }

    [Fact]
    public void Bind_EmptyAbstractName_IsRefused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has abstract names.");
        ZmqSocket server = Create(ZmqSocketType.Dealer);
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => server.Bind("ipc://@")).Error);
    }
}
