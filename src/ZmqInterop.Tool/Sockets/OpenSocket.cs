using System;

namespace ZmqInterop.Tool.Sockets;

/// <summary>A socket with its context, and who decides who may connect.</summary>
internal sealed class OpenSocket(ZmqContext context, ZmqSocket socket, ZmqAuthenticator? authenticator) : IDisposable
{
    public ZmqSocket Socket { get; } = socket;

    /// <summary>Whether it connects to somebody; otherwise it is bound only.</summary>
    public bool IsConnecting { get; set; }

    /// <summary>Whether it connects over a transport with a handshake, which a monitor tells of.</summary>
    public bool HasHandshake { get; set; }

    /// <summary>Who a PEER has connected to.</summary>
    public uint Peer { get; set; }

    /// <summary>How long <see cref="Dispose"/> waits until everything is sent: not at all, unless this is set.</summary>
    public TimeSpan Linger
    {
        get => context.ShutdownTimeout;
        set => context.ShutdownTimeout = value;
    }

    public void Dispose()
    {
        Socket.Dispose();

        // The context waits for what is being sent: while it does, new connections have to be decided about.
        context.Dispose();
        authenticator?.Dispose();
    }
}
