using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.BehaviorTests.Support;

/// <summary>A SOCKS5 proxy for connections to this machine (RFC 1928, RFC 1929).</summary>
internal sealed class SocksServer : IDisposable
{
    /// <summary>A name that only this proxy knows: it is this machine.</summary>
    internal const string HostName = "peer.example";

    private const byte Version = 5;
    private const byte NoMethod = 0xFF;
    private const byte IPv4 = 1;
    private const byte Name = 3;
    private const byte IPv6 = 4;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stop = new();
    private readonly string? _userName;
    private int _refused;

    /// <param name="userName">Who may use it; anybody when left out.</param>
    /// <param name="password">What that user has to say.</param>
    internal SocksServer(string? userName = null, string password = "")
    {
        _userName = userName;
        Password = password;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    internal string Password { get; set; }

    internal string Address => $"{_listener.LocalEndPoint}";

    /// <summary>The hosts that were asked for.</summary>
    internal ConcurrentQueue<string> Requests { get; } = [];

    internal int Refused => Volatile.Read(ref _refused);

    internal void Start()
    {
        _listener.Listen();
        _ = AcceptAsync();
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        CancellationToken stop = _stop.Token;
        while (!stop.IsCancellationRequested)
        {
            Socket client = await _listener.AcceptAsync(stop);
            _ = ServeAsync(new NetworkStream(client, ownsSocket: true), stop);
        }
    }

    private async Task ServeAsync(NetworkStream client, CancellationToken stop)
    {
        using (client)
        {
            if (!await AgreeAsync(client, stop))
            {
                Interlocked.Increment(ref _refused);
                return;
            }

            byte[] request = await ReadAsync(client, 4, stop);
            byte addressType = request[3];
            Requests.Enqueue(await ReadHostAsync(client, addressType, stop));
            byte[] port = await ReadAsync(client, 2, stop);
            using TcpClient remote = new();
            await remote.ConnectAsync(IPAddress.Loopback, (port[0] << 8) + port[1], stop);
            await client.WriteAsync(Reply(addressType, port), stop);
            NetworkStream target = remote.GetStream();
            await Task.WhenAny(client.CopyToAsync(target, stop), target.CopyToAsync(client, stop));
        }
    }

    private async Task<bool> AgreeAsync(NetworkStream client, CancellationToken stop)
    {
        byte wanted = _userName is null ? (byte)0 : (byte)2;
        byte[] greeting = await ReadAsync(client, 2, stop);
        byte[] methods = await ReadAsync(client, greeting[1], stop);
        byte method = Array.IndexOf(methods, wanted) >= 0 ? wanted : NoMethod;
        await client.WriteAsync((byte[])[Version, method], stop);
        if (method != 2)
        {
            return method == 0;
        }

        await ReadAsync(client, 1, stop);
        string userName = await ReadTextAsync(client, stop);
        string password = await ReadTextAsync(client, stop);
        bool right = userName == _userName && password == Password;
        await client.WriteAsync((byte[])[1, right ? (byte)0 : (byte)1], stop);
        return right;
    }

    private static async Task<string> ReadHostAsync(NetworkStream client, byte addressType, CancellationToken stop) => addressType switch
    {
        IPv4 => new IPAddress(await ReadAsync(client, 4, stop)).ToString(),
        Name => await ReadTextAsync(client, stop),
        IPv6 => new IPAddress(await ReadAsync(client, 16, stop)).ToString(),
        _ => throw new InvalidDataException($"SOCKS has no addresses of type {addressType}."),
    };

    // Where the proxy connected from, in the form that the request had.
    private static byte[] Reply(byte addressType, byte[] port)
    {
        byte[] address = addressType switch
        {
            IPv4 => IPAddress.Loopback.GetAddressBytes(),
            Name => [9, .. Encoding.ASCII.GetBytes("localhost")],
            _ => IPAddress.IPv6Loopback.GetAddressBytes(),
        };
        return [Version, 0, 0, addressType, .. address, .. port];
    }

    private static async Task<string> ReadTextAsync(NetworkStream client, CancellationToken stop)
    {
        byte[] length = await ReadAsync(client, 1, stop);
        return Encoding.ASCII.GetString(await ReadAsync(client, length[0], stop));
    }

    private static async Task<byte[]> ReadAsync(NetworkStream client, int count, CancellationToken stop)
    {
        byte[] bytes = new byte[count];
        await client.ReadExactlyAsync(bytes, stop);
        return bytes;
    }
}
