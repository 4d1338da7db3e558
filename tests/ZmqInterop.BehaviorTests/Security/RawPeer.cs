using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Security;

/// <summary>A peer that writes bytes of its own to the wire.</summary>
internal sealed class RawPeer : IDisposable
{
    /// <summary>Length of the greeting of ZMTP 3.</summary>
    internal const int GreetingLength = 64;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    internal RawPeer(string endpoint)
    {
        _socket.ReceiveTimeout = (int)BackgroundCall.Limit.TotalMilliseconds;
        _socket.Connect(new IPEndPoint(IPAddress.Loopback, PortOf(endpoint)));
    }

    internal static int PortOf(string endpoint) => int.Parse(endpoint.AsSpan(endpoint.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);

    /// <summary>The greeting of a ZMTP 3.0 peer.</summary>
    internal static byte[] Greeting(string mechanism)
    {
        byte[] greeting = new byte[GreetingLength];
        greeting[0] = 0xFF;
        greeting[9] = 0x7F;
        greeting[10] = 3;
        Encoding.ASCII.GetBytes(mechanism, greeting.AsSpan(12));
        return greeting;
    }

    /// <summary>A command frame of ZMTP 3.</summary>
    internal static byte[] Command(string name, params byte[] body) => [4, (byte)(1 + name.Length + body.Length), (byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. body];

    internal void Send(params byte[] data) => _socket.Send(data);

    internal byte[] Receive(int length)
    {
        byte[] data = new byte[length];
        for (int received = 0; received < length;)
        {
            int count = _socket.Receive(data.AsSpan(received));
            received += count > 0 ? count : throw new SocketException((int)SocketError.ConnectionReset);
        }

        return data;
    }

    public void Dispose() => _socket.Dispose();
}
