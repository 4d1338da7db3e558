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
        if (ipv6)
        {
            LoopbackV6.Require();
        }

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
}
