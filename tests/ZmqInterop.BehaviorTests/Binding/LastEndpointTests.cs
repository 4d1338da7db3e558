using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Native;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A socket says what it was bound to last, in the words it was told.</summary>
public sealed class LastEndpointTests : BehaviorTest
{
    [Fact]
    public void LastEndpoint_TwoBinds_IsTheSecond()
    {
        using ReservedPort first = new();
        using ReservedPort second = new();
        ZmqSocket router = Create(ZmqSocketType.Router);
        Assert.Equal("", router.LastEndpoint);
        Assert.Equal(first.Endpoint, router.Bind(first.Endpoint));
        Assert.Equal(first.Endpoint, router.LastEndpoint);
        Assert.Equal(second.Endpoint, router.Bind(second.Endpoint));
        Assert.Equal(second.Endpoint, router.LastEndpoint);
    }

    [Fact]
    public void LastEndpoint_OtherTransports_IsTheSame()
    {
        using TemporaryFolder folder = new();
        ZmqSocket router = Create(ZmqSocketType.Router);
        string ipc = $"ipc://{folder.File("socket")}";
        Assert.Equal(ipc, router.Bind(ipc));
        Assert.Equal(ipc, router.LastEndpoint);
        string inproc = Endpoints.Inproc();
        Assert.Equal(inproc, router.Bind(inproc));
        Assert.Equal(inproc, router.LastEndpoint);
    }
}
