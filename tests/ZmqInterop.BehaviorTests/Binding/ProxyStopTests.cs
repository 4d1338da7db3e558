using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A proxy ends when it is told to, also when nobody takes what it has to forward.</summary>
public sealed class ProxyStopTests : BehaviorTest
{
    [Fact]
    public void Stop_BackendHasNoPeer_EndsAndKeepsTheMessages()
    {
        ZmqSocket frontend = Create(ZmqSocketType.Sub);
        frontend.Subscribe("");
        ZmqSocket backend = Create(ZmqSocketType.Push);
        string consumeFrom = backend.Bind(Endpoints.For("tcp"));
        ZmqSocket publisher = Create(ZmqSocketType.XPub);
        publisher.Connect(frontend.Bind(Endpoints.For("tcp")));
        using ZmqProxy proxy = ZmqProxy.Start(frontend, backend);
        Assert.Equal([1], publisher.ReceiveBytes());
        publisher.Send("first");
        publisher.Send("second");
        publisher.Send("third");
        BackgroundCall.Start(proxy.Stop).Finish();
        Assert.True(proxy.Completion.IsCompletedSuccessfully);

        // In the sockets, or with one in the proxy's hand, all three wait for a proxy that has somebody to send to.
        ZmqSocket consumer = Create(ZmqSocketType.Pull);
        consumer.Connect(consumeFrom);
        using ZmqProxy next = ZmqProxy.Start(frontend, backend);
        Assert.Equal("first", consumer.ReceiveString());
        Assert.Equal("second", consumer.ReceiveString());
        Assert.Equal("third", consumer.ReceiveString());
    }
}
