using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Every kind of event that can be brought about on one machine.</summary>
public sealed class ZmqMonitorTests : IDisposable
{
    private const string AnyPort = "tcp://127.0.0.1:*";

    private readonly ZmqContext _context = new();

    public void Dispose() => _context.Dispose();

    [Theory]
    [InlineData("tcp")]
    [InlineData("ipc")]
    public void Monitor_Bind_TellsListening(string transport)
    {
        ZmqSocket socket = Create(ZmqSocketType.Rep);
        using ZmqMonitor monitor = socket.Monitor();
        string endpoint = socket.Bind(Endpoints.For(transport));
        ZmqMonitorEvent listening = monitor.Receive();
        Assert.Equal(ZmqMonitorEvents.Listening, listening.Kind);
        Assert.Equal(endpoint, listening.Endpoint);
        Assert.True(listening.Descriptor > 0);
        Assert.Null(listening.Error);
        Assert.Null(listening.RetryInterval);
        Assert.Null(listening.ProtocolError);
        Assert.Null(listening.AuthenticationStatus);
        Assert.Null(listening.LocalEndpoint);
        Assert.Null(listening.PipeStatistics);
        Assert.Equal($"Listening {endpoint} (descriptor {listening.Value})", listening.ToString());
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("ipc")]
    public void Monitor_Connection_TellsBothSides(string transport)
    {
        ZmqSocket server = Create(ZmqSocketType.Rep);
        ZmqSocket client = Create(ZmqSocketType.Req);
        using ZmqMonitor atServer = server.Monitor();
        using ZmqMonitor atClient = client.Monitor();
        string endpoint = server.Bind(Endpoints.For(transport));
        client.Connect(endpoint);
        Assert.Equal(endpoint, atClient.WaitFor(ZmqMonitorEvents.Connected).Endpoint);
        Assert.Equal(endpoint, atClient.WaitFor(ZmqMonitorEvents.HandshakeSucceeded).Endpoint);
        Assert.True(atServer.WaitFor(ZmqMonitorEvents.Accepted).Descriptor > 0);
        Assert.Equal(endpoint, atServer.WaitFor(ZmqMonitorEvents.HandshakeSucceeded).Endpoint);
    }

