using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Waiting for connections: ConnectAndWait and WaitUntilConnected.</summary>
public sealed class ZmqMonitorConnectTests : IDisposable
{
    private const string AnyPort = "tcp://127.0.0.1:*";

    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(50);

    private readonly ZmqContext _context = new() { ShutdownTimeout = TimeSpan.Zero };

    public void Dispose() => _context.Dispose();

    [Theory]
    [InlineData("tcp")]
    [InlineData("ipc")]
    [InlineData("inproc")]
    public void ConnectAndWait_PeerIsThere_ReturnsTrue(string transport)
    {
        using ZmqSocket server = _context.CreateSocket(ZmqSocketType.Rep);
        using ZmqSocket client = _context.CreateSocket(ZmqSocketType.Req);
        Assert.True(client.ConnectAndWait(server.Bind(Endpoints.For(transport)), BackgroundCall.Limit));
        client.Send("x");
        Assert.Equal("x", server.ReceiveString());
        Assert.Equal(2, _context.SocketCount);
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("ipc")]
    [InlineData("inproc")]
    public async Task ConnectAndWaitAsync_PeerIsThere_ReturnsTrue(string transport)
    {
        using ZmqSocket server = _context.CreateSocket(ZmqSocketType.Rep);
        using ZmqSocket client = _context.CreateSocket(ZmqSocketType.Req);
        Assert.True(await client.ConnectAndWaitAsync(server.Bind(Endpoints.For(transport)), Timeout.InfiniteTimeSpan).WaitAsync(BackgroundCall.Limit));
    }

    [Fact]
    public void ConnectAndWait_HostName_ReturnsTrue()
    {
        using ZmqSocket server = _context.CreateSocket(ZmqSocketType.Rep);
        using ZmqSocket client = _context.CreateSocket(ZmqSocketType.Req);
        int port = server.BindRandomPort();
        Assert.True(client.ConnectAndWait($"tcp://localhost:{port}", BackgroundCall.Limit));
    }

    [Fact]
    public void ConnectAndWait_AnotherEndpointGetsConnected_WaitsOn()
    {
        using Socket reserved = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using ZmqSocket server = _context.CreateSocket(ZmqSocketType.Rep);
        using ZmqMonitor atServer = server.Monitor(ZmqMonitorEvents.HandshakeSucceeded);
        using ZmqSocket client = _context.CreateSocket(ZmqSocketType.Req);
        client.Options.ReconnectInterval = TimeSpan.FromMilliseconds(1);
        string endpoint = server.Bind(AnyPort);
        server.Unbind(endpoint);
        client.Connect(endpoint);
        using CancellationTokenSource cancellation = new();
        string refused = $"tcp://127.0.0.1:{((IPEndPoint)reserved.LocalEndPoint!).Port}";
        BackgroundCall waiting = BackgroundCall.Start(() => client.ConnectAndWait(refused, Timeout.InfiniteTimeSpan, cancellation.Token));
        Parked.Until(() => CanBind(server, endpoint), "the port free again");
        atServer.WaitFor(ZmqMonitorEvents.HandshakeSucceeded);
        cancellation.Cancel();
        Assert.IsType<OperationCanceledException>(waiting.Exception(), exactMatch: false);
    }

    [Fact]
    public void ConnectAndWait_NobodyThere_ReturnsFalse()
    {
        using ZmqSocket client = _context.CreateSocket(ZmqSocketType.Req);
        Assert.False(client.ConnectAndWait(Endpoints.Nobody(), s_short));
        Assert.False(client.WaitUntilConnected(s_short));
    }

