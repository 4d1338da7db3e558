using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Unbind and Disconnect end the connections of their endpoint, which has to be named as it was resolved.</summary>
public sealed class EndpointEndTests : BehaviorTest
{
    [Fact]
    public void Unbind_Connected_LeavesNobodyToSendTo()
    {
        ZmqSocket push = Create(ZmqSocketType.Push);
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        string endpoint = push.Bind(Endpoints.For("tcp"));
        pull.Connect(endpoint);
        AssertPasses(push, pull);
        push.Unbind(endpoint);
        AssertCannotSend(push);
    }

    [Fact]
    public void Disconnect_Connected_LeavesNobodyToSendTo()
    {
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        ZmqSocket push = Create(ZmqSocketType.Push);
        string endpoint = pull.Bind(Endpoints.For("tcp"));
        push.Connect(endpoint);
        AssertPasses(push, pull);
        push.Disconnect(endpoint);
        AssertCannotSend(push);
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("ipc")]
    public void Unbind_ResolvedEndpoint_Ends(string transport)
    {
        ZmqSocket push = Create(ZmqSocketType.Push);
        push.Bind(Endpoints.For(transport));
        string endpoint = push.LastEndpoint;
        push.Unbind(endpoint);
        Assert.Equal(ZmqError.NotFound, Assert.Throws<ZmqException>(() => push.Unbind(endpoint)).Error);
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("ipc")]
    public void Unbind_Wildcard_Throws(string transport)
    {
        ZmqSocket push = Create(ZmqSocketType.Push);
        string endpoint = push.Bind(Endpoints.For(transport));
        Assert.Equal(ZmqError.NotFound, Assert.Throws<ZmqException>(() => push.Unbind(Endpoints.For(transport))).Error);

        // It is bound as before.
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        pull.Connect(endpoint);
        AssertPasses(push, pull);
    }

    private static void AssertPasses(ZmqSocket push, ZmqSocket pull)
    {
        push.Send("ABC");
        Assert.Equal("ABC", pull.ReceiveString());
    }

    private static void AssertCannotSend(ZmqSocket push)
    {
        Parked.Until(() => (push.Events & ZmqPollEvents.Out) == ZmqPollEvents.None, "the ends of the connections");
        Assert.False(push.TrySend("ABC"));
    }
}
