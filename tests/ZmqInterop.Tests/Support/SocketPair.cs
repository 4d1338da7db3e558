using System;

namespace ZmqInterop.Tests.Support;

/// <summary>Two connected sockets in a context of their own.</summary>
internal sealed class SocketPair : IDisposable
{
    /// <param name="boundType">The type of the socket that binds.</param>
    /// <param name="connectedType">The type of the socket that connects.</param>
    /// <param name="transport">"inproc", "tcp" or "ipc".</param>
    /// <param name="watermark">All four watermarks, or null for libzmq's 1000.</param>
    internal SocketPair(ZmqSocketType boundType, ZmqSocketType connectedType, string transport = "inproc", int? watermark = null)
    {
        Bound = Create(boundType, watermark);
        Connected = Create(connectedType, watermark);
        Endpoint = Bound.Bind(Endpoints.For(transport));
        Connected.Connect(Endpoint);
    }

    /// <summary>What <see cref="Fill"/> sends; large, because the system's buffers have room too.</summary>
    internal static string Filling { get; } = new('f', 100_000);

    internal ZmqContext Context { get; } = new();

    internal ZmqSocket Bound { get; }

    internal ZmqSocket Connected { get; }

    internal string Endpoint { get; }

    /// <summary>A socket of the same context that is not waited for when the context is disposed of.</summary>
    internal ZmqSocket Create(ZmqSocketType type, int? watermark = null)
    {
        ZmqSocket socket = Context.CreateSocket(type);
        socket.Options.Linger = TimeSpan.Zero;
        if (watermark is { } messages)
        {
            socket.Options.SendHighWatermark = messages;
            socket.Options.ReceiveHighWatermark = messages;
        }

        return socket;
    }

    /// <summary>Sends until the peer has no more room for now. The number sent.</summary>
    internal static int Fill(ZmqSocket socket)
    {
        int sent = 0;

        // A peer behind a connection takes messages off in the background for a while, in bursts.
        while (socket.TrySend(Filling, TimeSpan.FromMilliseconds(200)))
        {
            sent++;
        }

        return sent;
    }

    /// <summary>Waits until the socket can send: the connection has been made.</summary>
    internal static void WaitForPeer(ZmqSocket socket) =>
        Parked.Until(() => (socket.Events & ZmqPollEvents.Out) != 0, $"peers of {socket}");

    public void Dispose()
    {
        Bound.Dispose();
        Connected.Dispose();
        Context.Dispose();
    }
}
