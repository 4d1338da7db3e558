using System.Text;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A STREAM carries bytes of any protocol: that of libzmq itself, spoken by hand, and that of the web.</summary>
public sealed class StreamWireTests : BehaviorTest
{
    private const int SignatureSize = 10;

    [Fact]
    public void Stream_SpeaksZmtp_DealerUnderstands()
    {
        ZmqSocket stream = CreateStream();
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        dealer.Connect(stream.Bind(Endpoints.For("tcp")));
        dealer.Send("Hello");

        StreamConnection connection = StreamConnection.Accept(stream);
        Assert.Equal("127.0.0.1", connection.PeerAddress);
        byte[] greeting = RawPeer.Greeting(minor: 1);
        Assert.Equal(greeting[..SignatureSize], connection.Receive(SignatureSize));
        Assert.Equal("127.0.0.1", connection.PeerAddress);
        connection.Send(greeting);
        byte[] ready = Ready("DEALER");
        Assert.Equal([.. greeting[SignatureSize..], .. ready], connection.Receive(RawPeer.GreetingSize - SignatureSize + ready.Length));
        connection.Send(Ready("ROUTER"));
        Assert.Equal("\0\u0005Hello"u8.ToArray(), connection.Receive(7));
        connection.Send("\0\u0005World"u8);
        Assert.Equal("World", dealer.ReceiveString());

        // Of a large frame the size has eight bytes.
        byte[] large = Bytes.Pattern(64_000);
        dealer.Send(large);
        byte[] frame = connection.Receive(9 + large.Length);
        Assert.Equal([2, 0, 0, 0, 0, 0, 0, 0xFA, 0], frame[..9]);
        Assert.Equal(large, frame[9..]);
    }

    [Fact]
    public void Stream_ToStream_CarriesRequestAndResponse()
    {
        ZmqSocket server = CreateStream();
        ZmqSocket client = CreateStream();
        client.Connect(server.Bind(Endpoints.For("tcp")));
        StreamConnection atServer = StreamConnection.Accept(server);
        StreamConnection atClient = StreamConnection.Accept(client);
        Assert.Equal(client.Options.GetRoutingId(), atClient.RoutingId.ToArray());

        byte[] request = Encoding.ASCII.GetBytes("GET /\n\n");
        atClient.Send(request);
        Assert.Equal(request, atServer.Receive(request.Length));
        byte[] response = Encoding.ASCII.GetBytes("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nHello, World!");
        atServer.Send(response);
        atServer.Close();
        Assert.Equal(response, atClient.Receive(response.Length));
        atServer.WaitUntilClosed(client);
        Assert.Empty(atClient.Receive());
    }

    private static byte[] Ready(string socketType) =>
        RawPeer.CommandFrame("READY", [.. RawPeer.Property("Socket-Type", Encoding.ASCII.GetBytes(socketType)), .. RawPeer.Property("Identity")]);

    private ZmqSocket CreateStream()
    {
        ZmqSocket stream = Create(ZmqSocketType.Stream);
        stream.Options.SetStreamNotify(true);
        return stream;
    }
}
