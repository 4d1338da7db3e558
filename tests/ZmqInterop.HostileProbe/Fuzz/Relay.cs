using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>
/// Lets a libzmq client talk to the attacked socket, and changes what either says: so what is wrong comes late in the handshake and within what is encrypted.
/// </summary>
internal sealed class Relay : IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(300);

    private readonly string _endpoint;
    private readonly Random _random;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private long _connections;

    internal Relay(string endpoint, int seed)
    {
        _endpoint = endpoint;
        _random = new Random(seed);
        _listener.Start();
    }

    internal long Connections => Interlocked.Read(ref _connections);

    internal string Address => $"{_listener.LocalEndpoint}";

    public void Dispose() => _listener.Dispose();

    internal void Attack(Func<bool> isOver)
    {
        while (!isOver())
        {
            if (!_listener.Server.Poll(10_000, SelectMode.SelectRead))
            {
                continue;
            }

            try
            {
                using Socket client = _listener.AcceptSocket();
                using Socket server = Stranger.Connect(_endpoint);
                Interlocked.Increment(ref _connections);
                Between(client, server, isOver);
            }
            catch (SocketException)
            {
                // One of them has had enough.
            }
        }
    }

    private void Between(Socket client, Socket server, Func<bool> isOver)
    {
        byte[] buffer = new byte[16_384];
        client.SendTimeout = 200;
        client.NoDelay = true;

        // The first changes come anywhere in the first pieces, often after many that are right.
        int patience = _random.Next(12);
        long end = Environment.TickCount64 + (long)s_longest.TotalMilliseconds;
        while (!isOver() && Environment.TickCount64 < end)
        {
            foreach ((Socket from, Socket to) in new[] { (client, server), (server, client) })
            {
                if (!from.Poll(500, SelectMode.SelectRead))
                {
                    continue;
                }

                int read = from.Receive(buffer);
                if (read == 0)
                {
                    return;
                }

                byte[] bytes = buffer[..read];
                if (patience-- < 0 && _random.Next(3) == 0)
                {
                    bytes = Mutation.Of(bytes, _random);
                }

                to.Send(bytes);
            }
        }
    }
}
