using Xunit;
using ZmqInterop.BehaviorTests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Connections of a STREAM begin and end with an empty message, and sending one ends them.</summary>
public sealed class StreamDisconnectTests : BehaviorTest
{
    [Fact]
    public void Send_Empty_EndsTheConnectionAtThePeer()
    {
        ZmqSocket server = Create(ZmqSocketType.Stream);
        ZmqSocket client = Create(ZmqSocketType.Stream);
        server.Options.SetStreamNotify(true);
        client.Options.SetStreamNotify(true);
        client.Connect(server.Bind("tcp://0.0.0.0:*"));
        StreamConnection atServer = StreamConnection.Accept(server);
        StreamConnection atClient = StreamConnection.Accept(client);
        atClient.Send("may I have some more?"u8);
        Assert.Equal("may I have some more?"u8.ToArray(), atServer.Receive(21));
        atServer.Send("why are you leaving?"u8);
        Assert.Equal("why are you leaving?"u8.ToArray(), atClient.Receive(20));
        atClient.Close();
        atClient.WaitUntilClosed(server);
        Assert.Empty(atServer.Receive());
    }
}
