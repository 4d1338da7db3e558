using System;
using System.Net;
using System.Net.Sockets;

namespace ZmqInterop.BehaviorTests.Support;

/// <summary>A port that connections are refused at until a socket of the test binds to it, and that nobody else is given.</summary>
internal sealed class ReservedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    internal ReservedPort()
    {
        // As libzmq sets it too, the system lets both bind to the port as long as this one does not listen.
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    internal string Endpoint => $"tcp://{_socket.LocalEndPoint}";

    public void Dispose() => _socket.Dispose();
}
