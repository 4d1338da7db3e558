using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>Stands between peers and a tcp endpoint, and cuts their connections.</summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TcpClient> _connections = [];
    private readonly int _port;

    internal Relay(string endpoint)
    {
        _port = int.Parse(endpoint.AsSpan(endpoint.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);
        _listener.Start();
        Endpoint = $"tcp://{_listener.LocalEndpoint}";
        _ = AcceptAsync();
    }

    internal string Endpoint { get; }

    /// <summary>Cuts all connections, with what is on its way.</summary>
    /// <param name="breaks">Counts them, before their ends can notice.</param>
    internal void Cut(Breaks breaks)
    {
        lock (_connections)
        {
            foreach (TcpClient connection in _connections)
            {
                breaks.AddConnection();
                connection.Client.LingerState = new LingerOption(enable: true, seconds: 0);
                connection.Dispose();
            }

            _connections.Clear();
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        lock (_connections)
        {
            _connections.ForEach(static connection => connection.Dispose());
        }

        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient near = await _listener.AcceptTcpClientAsync(_stop.Token);
                TcpClient far = new();
                await far.ConnectAsync(IPAddress.Loopback, _port, _stop.Token);
                lock (_connections)
                {
                    _connections.AddRange([near, far]);
                }

                _ = CopyAsync(near, far);
                _ = CopyAsync(far, near);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream(), _stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut, or the end.
        }

        // What has come over a connection before it ended still arrives.
        try
        {
            to.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or NullReferenceException)
        {
            // Both ends are gone.
        }
    }
}
