using System;
using Xunit;
using ZmqInterop.Native;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>What a proxy does with the rest of a message whose peer goes away between two frames.</summary>
public sealed unsafe class ProxyOutputTests : IDisposable
{
    private readonly ZmqContext _context = new() { ShutdownTimeout = TimeSpan.Zero };
    private readonly string _endpoint = Endpoints.Inproc();

    public void Dispose() => _context.Dispose();

    [Theory]
    [InlineData(ZmqSocketType.Pair, ZmqSocketType.Pair)]
    [InlineData(ZmqSocketType.Push, ZmqSocketType.Pull)]
    [InlineData(ZmqSocketType.Dealer, ZmqSocketType.Dealer)]
    public void Send_PeerGoneBetweenTwoFrames_DropsTheRest(ZmqSocketType type, ZmqSocketType peerType)
    {
        using ZmqSocket socket = Create(type);
        socket.Bind(_endpoint);
        ZmqSocket first = Connect(peerType);
        SocketPair.WaitForPeer(socket);
        ProxyOutput output = new(socket);
        Assert.Equal(0, Send(output, "a1", more: true));

        Disconnect(first, socket);
        Assert.Equal(0, Send(output, "a2", more: true));
        using ZmqSocket second = ConnectNext(peerType, socket);
        Assert.Equal(0, Send(output, "a3", more: true));
        Assert.Equal(0, Send(output, "a4", more: false));

        Assert.Equal(0, Send(output, "b1", more: true));
        Assert.Equal(0, Send(output, "b2", more: false));
        Assert.Equal(["b1", "b2"], second.ReceiveTexts());
        Assert.False(second.TryReceiveString(out _));
    }

    [Theory]
    [InlineData(ZmqSocketType.Pair, ZmqSocketType.Pair)]
    [InlineData(ZmqSocketType.Push, ZmqSocketType.Pull)]
    public void Send_NoPeerBeforeTheFirstFrame_WouldBlock(ZmqSocketType type, ZmqSocketType peerType)
    {
        using ZmqSocket socket = Create(type);
        socket.Bind(_endpoint);
        ProxyOutput output = new(socket);
        Assert.Equal(Errno.EAGAIN, Send(output, "a1", more: true));

        using ZmqSocket peer = Connect(peerType);
        SocketPair.WaitForPeer(socket);
        Assert.Equal(0, Send(output, "a1", more: true));
        Assert.Equal(0, Send(output, "a2", more: false));
        Assert.Equal(["a1", "a2"], peer.ReceiveTexts());
    }

    [Fact]
    public void Send_RouterWithoutThePeer_DropsTheWholeMessage()
    {
        using ZmqSocket router = Create(ZmqSocketType.Router);
        router.Options.SetRouterMandatory(true);
        router.Bind(_endpoint);
        using ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        dealer.Options.SetRoutingId("dealer");
        dealer.Connect(_endpoint);
        _ = router.Events;
        ProxyOutput output = new(router);

        Assert.Equal(0, Send(output, "nobody", more: true));
        Assert.Equal(0, Send(output, "a1", more: true));
        Assert.Equal(0, Send(output, "a2", more: false));
        Assert.Equal(0, Send(output, "dealer", more: true));
        Assert.Equal(0, Send(output, "b", more: false));

        Assert.Equal("b", dealer.ReceiveString());
        Assert.False(dealer.TryReceiveString(out _));
    }

    private static int Send(ProxyOutput output, string text, bool more)
    {
        zmq_msg_t frame;
        _ = LibZmq.zmq_msg_init_size(&frame, (nuint)text.Length);
        System.Text.Encoding.ASCII.GetBytes(text, new Span<byte>(LibZmq.zmq_msg_data(&frame), text.Length));
        int error = output.Send(&frame, more);
        _ = LibZmq.zmq_msg_close(&frame);
        return error;
    }

    /// <summary>
    /// Closes the peer, and waits until the socket knows. A socket that distributes says within a message that it can send, peer or not. So a PAIR is closed
    /// after the peer, by the same thread of libzmq: when its own peer knows, that of the first has been told.
    /// </summary>
    private void Disconnect(ZmqSocket peer, ZmqSocket socket)
    {
        string endpoint = Endpoints.Inproc();
        using ZmqSocket witness = Create(ZmqSocketType.Pair);
        witness.Bind(endpoint);
        ZmqSocket after = Create(ZmqSocketType.Pair);
        after.Connect(endpoint);
        SocketPair.WaitForPeer(witness);
        peer.Dispose();
        after.Dispose();
        Parked.Until(() => (witness.Events & ZmqPollEvents.Out) == ZmqPollEvents.None, "a PAIR without its peer");
        _ = socket.Events;
    }

    private ZmqSocket Connect(ZmqSocketType type)
    {
        ZmqSocket socket = Create(type);
        socket.Connect(_endpoint);
        return socket;
    }

    /// <summary>Another peer. A PAIR turns it away until its connection to the first one is taken down on both sides, which it does not tell.</summary>
    private ZmqSocket ConnectNext(ZmqSocketType type, ZmqSocket socket)
    {
        ZmqSocket? peer = null;
        Parked.Until(
            () =>
            {
                peer?.Dispose();
                peer = Connect(type);
                return (socket.Events & ZmqPollEvents.Out) != ZmqPollEvents.None;
            },
            $"a second peer of {socket}");
        return peer!;
    }

    private ZmqSocket Create(ZmqSocketType type)
    {
        ZmqSocket socket = _context.CreateSocket(type);
        socket.Options.Linger = TimeSpan.Zero;
        return socket;
    }
}
