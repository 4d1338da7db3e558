using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>Connects to a socket again and again, and says things that no peer should.</summary>
internal sealed class Stranger : IDisposable
{
    // Connections that say no more and stay.
    private const int MostHeld = 100;

    private readonly FuzzCase _target;
    private readonly string _endpoint;
    private readonly Random _random;
    private readonly Wire _wire;
    private readonly WebSocketWire _webSocket;
    private readonly Queue<Socket> _held = new();
    private readonly byte[] _rest = new byte[65_536];
    private long _connections;

    internal Stranger(FuzzCase target, string endpoint, int seed)
    {
        _target = target;
        _endpoint = endpoint;
        _random = new Random(seed);
        _wire = new Wire(target, _random);
        _webSocket = new WebSocketWire(_wire, _random);
    }

    internal long Connections => Interlocked.Read(ref _connections);

    internal void Attack(Func<bool> isOver)
    {
        while (!isOver())
        {
            Socket? socket = null;
            try
            {
                socket = Connect(_endpoint);
                Interlocked.Increment(ref _connections);
                Talk(socket);
                End(socket);
            }
            catch (SocketException)
            {
                // Closed by the other side, which is in its right; or too many connections for a moment.
                socket?.Dispose();
            }

            while (_held.Count > MostHeld)
            {
                _held.Dequeue().Dispose();
            }
        }
    }

    public void Dispose()
    {
        foreach (Socket socket in _held)
        {
            socket.Dispose();
        }
    }

    internal static Socket Connect(string endpoint)
    {
        bool isPath = endpoint.StartsWith("ipc://", StringComparison.Ordinal);
        Socket socket = isPath
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.SendTimeout = 200;
        string address = endpoint[(endpoint.IndexOf("//", StringComparison.Ordinal) + 2)..];
        try
        {
            socket.Connect(isPath ? new UnixDomainSocketEndPoint(address) : IPEndPoint.Parse(address.Split('/')[0]));
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }

        return socket;
    }

    private void Talk(Socket socket)
    {
        // Some make one mistake, some many, some none.
        int mistakes = _random.Next(4) switch
        {
            0 => 0,
            1 => 2,
            _ => 20,
        };
        foreach (byte[] piece in Conversation())
        {
            byte[] bytes = _random.Next(100) < mistakes ? Mutation.Of(piece, _random) : piece;
            int cut = _random.Next(10) == 0 ? _random.Next(bytes.Length + 1) : 0;
            Write(socket, bytes.AsSpan(0, cut));
            if (cut > 0 && _random.Next(20) == 0)
            {
                Thread.Sleep(1);
            }

            Write(socket, bytes.AsSpan(cut));
            if (_random.Next(8) == 0)
            {
                Read(socket);
            }
        }
    }

    private IEnumerable<byte[]> Conversation()
    {
        if (_target.Transport == "ws" && _random.Next(5) > 0)
        {
            return _webSocket.Conversation();
        }

        return _random.Next(20) switch
        {
            0 => [],
            1 => [_wire.Junk(300)],
            2 => [Wire.Http()],
            < 5 => _wire.Version1(),
            < 8 => _wire.Version2(),
            _ => _wire.Version3(),
        };
    }

    private static void Write(Socket socket, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[socket.Send(bytes)..];
        }
    }

    private void Read(Socket socket)
    {
        if (socket.Poll(_random.Next(2000), SelectMode.SelectRead))
        {
            _ = socket.Receive(_rest);
        }
    }

    private void End(Socket socket)
    {
        switch (_random.Next(5))
        {
            case 0:
                // Half open: the other side waits for more.
                _held.Enqueue(socket);
                return;
            case 1:
                socket.LingerState = new LingerOption(true, 0);
                break;
            case 2:
                socket.Shutdown(SocketShutdown.Send);
                _held.Enqueue(socket);
                return;
            case 3:
                Read(socket);
                break;
        }

        socket.Dispose();
    }
}