    [Fact]
    public async Task ConnectAndWaitAsync_NobodyThere_ReturnsFalseAndGoesOnTrying()
    {
        string endpoint = Endpoints.Ipc(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")));
        using ZmqSocket client = _context.CreateSocket(ZmqSocketType.Req);
        client.Options.ReconnectInterval = TimeSpan.FromMilliseconds(1);
        Assert.False(await client.ConnectAndWaitAsync(endpoint, s_short));
        Task<bool> connected = client.WaitUntilConnectedAsync(BackgroundCall.Limit);
        using ZmqSocket server = _context.CreateSocket(ZmqSocketType.Rep);
        server.Bind(endpoint);
        Assert.True(await connected);
    }

    [Fact]
    public void WaitUntilConnected_BoundSocket_ReturnsWhenAPeerConnects()
    {
        using ZmqSocket server = _context.CreateSocket(ZmqSocketType.Rep);
        string endpoint = server.Bind(AnyPort);
        BackgroundCall waiting = BackgroundCall.Start(() => Assert.True(server.WaitUntilConnected(Timeout.InfiniteTimeSpan)));
        Parked.Until(() => _context.SocketCount == 2, "the monitor's socket");
        using ZmqSocket client = _context.CreateSocket(ZmqSocketType.Req);
        Parked.Until(() => ConnectsAndEnds(client, endpoint, waiting), "a connection that is seen");
        waiting.Finish();
    }

    [Fact]
    public void WaitUntilConnected_StreamSocket_ReturnsTrue()
    {
        using ZmqSocket server = _context.CreateSocket(ZmqSocketType.Stream);
        using ZmqSocket client = _context.CreateSocket(ZmqSocketType.Stream);
        Assert.True(client.ConnectAndWait(server.Bind(AnyPort), BackgroundCall.Limit));
    }

    [Fact]
    public void WaitUntilConnected_Inproc_ReturnsAtOnce()
    {
        using SocketPair pair = new(ZmqSocketType.Rep, ZmqSocketType.Req);
        Assert.True(pair.Bound.WaitUntilConnected(Timeout.InfiniteTimeSpan));
        Assert.True(pair.Connected.WaitUntilConnected(Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void ConnectAndWait_SocketIsMonitored_ThrowsAndDoesNotConnect()
    {
        using ZmqSocket client = _context.CreateSocket(ZmqSocketType.Req);
        using ZmqMonitor monitor = client.Monitor();
        Assert.Throws<InvalidOperationException>(() => client.ConnectAndWait("tcp://127.0.0.1:1", BackgroundCall.Limit));
        Assert.Throws<InvalidOperationException>(() => client.WaitUntilConnected(BackgroundCall.Limit));
        Assert.False(monitor.TryReceive(out _));
    }

    [Fact]
    public async Task ConnectAndWait_BadArguments_Throw()
    {
        using ZmqSocket client = _context.CreateSocket(ZmqSocketType.Req);
        Assert.Throws<ArgumentNullException>(() => client.ConnectAndWait(null!, BackgroundCall.Limit));
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.ConnectAndWaitAsync(null!, BackgroundCall.Limit));
        Assert.Throws<ArgumentException>(() => client.ConnectAndWait("nowhere", BackgroundCall.Limit));
        Assert.Throws<ArgumentException>(() => client.ConnectAndWait(string.Empty, BackgroundCall.Limit));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.ConnectAndWait("tcp://127.0.0.1:1", TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.WaitUntilConnected(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ZmqException>(() => client.ConnectAndWait("nowhere://x", BackgroundCall.Limit));
        Assert.Equal(1, _context.SocketCount);
    }

    [Fact]
    public void WaitUntilConnected_TokenCanceled_Throws()
    {
        using ZmqSocket server = _context.CreateSocket(ZmqSocketType.Rep);
        server.Bind(AnyPort);
        using CancellationTokenSource cancellation = new();
        BackgroundCall waiting = BackgroundCall.Start(() => server.WaitUntilConnected(Timeout.InfiniteTimeSpan, cancellation.Token));
        Parked.Until(() => _context.SocketCount == 2, "the monitor's socket");
        cancellation.Cancel();
        Assert.IsType<OperationCanceledException>(waiting.Exception(), exactMatch: false);
        Assert.Throws<OperationCanceledException>(() => server.WaitUntilConnected(Timeout.InfiniteTimeSpan, cancellation.Token));
        Assert.Equal(1, _context.SocketCount);
    }

    [Fact]
    public async Task WaitUntilConnectedAsync_TokenCanceled_Throws()
    {
        using ZmqSocket server = _context.CreateSocket(ZmqSocketType.Rep);
        server.Bind(AnyPort);
        using CancellationTokenSource cancellation = new();
        Task<bool> waiting = server.WaitUntilConnectedAsync(Timeout.InfiniteTimeSpan, cancellation.Token);
        Assert.Equal(2, _context.SocketCount);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(BackgroundCall.Limit));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.WaitUntilConnectedAsync(Timeout.InfiniteTimeSpan, cancellation.Token));
        Assert.Equal(1, _context.SocketCount);
    }

    [Fact]
    public void WaitUntilConnected_SocketDisposedMeanwhile_ThrowsObjectDisposedException()
    {
        ZmqSocket server = _context.CreateSocket(ZmqSocketType.Rep);
        server.Bind(AnyPort);
        BackgroundCall waiting = BackgroundCall.Start(() => server.WaitUntilConnected(Timeout.InfiniteTimeSpan));
        Parked.Until(() => _context.SocketCount == 2, "the monitor's socket");
        server.Dispose();
        Assert.IsType<ObjectDisposedException>(waiting.Exception());
    }

    private static bool CanBind(ZmqSocket socket, string endpoint)
    {
        try
        {
            socket.Bind(endpoint);
            return true;
        }
        catch (ZmqException exception) when (exception.Error == ZmqError.AddressInUse)
        {
            return false;
        }
    }

    /// <summary>Connects anew until the waiting call, whose monitor may not have been there yet, is over.</summary>
    private static bool ConnectsAndEnds(ZmqSocket client, string endpoint, BackgroundCall waiting)
    {
        client.Connect(endpoint);
        bool ends = SpinWait.SpinUntil(() => !waiting.IsRunning, TimeSpan.FromMilliseconds(100));
        client.Disconnect(endpoint);
        return ends;
    }
}
