using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Options;

/// <summary>Options at the edges of their ranges on real connections: libzmq takes values that break these later, or end the process.</summary>
public sealed class ZmqSocketOptionsEffectTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private readonly ZmqContext _context = new();

    public ZmqSocketOptionsEffectTests() => _context.SocketDefaults = static options =>
    {
        options.Linger = TimeSpan.Zero;
        options.ReceiveTimeout = s_limit;
        options.SendTimeout = s_limit;
    };

    public void Dispose() => _context.Dispose();

    [Fact]
    public void TransportOptions_AtTheirLargestValues_LetMessagesThrough() => AssertConnects(static options =>
    {
        options.TcpKeepAlive = true;
        options.TcpKeepAliveCount = 127;
        options.TcpKeepAliveIdle = TimeSpan.FromSeconds(32767);
        options.TcpKeepAliveInterval = TimeSpan.FromSeconds(32767);
        options.TcpMaxRetransmitTimeout = TimeSpan.FromMilliseconds(int.MaxValue);
        options.TypeOfService = int.MaxValue;
        options.SendBufferSize = int.MaxValue;
        options.ReceiveBufferSize = int.MaxValue;
        options.Backlog = int.MaxValue;
        options.ConnectTimeout = TimeSpan.FromMilliseconds(int.MaxValue);
        options.HandshakeInterval = TimeSpan.FromMilliseconds(int.MaxValue);
        options.HeartbeatInterval = TimeSpan.FromMilliseconds(int.MaxValue);
        options.HeartbeatTimeToLive = TimeSpan.FromMilliseconds(6553599);
        options.SetInt32((ZmqSocketOption)94, 1);
    });

    [Fact]
    public void TransportOptions_AtTheirSmallestValues_LetMessagesThrough() => AssertConnects(static options =>
    {
        options.TcpKeepAlive = true;
        options.TcpKeepAliveCount = 1;
        options.TcpKeepAliveIdle = TimeSpan.FromTicks(1);
        options.TcpKeepAliveInterval = TimeSpan.FromTicks(1);
        options.SendBufferSize = 0;
        options.ReceiveBufferSize = 0;
        options.HandshakeInterval = TimeSpan.Zero;
        options.HeartbeatInterval = TimeSpan.FromMilliseconds(1);
        options.HeartbeatTimeout = TimeSpan.Zero;
    });

    [Fact]
    public void UseFileDescriptor_OfListeningSocket_AcceptsItsConnections()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Not on Windows.");

        // Never disposed of: that would shut the connection down, even without its handle.
        Socket listener = new(AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        string endpoint = $"tcp://{listener.LocalEndPoint}";
        int descriptor = (int)listener.SafeHandle.DangerousGetHandle();
        listener.SafeHandle.SetHandleAsInvalid();

        using ZmqSocket pull = _context.CreateSocket(ZmqSocketType.Pull);
        pull.Options.UseFileDescriptor = descriptor;
        Assert.Equal(descriptor, pull.Options.UseFileDescriptor);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        pull.Bind(endpoint);
        pull.Options.UseFileDescriptor = null;
        using ZmqSocket push = _context.CreateSocket(ZmqSocketType.Push);
        push.Connect(endpoint);
        push.Send("through"u8);
        Assert.Equal("through", Receive(pull));
    }

    [Fact]
    public void UseFileDescriptor_OfSocketThatDoesNotListen_IsRefused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Not on Windows.");
        using Socket idle = new(AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Stream, ProtocolType.Tcp);
        using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Pull);
        Assert.Throws<ArgumentException>(() => socket.Options.UseFileDescriptor = (int)idle.SafeHandle.DangerousGetHandle());
        Assert.Throws<ArgumentException>(() => socket.Options.UseFileDescriptor = 0);
        Assert.Null(socket.Options.UseFileDescriptor);
    }

    [Fact]
    public void BindToDevice_ThatIsNotThere_FailsToBind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux only.");
        using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Pull);
        socket.Options.BindToDevice = "nosuchdevice";
        Assert.Throws<ZmqException>(() => socket.Bind("tcp://127.0.0.1:*"));
        socket.Options.BindToDevice = null;
        socket.Bind("tcp://127.0.0.1:*");
    }

    [Fact]
    public void SocksProxy_ThatIsNonsense_LeavesTheProcessAlone()
    {
        using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Push);
        socket.Options.SocksProxy = "nonsense";
        socket.Options.ReconnectInterval = TimeSpan.FromMilliseconds(1);
        socket.Options.Immediate = true;
        socket.Connect("tcp://127.0.0.1:9");
        Assert.False(socket.TrySend("lost", TimeSpan.FromMilliseconds(100)));
    }

    [Fact]
    public void SetConnectRoutingId_BeforeConnect_LetsARouterSendAtOnce()
    {
        using ZmqSocket server = _context.CreateSocket(ZmqSocketType.Dealer);
        using ZmqSocket router = _context.CreateSocket(ZmqSocketType.Router);
        router.Options.SetRouterMandatory(true);
        router.Options.SetConnectRoutingId("server");
        router.Connect(server.Bind("tcp://127.0.0.1:*"));
        router.Send("server", more: true);
        router.Send("hello");
        Assert.Equal("hello", Receive(server));
    }

    [Fact]
    public void SetXPubWelcomeMessage_Set_IsReceivedBySubscribers()
    {
        using ZmqSocket publisher = _context.CreateSocket(ZmqSocketType.XPub);
        publisher.Options.SetXPubWelcomeMessage("welcome"u8);
        using ZmqSocket subscriber = _context.CreateSocket(ZmqSocketType.Sub);
        subscriber.Subscribe("w");
        subscriber.Connect(publisher.Bind(Endpoints.Inproc()));
        _ = Receive(publisher);
        Assert.Equal("welcome", Receive(subscriber));
    }

    private static string Receive(ZmqSocket socket)
    {
        byte[] buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer));
    }

    private void AssertConnects(Action<ZmqSocketOptions> set)
    {
        using ZmqSocket pull = _context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = _context.CreateSocket(ZmqSocketType.Push);
        set(pull.Options);
        set(push.Options);
        push.Connect(pull.Bind("tcp://127.0.0.1:*"));
        push.Send("through"u8);
        Assert.Equal("through", Receive(pull));
    }
}
