using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Security;

/// <summary>Stands on the wire between one client and a server, and changes the frames that the client sends.</summary>
internal sealed class TamperingRelay : IDisposable
{
    private const byte LongFrame = 2;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TcpClient _server = new() { NoDelay = true };
    private readonly BackgroundCall _forth;
    private TcpClient? _client;

    /// <param name="server">The endpoint of the server.</param>
    /// <param name="tamper">Gets the number of a frame, 0 for the first after the greeting, and its body; gives the bodies to send in its place.</param>
    internal TamperingRelay(string server, Func<int, byte[], IEnumerable<byte[]>> tamper)
    {
        _listener.Start();
        _server.Connect(IPEndPoint.Parse(server["tcp://".Length..]));
        _forth = BackgroundCall.Start(() => Forth(tamper));
    }

    /// <summary>Where the client is to connect.</summary>
    internal string Endpoint => $"tcp://{_listener.LocalEndpoint}";

    public void Dispose()
    {
        _listener.Dispose();
        _client?.Dispose();
        _server.Dispose();
        _forth.Finish();
    }

    private void Forth(Func<int, byte[], IEnumerable<byte[]>> tamper)
    {
        try
        {
            _client = _listener.AcceptTcpClient();
            _client.NoDelay = true;
            NetworkStream fromClient = _client.GetStream();
            NetworkStream toServer = _server.GetStream();
            BackgroundCall back = BackgroundCall.Start(() => Copy(toServer, fromClient));

            // Byte by byte: either side waits for the beginning of the other's greeting before it sends the rest of its own.
            byte[] one = new byte[1];
            for (int i = 0; i < RawPeer.GreetingSize; i++)
            {
                fromClient.ReadExactly(one);
                toServer.Write(one);
            }

            for (int frame = 0; ; frame++)
            {
                (byte flags, byte[] body) = Read(fromClient);
                foreach (byte[] changed in tamper(frame, body))
                {
                    Write(toServer, flags, changed);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One side has closed the connection, as is to be expected.
        }
    }

    private static (byte Flags, byte[] Body) Read(NetworkStream stream)
    {
        byte[] header = new byte[9];
        stream.ReadExactly(header, 0, 1);
        byte flags = header[0];
        bool isLong = (flags & LongFrame) != 0;
        stream.ReadExactly(header, 1, isLong ? 8 : 1);
        byte[] body = new byte[isLong ? (int)BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(1)) : header[1]];
        stream.ReadExactly(body);
        return (flags, body);
    }

    private static void Write(NetworkStream stream, byte flags, byte[] body)
    {
        byte[] frame = new byte[9 + body.Length];
        frame[0] = (byte)(flags | LongFrame);
        BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(1), body.Length);
        body.CopyTo(frame, 9);
        stream.Write(frame);
    }

    private static void Copy(NetworkStream from, NetworkStream to)
    {
        try
        {
            from.CopyTo(to);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // One side has closed the connection.
        }
    }
}
