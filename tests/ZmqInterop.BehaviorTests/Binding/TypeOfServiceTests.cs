using System;
using System.Net.Sockets;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Both ends of a connection mark their packets as they were told, each in its own way.</summary>
public sealed class TypeOfServiceTests : BehaviorTest
{
    private const int OfServer = 0x28;
    private const int OfClient = 0x58;

    [Fact]
    public void TypeOfService_EachEnd_MarksItsConnection()
    {
        ZmqSocket server = Create(ZmqSocketType.Pair);
        ZmqSocket client = Create(ZmqSocketType.Pair);
        server.Options.TypeOfService = OfServer;
        Assert.Equal(OfServer, server.Options.TypeOfService);
        client.Options.TypeOfService = OfClient;
        Assert.Equal(OfClient, client.Options.TypeOfService);
        client.Connect(server.Bind(Endpoints.For("tcp")));
        Exchange.Bounce(server, client);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not tell how a socket marks its packets.");
        Assert.Equal(OfServer, MarkAt(server, client));
        Assert.Equal(OfClient, MarkAt(client, server));
    }

    private static int MarkAt(ZmqSocket receiver, ZmqSocket sender)
    {
        using ZmqFrame frame = new();
        sender.Send("text");
        receiver.Receive(frame);
        Socket connection = ForeignDescriptor.Open(ForeignDescriptor.Of(frame));
        return (int)connection.GetSocketOption(SocketOptionLevel.IP, SocketOptionName.TypeOfService)!;
    }
}
