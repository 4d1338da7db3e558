using System.Net;
using System.Net.Sockets;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A STREAM hands on more bytes than its buffer holds, in pieces and unharmed.</summary>
public sealed class StreamLargeTests : BehaviorTest
{
    // libzmq reads 8192 bytes at a time.
    [Theory]
    [InlineData(8191)]
    [InlineData(8192)]
    [InlineData(8193)]
    [InlineData(100_000)]
    public void Receive_MoreThanTheBuffer_IsWhatWasSent(int size)
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        ZmqSocket stream = Create(ZmqSocketType.Stream);
        stream.Connect($"tcp://{listener.LocalEndPoint}");
        using RawPeer peer = new(listener.Accept());
        StreamConnection connection = StreamConnection.Accept(stream);
        byte[] content = Bytes.Pattern(size);
        peer.Write(content);
        Assert.Equal(content, connection.Receive(size));
    }
}
