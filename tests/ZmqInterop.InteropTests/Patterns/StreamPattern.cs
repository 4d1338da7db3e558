using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Matrix;
using ZmqInterop.InteropTests.Payloads;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Patterns;

/// <summary>Bytes between a STREAM here and a STREAM, or a socket that knows nothing of ZeroMQ, there. A payload without bytes ends the connection.</summary>
internal sealed class StreamPattern(string remote) : Pattern(ZmqSocketType.Stream, remote)
{
    /// <inheritdoc/>
    public override string? WhyNot(PeerProgram program, string transport, ZmqMechanism mechanism) => mechanism switch
    {
        not ZmqMechanism.Null => "STREAM sends and receives plain bytes: there is no handshake that a mechanism could be part of.",
        _ when program != PeerProgram.Pyzmq => "Plain bytes are the same from everybody: the rows of pyzmq show them, with STREAM and with a TCP socket.",
        _ => null,
    };

    /// <inheritdoc/>
    public override Task<PeerSocket> OpenRemoteAsync(Peer peer, JsonObject? security) => peer.OpenAsync(Remote);

    /// <inheritdoc/>
    public override async Task ExchangeAsync(Link link, Payload payload, bool awaited)
    {
        byte[] bytes = [.. payload.Frames.SelectMany(frame => frame)];
        using CancellationTokenSource limit = new(Link.Limit);
        if (bytes.Length > 0)
        {
            await SendAsync(link, bytes, awaited, limit.Token);
            await ReceiveAsync(link, payload, bytes, awaited, limit.Token);
        }
        else if (awaited)
        {
            // A connection ends once, so only one side can be the one to end it: the one that binds.
            await (link.BindsHere ? EndAsync(link, limit.Token) : AwaitEndAsync(link, payload, limit.Token));
        }
    }

    // libzmq ends a connection in steps; those of the socket's own thread are taken when the socket is next used.
    private static async Task EndAsync(Link link, CancellationToken cancellationToken)
    {
        byte[] connection = await MeetAsync(link, awaited: true, cancellationToken);
        await link.Local.SendAsync(connection.AsMemory(), more: true, cancellationToken);
        await link.Local.SendAsync(ReadOnlyMemory<byte>.Empty, cancellationToken: cancellationToken);
        Task<string> ended = link.Remote.ReceiveBytesAsync(0);
        while (!ended.IsCompleted)
        {
            Assert.Equal(ZmqPollEvents.None, link.Local.Events & ZmqPollEvents.In);
            await Task.Delay(1, cancellationToken);
        }

        Assert.Equal(Content.Digest([]), await ended);
    }

    private static async Task AwaitEndAsync(Link link, Payload payload, CancellationToken cancellationToken)
    {
        byte[] connection = await MeetAsync(link, awaited: true, cancellationToken);
        await link.Remote.SendBytesAsync(payload);
        Task<byte[]> ended = ReadAsync(link.Local, connection, 0, awaited: true, cancellationToken);
        while (!ended.IsCompleted)
        {
            await link.Remote.ProcessAsync();
        }

        Assert.Empty(await ended);
    }

    private static async Task SendAsync(Link link, byte[] bytes, bool awaited, CancellationToken cancellationToken)
    {
        byte[] connection = await MeetAsync(link, awaited, cancellationToken);
        if (awaited)
        {
            await link.Local.SendAsync(connection.AsMemory(), more: true, cancellationToken);
            await link.Local.SendAsync(bytes.AsMemory(), cancellationToken: cancellationToken);
        }
        else
        {
            link.Local.Send(connection, more: true, cancellationToken);
            link.Local.Send(bytes, cancellationToken: cancellationToken);
        }

        Assert.Equal(Content.Digest(bytes), await link.Remote.ReceiveBytesAsync(bytes.Length));
    }

    private static async Task ReceiveAsync(Link link, Payload payload, byte[] bytes, bool awaited, CancellationToken cancellationToken)
    {
        // A plain socket can only send what somebody reads: both at once.
        Task sent = Task.Run(() => link.Remote.SendBytesAsync(payload), cancellationToken);
        byte[] connection = await MeetAsync(link, awaited, cancellationToken);
        Assert.Equal(Content.Digest(bytes), Content.Digest(await ReadAsync(link.Local, connection, bytes.Length, awaited, cancellationToken)));
        await sent;
    }

    private static async Task<byte[]> MeetAsync(Link link, bool awaited, CancellationToken cancellationToken)
    {
        // Told of once; afterwards the connection is known.
        if (link.Connection is null)
        {
            using ZmqMessage message = awaited ? await link.Local.ReceiveMessageAsync(cancellationToken) : link.Local.ReceiveMessage(cancellationToken);
            Assert.Equal(2, message.Count);
            Assert.Equal(0, message[1].Size);
            link.Connection = message[0].ToArray();
        }

        return link.Connection;
    }

    private static async Task<byte[]> ReadAsync(ZmqSocket socket, byte[] connection, int size, bool awaited, CancellationToken cancellationToken)
    {
        using MemoryStream received = new(size);
        bool ended = false;
        while (received.Length < size || (size == 0 && !ended))
        {
            using ZmqMessage message = awaited ? await socket.ReceiveMessageAsync(cancellationToken) : socket.ReceiveMessage(cancellationToken);
            Assert.Equal(connection, message[0].ToArray());
            Assert.Equal(2, message.Count);
            received.Write(message[1].Span);
            ended = message[1].Size == 0;
            Assert.False(ended && size > 0, $"The connection ended after {received.Length} bytes.");
        }

        return received.ToArray();
    }
}
