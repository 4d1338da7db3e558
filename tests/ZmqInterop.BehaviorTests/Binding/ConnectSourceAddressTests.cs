using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Before the address of a peer there may stand the one to connect from: a number or an interface.</summary>
public sealed class ConnectSourceAddressTests : BehaviorTest
{
    [Theory]
    [InlineData("127.0.0.1:0", "127.0.0.1")]
    [InlineData("127.0.0.2:0", "127.0.0.2")]
    [InlineData("lo:0", "127.0.0.1")]
    public void Connect_FromAnAddress_ComesFromThere(string source, string address)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the loopback interface has another name and one address.");
        ZmqSocket server = Create(ZmqSocketType.Pull);
        ZmqSocket client = Create(ZmqSocketType.Push);
        string endpoint = server.Bind(Endpoints.For("tcp"));
        client.Connect($"tcp://{source};{endpoint["tcp://".Length..]}");
        client.Send("text");
        using ZmqFrame frame = new();
        server.Receive(frame);
        Assert.Equal(address, frame.PeerAddress);
    }

    // A name is not resolved there, and libzmq finds that out in the background.
    [Fact]
    public void Connect_FromAHostName_IsAccepted()
    {
        ZmqSocket server = Create(ZmqSocketType.Pull);
        ZmqSocket client = Create(ZmqSocketType.Push);
        string endpoint = $"tcp://localhost:0;{server.Bind(Endpoints.For("tcp"))["tcp://".Length..]}";
        client.Connect(endpoint);
        client.Disconnect(endpoint);
    }
}
