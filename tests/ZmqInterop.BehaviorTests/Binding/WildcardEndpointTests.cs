using System;
using System.Net;
using System.Net.Sockets;
using Xunit;
using ZmqInterop.BehaviorTests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A wildcard in an endpoint is resolved by Bind: what it returns can be connected to, disconnected from and unbound.</summary>
public sealed class WildcardEndpointTests : BehaviorTest
{
    [Theory]
    [InlineData("tcp://*:*", false)]
    [InlineData("tcp://*:*", true)]
    [InlineData("tcp://127.0.0.1:*", false)]
    [InlineData("tcp://127.0.0.1:*", true)]
    [InlineData("tcp://[::1]:*", true)]
    public void Bind_Wildcard_ReturnsWhatCanBeConnectedAndUnbound(string wildcard, bool ipv6)
    {
        Assert.SkipUnless(!ipv6 || HasIPv6(), "This machine has no IPv6 on its loopback interface.");
        ZmqSocket server = Create(ZmqSocketType.Rep);
        ZmqSocket client = Create(ZmqSocketType.Req);
        server.Options.IPv6 = ipv6;
        client.Options.IPv6 = ipv6;
        string endpoint = server.Bind(wildcard);
        Assert.Equal(endpoint, server.LastEndpoint);
        Assert.DoesNotContain('*', endpoint);
        client.Connect(endpoint);
        Exchange.Bounce(server, client);
        client.Disconnect(endpoint);
        server.Unbind(endpoint);
        Assert.Equal(ZmqError.NotFound, Assert.Throws<ZmqException>(() => server.Unbind(endpoint)).Error);
    }

    private static bool HasIPv6()
    {
        try
        {
            using Socket socket = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (Exception e) when (e is SocketException or NotSupportedException)
        {
            return false;
        }
    }
}
