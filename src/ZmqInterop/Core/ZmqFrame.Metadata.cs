using System;
using System.Runtime.InteropServices;
using System.Text;
using ZmqInterop.Native;

namespace ZmqInterop;

// What libzmq and the peer's handshake tell about a received frame.
public sealed unsafe partial class ZmqFrame
{
    /// <summary>The address that a received frame came from, or null when libzmq does not know one, as over inproc ("Peer-Address", zmq_msg_gets(3)).</summary>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public string? PeerAddress => GetMetadata("Peer-Address");

    /// <summary>The user id that the authenticator gave to the peer a received frame came from, or null ("User-Id", zmq_msg_gets(3)).</summary>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public string? UserId => GetMetadata("User-Id");

    /// <summary>The type of the socket that a received frame came from, such as "DEALER", or null ("Socket-Type", zmq_msg_gets(3)).</summary>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public string? PeerSocketType => GetMetadata("Socket-Type");

    /// <summary>A property of the connection that a received frame came over (zmq_msg_gets(3)).</summary>
    /// <param name="name">The property, for instance "Routing-Id", or one that the peer sent, beginning with "X-".</param>
    /// <returns>Its value, or null when there is none.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    /// <exception cref="ObjectDisposedException">The frame is disposed of.</exception>
    public string? GetMetadata(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        zmq_msg_t* message = Lease();
        try
        {
            // The text belongs to the message.
            byte* value = LibZmq.zmq_msg_gets(message, name);
            return value is null ? null : Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(value));
        }
        finally
        {
            Release();
        }
    }
}
