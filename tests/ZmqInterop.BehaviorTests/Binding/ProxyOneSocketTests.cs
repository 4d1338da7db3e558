using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>
/// libzmq lets a proxy have one REP for both of its sockets, which makes it an echo. Here a proxy has two sockets, neither of them a REP, and says so; an echo
/// is two calls.
/// </summary>
public sealed class ProxyOneSocketTests : BehaviorTest
{
    [Theory]
    [InlineData(ZmqSocketType.Rep)]
    [InlineData(ZmqSocketType.Dealer)]
    public void Start_OneSocketTwice_Throws(ZmqSocketType type)
    {
        ZmqSocket socket = Create(type);
        Assert.Throws<ArgumentException>(() => ZmqProxy.Start(socket, socket));
        Assert.Throws<ArgumentException>(() => ZmqProxy.RunNative(socket, socket));
    }

    [Fact]
    public void Receive_SentBackAsItIs_IsAnEcho()
    {
        ZmqSocket server = Create(ZmqSocketType.Rep);
        ZmqSocket client = Create(ZmqSocketType.Req);
        client.Connect(server.Bind(Endpoints.For("tcp")));
        using ZmqMessage message = new();
        foreach (string text in (string[])["msg1", "msg22"])
        {
            client.Send(text);
            server.Receive(message);
            server.Send(message);
            Assert.Equal(text, client.ReceiveString());
        }
    }
}
