using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Support;

/// <summary>One connection of a STREAM socket, whose messages are a routing id and some bytes.</summary>
internal sealed class StreamConnection
{
    private readonly ZmqSocket _stream;
    private readonly byte[] _routingId;

    private StreamConnection(ZmqSocket stream, byte[] routingId)
    {
        _stream = stream;
        _routingId = routingId;
    }

    internal ReadOnlySpan<byte> RoutingId => _routingId;

    /// <summary>The address that the last message came from.</summary>
    internal string? PeerAddress { get; private set; }

    /// <summary>The next connection, which a socket with notifications begins with an empty message.</summary>
    internal static StreamConnection Accept(ZmqSocket stream)
    {
        using ZmqMessage message = stream.ReceiveMessage();
        Assert.Equal(2, message.Count);
        Assert.NotEqual(0, message[0].Size);
        Assert.Equal(0, message[1].Size);
        return new StreamConnection(stream, message[0].ToArray()) { PeerAddress = message[0].PeerAddress };
    }

    /// <summary>What comes next, in one piece as the system had it; nothing at the end of the connection.</summary>
    internal byte[] Receive()
    {
        using ZmqMessage message = _stream.ReceiveMessage();
        Assert.Equal(2, message.Count);
        Assert.Equal(_routingId, message[0].ToArray());
        PeerAddress = message[0].PeerAddress;
        return message[1].ToArray();
    }

    /// <summary>So many bytes, in however many pieces.</summary>
    internal byte[] Receive(int count)
    {
        byte[] bytes = [];
        while (bytes.Length < count)
        {
            byte[] piece = Receive();
            Assert.NotEmpty(piece);
            bytes = [.. bytes, .. piece];
        }

        Assert.Equal(count, bytes.Length);
        return bytes;
    }

    internal void Send(ReadOnlySpan<byte> bytes)
    {
        _stream.Send(_routingId, more: true);
        _stream.Send(bytes);
    }

    /// <summary>Ends the connection.</summary>
    internal void Close() => Send([]);

    /// <summary>
    /// Waits until the peer has something to receive after <see cref="Close"/>. libzmq closes the connection only when the socket that asked for it is used
    /// again, whatever for.
    /// </summary>
    internal void WaitUntilClosed(ZmqSocket peer) => Parked.Until(
        () =>
        {
            _ = _stream.Events;
            return (peer.Events & ZmqPollEvents.In) != ZmqPollEvents.None;
        },
        "the end of the connection");
}
