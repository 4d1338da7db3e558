using System;
using Xunit;
using ZmqInterop.BehaviorTests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>What can be an address is accepted whether anybody is there or not; what cannot is refused at once.</summary>
public sealed class ConnectResolveTests : BehaviorTest
{
    [Fact]
    public void Connect_HostName_Reaches()
    {
        ZmqSocket server = Create(ZmqSocketType.Pair);
        ZmqSocket client = Create(ZmqSocketType.Pair);
        client.Connect(server.Bind("tcp://127.0.0.1:*").Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        Exchange.Bounce(server, client);
    }

    [Theory]
    [InlineData("tcp://localhost:1")]
    [InlineData("tcp://[::1]:1")]
    public void Connect_NobodyThere_IsAccepted(string endpoint)
    {
        ZmqSocket socket = Create(ZmqSocketType.Pub);
        socket.Connect(endpoint);
        socket.Disconnect(endpoint);
    }

    [Theory]
    [InlineData("tcp://localhost:invalid")]
    [InlineData("tcp://in val id:1234")]
    [InlineData("tcp://")]
    [InlineData("tcp://127.0.0.1:*")]
    public void Connect_NoAddress_Throws(string endpoint)
    {
        ZmqSocket socket = Create(ZmqSocketType.Pub);
        Exception exception = Assert.ThrowsAny<Exception>(() => socket.Connect(endpoint));
        Assert.True(exception is ArgumentException or ZmqException { Error: ZmqError.InvalidArgument }, exception.ToString());
        Assert.Contains(endpoint, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Connect_UnknownTransport_Throws()
    {
        ZmqSocket socket = Create(ZmqSocketType.Pub);
        Assert.Equal(ZmqError.ProtocolNotSupported, Assert.Throws<ZmqException>(() => socket.Connect("invalid://localhost:1234")).Error);
    }
}