    [Fact]
    public void Monitor_ConnectionRefused_TellsDelayedClosedRetried()
    {
        // Bound, but not listening: connections are refused, and nobody else can get the port.
        using Socket reserved = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        ZmqSocket client = Create(ZmqSocketType.Req);
        using ZmqMonitor monitor = client.Monitor();
        string endpoint = $"tcp://127.0.0.1:{((IPEndPoint)reserved.LocalEndPoint!).Port}";
        client.Connect(endpoint);
        ZmqMonitorEvent delayed = monitor.WaitFor(ZmqMonitorEvents.ConnectDelayed);
        Assert.Equal(ZmqError.InProgress, delayed.Error);
        Assert.Equal(endpoint, delayed.Endpoint);
        Assert.NotNull(monitor.WaitFor(ZmqMonitorEvents.Closed).Descriptor);
        ZmqMonitorEvent retried = monitor.WaitFor(ZmqMonitorEvents.ConnectRetried);
        Assert.True(retried.RetryInterval > TimeSpan.Zero);
        Assert.EndsWith(" ms)", retried.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(long.MaxValue, int.MaxValue)]
    [InlineData(long.MinValue, 0)]
    [InlineData(100, 100)]
    public void RetryInterval_AnyValue_IsOneThatLibzmqCanHave(long value, long milliseconds)
    {
        ZmqMonitorEvent retried = new(ZmqMonitorEvents.ConnectRetried, value, AnyPort);
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), retried.RetryInterval);
        Assert.Equal($"ConnectRetried {AnyPort} ({value} ms)", retried.ToString());
    }

    [Fact]
    public void Monitor_BindToUsedPort_TellsBindFailed()
    {
        ZmqSocket first = Create(ZmqSocketType.Rep);
        ZmqSocket second = Create(ZmqSocketType.Rep);
        string endpoint = first.Bind(AnyPort);
        using ZmqMonitor monitor = second.Monitor();
        Assert.Throws<ZmqException>(() => second.Bind(endpoint));
        ZmqMonitorEvent failed = monitor.WaitFor(ZmqMonitorEvents.BindFailed);
        Assert.Equal(ZmqError.AddressInUse, failed.Error);
        Assert.True(failed.NativeErrorCode > 0);
        Assert.Contains("AddressInUse", failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Monitor_Unbind_TellsClosed()
    {
        ZmqSocket socket = Create(ZmqSocketType.Rep);
        using ZmqMonitor monitor = socket.Monitor(ZmqMonitorEvents.Closed);
        string endpoint = socket.Bind(AnyPort);
        socket.Unbind(endpoint);
        Assert.Equal(endpoint, monitor.WaitFor(ZmqMonitorEvents.Closed).Endpoint);
    }

    [Fact]
    public void Monitor_PeerClosed_TellsDisconnected()
    {
        ZmqSocket server = Create(ZmqSocketType.Rep);
        ZmqSocket client = Create(ZmqSocketType.Req);
        using ZmqMonitor monitor = server.Monitor();
        client.Connect(server.Bind(AnyPort));
        monitor.WaitFor(ZmqMonitorEvents.HandshakeSucceeded);
        client.Dispose();
        Assert.NotNull(monitor.WaitFor(ZmqMonitorEvents.Disconnected).Descriptor);
    }

    [Fact]
    public void Monitor_OtherMechanism_TellsProtocolError()
    {
        ZmqSocket server = Create(ZmqSocketType.Rep);
        server.SetOption(44, "PlainServer", 1);
        ZmqSocket client = Create(ZmqSocketType.Req);
        using ZmqMonitor monitor = server.Monitor(ZmqMonitorEvents.HandshakeFailedProtocol);
        client.Connect(server.Bind(AnyPort));
        ZmqMonitorEvent failed = monitor.WaitFor(ZmqMonitorEvents.HandshakeFailedProtocol);
        Assert.Equal(ZmqProtocolError.ZmtpMechanismMismatch, failed.ProtocolError);
        Assert.True(failed.IsHandshakeFailure);
        Assert.Contains("ZmtpMechanismMismatch", failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Monitor_WrongServerKey_TellsProtocolErrorAtTheServer()
    {
        Assert.SkipUnless(Zmq.Has("curve"), "This libzmq has no CURVE.");
        using ZmqCurveKeyPair serverKeys = ZmqCurveKeyPair.Generate();
        using ZmqCurveKeyPair clientKeys = ZmqCurveKeyPair.Generate();
        using ZmqCurveKeyPair otherKeys = ZmqCurveKeyPair.Generate();
        ZmqSocket server = Create(ZmqSocketType.Rep);
        server.UseCurveServer(serverKeys);
        ZmqSocket client = Create(ZmqSocketType.Req);
        client.UseCurveClient(clientKeys, otherKeys.PublicKey);
        using ZmqMonitor monitor = server.Monitor();
        client.Connect(server.Bind(AnyPort));
        Assert.Equal(ZmqProtocolError.ZmtpCryptographic, monitor.WaitFor(ZmqMonitorEvents.HandshakeFailedProtocol).ProtocolError);
    }

    [Theory]
    [InlineData("400", 400)]
    [InlineData("500", 500)]
    public void Monitor_AuthenticationRefused_TellsStatus(string status, int expected)
    {
        ZmqSocket handler = Create(ZmqSocketType.Rep);
        handler.Bind("inproc://zeromq.zap.01");
        BackgroundCall zap = BackgroundCall.Start(() =>
        {
            using ZmqMessage request = handler.ReceiveMessage();
            using ZmqMessage reply = new() { "1.0", request[1].GetString(), status, "no", string.Empty, string.Empty };
            handler.Send(reply);
        });
        ZmqSocket server = Create(ZmqSocketType.Rep);
        server.SetOption(44, "PlainServer", 1);
        ZmqSocket client = Create(ZmqSocketType.Req);
        client.SetOption(45, "PlainUserName", "somebody"u8);
        client.SetOption(46, "PlainPassword", "wrong"u8);
        client.Options.ReconnectInterval = TimeSpan.FromMinutes(1);
        using ZmqMonitor atServer = server.Monitor();
        using ZmqMonitor atClient = client.Monitor();
        client.Connect(server.Bind(AnyPort));
        ZmqMonitorEvent failed = atServer.WaitFor(ZmqMonitorEvents.HandshakeFailedAuthentication);
        Assert.Equal(expected, failed.AuthenticationStatus);
        Assert.Contains($"status {expected}", failed.ToString(), StringComparison.Ordinal);
        Assert.Equal(expected, atClient.WaitFor(ZmqMonitorEvents.HandshakeFailedAuthentication).AuthenticationStatus);
        zap.Finish();
    }

    [Fact]
    public void Monitor_PeerLeavesDuringHandshake_TellsFailureWithoutDetail()
    {
        ZmqSocket server = Create(ZmqSocketType.Rep);
        using ZmqMonitor monitor = server.Monitor();
        string endpoint = server.Bind(AnyPort);
        using (TcpClient peer = new())
        {
            peer.Connect(IPAddress.Loopback, int.Parse(endpoint.AsSpan(endpoint.LastIndexOf(':') + 1), System.Globalization.CultureInfo.InvariantCulture));

            // The greeting of ZMTP 3.0 with the mechanism NULL, and no handshake after it.
            byte[] greeting = new byte[64];
            greeting[0] = 0xff;
            greeting[9] = 0x7f;
            greeting[10] = 3;
            Encoding.ASCII.GetBytes("NULL", greeting.AsSpan(12));
            using NetworkStream stream = peer.GetStream();
            stream.Write(greeting);
            Assert.Equal(0xff, stream.ReadByte());
        }

        ZmqMonitorEvent failed = monitor.WaitFor(ZmqMonitorEvents.HandshakeFailedNoDetail);
        Assert.NotNull(failed.NativeErrorCode);
        Assert.True(failed.IsHandshakeFailure);
    }

    [Fact]
    public void Monitor_PeerSpeaksAnotherProtocol_TellsFailure()
    {
        ZmqSocket server = Create(ZmqSocketType.Rep);
        using ZmqMonitor monitor = server.Monitor();
        string endpoint = server.Bind(AnyPort);
        using TcpClient peer = new();
        peer.Connect(IPAddress.Loopback, int.Parse(endpoint.AsSpan(endpoint.LastIndexOf(':') + 1), System.Globalization.CultureInfo.InvariantCulture));
        using NetworkStream stream = peer.GetStream();
        stream.Write(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n" + new string('x', 200) + "\r\n\r\n"));
        peer.Client.Shutdown(SocketShutdown.Send);
        try
        {
            stream.CopyTo(Stream.Null);
        }
        catch (IOException)
        {
            // Reset by libzmq.
        }

        Assert.True(monitor.WaitFor(e => e.IsHandshakeFailure || e.Kind == ZmqMonitorEvents.Disconnected).Endpoint.Length > 0);
    }

    [Fact]
    public void Monitor_SomeEvents_TellsNoOthers()
    {
        ZmqSocket server = Create(ZmqSocketType.Rep);
        ZmqSocket client = Create(ZmqSocketType.Req);
        using ZmqMonitor monitor = server.Monitor(ZmqMonitorEvents.HandshakeSucceeded);
        Assert.Equal(ZmqMonitorEvents.HandshakeSucceeded, monitor.Events);
        client.Connect(server.Bind(AnyPort));
        Assert.Equal(ZmqMonitorEvents.HandshakeSucceeded, monitor.Receive().Kind);
        server.Dispose();
        Assert.Equal(ZmqMonitorEvents.MonitorStopped, monitor.Receive().Kind);
    }

    [Fact]
    public void Monitor_InprocConnection_TellsNothing()
    {
        ZmqSocket server = Create(ZmqSocketType.Rep);
        ZmqSocket client = Create(ZmqSocketType.Req);
        using ZmqMonitor monitor = server.Monitor();
        client.Connect(server.Bind(Endpoints.Inproc()));
        client.Send("x");
        Assert.Equal("x", server.ReceiveString());
        Assert.False(monitor.TryReceive(out ZmqMonitorEvent none));
        Assert.Equal(default, none);
        Assert.Equal(string.Empty, none.Endpoint);
    }

    [Fact]
    public void Monitor_EventsOfVersion2_AreRefused()
    {
        ZmqSocket socket = Create(ZmqSocketType.Rep);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => socket.Monitor((ZmqMonitorEvents)0x10000));
        Assert.Contains("MonitorVersion2", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, _context.SocketCount);
    }

    private ZmqSocket Create(ZmqSocketType type)
    {
        ZmqSocket socket = _context.CreateSocket(type);
        socket.Options.Linger = TimeSpan.Zero;
        return socket;
    }
}
