using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A frame without bytes that wraps foreign memory can be sent by a STREAM, closes the connection, and gives the memory back.</summary>
public sealed class StreamEmptyTests : BehaviorTest
{
    [Fact]
    public void Send_EmptyWrappedFrame_ClosesTheConnection()
    {
        ZmqSocket stream = Create(ZmqSocketType.Stream);
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        using ZmqMonitor monitor = dealer.Monitor(ZmqMonitorEvents.Disconnected);
        dealer.Connect(stream.Bind(Endpoints.For("tcp")));
        dealer.Send("");
        StreamConnection connection = StreamConnection.Accept(stream);
        Assert.NotEmpty(connection.Receive());
        CountingOwner owner = new(new byte[10]);
        using ZmqFrame empty = ZmqFrame.Wrap(owner, 0);
        stream.Send(connection.RoutingId, more: true);
        stream.Send(empty);
        owner.WaitForDisposal();

        // libzmq closes the connection when the socket is used again.
        Parked.Until(() => stream.Events >= 0 && monitor.TryReceive(out _), "the end of the connection");
    }
}
