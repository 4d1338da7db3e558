using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.InteropTests.Scenarios;

/// <summary>
/// Carries the bytes of TCP connections to an endpoint. While it is silent, connections stay open and nothing passes: so a process that hangs looks to the
/// other side.
/// </summary>
internal sealed class SilentRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly IPEndPoint _target;
    private readonly Task _accepting;
    private volatile TaskCompletionSource _open = new();

    /// <param name="endpoint">Where to: tcp, an address and a port.</param>
    public SilentRelay(string endpoint)
    {
        _target = IPEndPoint.Parse(endpoint["tcp://".Length..]);
        _open.SetResult();
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>What to connect to instead.</summary>
    public string Endpoint => $"tcp://{_listener.LocalEndpoint}";

    /// <summary>Whether it holds back what comes.</summary>
    public bool IsSilent
    {
        get => !_open.Task.IsCompleted;
        set
        {
            if (value && !IsSilent)
            {
                _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            else if (!value)
            {
                _ = _open.TrySetResult();
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using (client)
        using (TcpClient server = new())
        using (CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(_end.Token))
        {
            try
            {
                await server.ConnectAsync(_target, over.Token);
                Task there = CopyAsync(client.GetStream(), server.GetStream(), over.Token);
                Task back = CopyAsync(server.GetStream(), client.GetStream(), over.Token);
                _ = await Task.WhenAny(there, back);
                await over.CancelAsync();
                await Task.WhenAll(there, back);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // The end of one side is the end of both.
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, CancellationToken over)
    {
        byte[] buffer = new byte[4096];
        int count;
        while ((count = await from.ReadAsync(buffer, over)) > 0)
        {
            await _open.Task.WaitAsync(over);
            await to.WriteAsync(buffer.AsMemory(0, count), over);
        }
    }
}
