using System;
using System.Buffers.Binary;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ZmqInterop.BehaviorTests.Support;

/// <summary>A peer that speaks ZMTP 3 byte by byte over a plain socket, and so can say what libzmq never would (RFC 23, RFC 37).</summary>
internal sealed class RawPeer : IDisposable
{
    internal const byte More = 1;
    internal const byte Command = 4;
    internal const int GreetingSize = 64;

    // The size of the body is 8 bytes long, not one.
    private const byte Long = 2;

    // What no answer takes unless there is none.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly Socket _socket;

    /// <param name="socket">A connected socket, which becomes the peer's own.</param>
    internal RawPeer(Socket socket)
    {
        _socket = socket;
        _socket.NoDelay = true;
        _socket.ReceiveTimeout = (int)s_limit.TotalMilliseconds;
    }

    /// <summary>Connects to a bound socket.</summary>
    /// <param name="endpoint">Such as "tcp://127.0.0.1:5555".</param>
    internal static RawPeer Connect(string endpoint)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPEndPoint.Parse(endpoint["tcp://".Length..]));
        return new RawPeer(socket);
    }

    /// <summary>The greeting with which a connection begins.</summary>
    /// <param name="minor">The protocol is 3.0 or 3.1.</param>
    /// <param name="mechanism">"NULL", "PLAIN" or "CURVE".</param>
    /// <param name="asServer">Whether the peer is the server of the mechanism.</param>
    internal static byte[] Greeting(byte minor = 0, string mechanism = "NULL", bool asServer = false)
    {
        byte[] greeting = new byte[GreetingSize];
        greeting[0] = 0xFF;
        greeting[8] = 1;
        greeting[9] = 0x7F;
        greeting[10] = 3;
        greeting[11] = minor;
        Encoding.ASCII.GetBytes(mechanism, greeting.AsSpan(12));
        greeting[32] = asServer ? (byte)1 : (byte)0;
        return greeting;
    }

    /// <summary>The body of a command: its name and what follows it.</summary>
    internal static byte[] CommandBody(string name, params ReadOnlySpan<byte> data) => [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. data];

    /// <summary>A whole command with less than 256 bytes.</summary>
    internal static byte[] CommandFrame(string name, params ReadOnlySpan<byte> data)
    {
        byte[] body = CommandBody(name, data);
        return [Command, (byte)body.Length, .. body];
    }

    /// <summary>A property of the connection, as READY and INITIATE have them.</summary>
    internal static byte[] Property(string name, params ReadOnlySpan<byte> value)
    {
        byte[] size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, value.Length);
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. size, .. value];
    }

    /// <summary>Greets, and returns the other side's greeting.</summary>
    internal byte[] Greet(byte minor = 0, string mechanism = "NULL", bool asServer = false)
    {
        Write(Greeting(minor, mechanism, asServer));
        return Read(GreetingSize);
    }

    /// <summary>The whole handshake without security. Returns the body of the other side's READY.</summary>
    internal byte[] Handshake(string socketType, byte minor = 0, params ReadOnlySpan<byte> routingId)
    {
        Greet(minor);
        WriteFrame(Command, CommandBody("READY", [.. Property("Socket-Type", Encoding.ASCII.GetBytes(socketType)), .. Property("Identity", routingId)]));
        return ReadFrame(out _);
    }

    internal void Write(params ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[_socket.Send(bytes)..];
        }
    }

    internal void WriteFrame(byte flags, params ReadOnlySpan<byte> body)
    {
        if (body.Length <= byte.MaxValue)
        {
            Write([flags, (byte)body.Length, .. body]);
            return;
        }

        byte[] size = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(size, body.Length);
        Write([(byte)(flags | Long), .. size, .. body]);
    }

    /// <summary>Exactly so many bytes.</summary>
    /// <exception cref="EndOfStreamException">The other side closed the connection before.</exception>
    internal byte[] Read(int count)
    {
        byte[] bytes = new byte[count];
        for (int read = 0; read < count;)
        {
            int now = _socket.Receive(bytes.AsSpan(read));
            read += now > 0 ? now : throw new EndOfStreamException($"The connection was closed after {read} of {count} bytes.");
        }

        return bytes;
    }

    internal byte[] ReadFrame(out byte flags)
    {
        flags = Read(1)[0];
        int size = (flags & Long) == 0 ? Read(1)[0] : checked((int)BinaryPrimitives.ReadInt64BigEndian(Read(8)));
        flags &= unchecked((byte)~Long);
        return Read(size);
    }

    /// <summary>Waits until the other side closes the connection, whatever it still says.</summary>
    internal void WaitForEnd()
    {
        byte[] rest = new byte[1024];
        try
        {
            while (_socket.Receive(rest) > 0)
            {
            }
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
        }
    }

    /// <summary>Closes the connection as a process does that is killed: what is on its way is lost, in both directions.</summary>
    internal void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Dispose();
    }

    public void Dispose() => _socket.Dispose();
}
