using System.Net;
using System.Net.Sockets;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A poller waits for sockets of libzmq and of the system together, and says which of them is ready.</summary>
public sealed class PollDescriptorTests : BehaviorTest
{
    [Fact]
    public void Wait_DatagramArrives_SaysTheDescriptorAlone()
    {
        using Socket receiver = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        receiver.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using Socket sender = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        ZmqSocket socket = Create(ZmqSocketType.Rep);
        socket.Bind(Endpoints.For("tcp"));
        using ZmqPoller poller = new();
        poller.Add(socket);
        poller.Add(receiver.Handle);
        ZmqPollResult[] results = new ZmqPollResult[2];
        Assert.Equal(0, poller.Wait(results, System.TimeSpan.Zero));

        sender.SendTo(Bytes.Pattern(10), receiver.LocalEndPoint!);
        Assert.Equal(1, poller.Wait(results, BackgroundCall.Limit));
        Assert.Null(results[0].Socket);
        Assert.Equal(receiver.Handle, results[0].Descriptor);
        Assert.Equal(ZmqPollEvents.In, results[0].Events);
    }
}
