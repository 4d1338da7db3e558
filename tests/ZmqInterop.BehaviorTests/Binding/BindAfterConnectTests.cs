using Xunit;
using ZmqInterop.BehaviorTests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>It does not matter who comes first: what is sent before the peer binds waits for it.</summary>
public sealed class BindAfterConnectTests : BehaviorTest
{
    [Fact]
    public void Connect_BeforeBind_DeliversWhatWasSent()
    {
        using ReservedPort port = new();
        ZmqSocket client = Create(ZmqSocketType.Dealer);
        client.Connect(port.Endpoint);
        client.Send("foobar");
        client.Send("baz");
        client.Send("buzz");
        ZmqSocket server = Create(ZmqSocketType.Dealer);
        server.Bind(port.Endpoint);
        Assert.Equal("foobar", server.ReceiveString());
        Assert.Equal("baz", server.ReceiveString());
        Assert.Equal("buzz", server.ReceiveString());
    }
}
