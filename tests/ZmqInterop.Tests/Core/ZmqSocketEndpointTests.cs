using System;
using System.Collections.Generic;
using System.IO;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqSocketEndpointTests : IDisposable
{
    private readonly ZmqContext _context = new();
    private readonly ZmqSocket _socket;

    public ZmqSocketEndpointTests()
    {
        _socket = _context.CreateSocket(ZmqSocketType.Pair);
        _socket.Options.Linger = TimeSpan.Zero;
    }

    public static TheoryData<string> Malformed =>
    [
        "",
        " ",
        "tcp",
        "tcp:",
        "tcp:/127.0.0.1:5555",
        "tcp://",
        "://x",
        "//127.0.0.1:5555",
        "inproc://",
        "ipc://",
        "tcp://127.0.0.1:1\0",
        "inproc://a\0b",
        "\0",
        "tcp://127.0.0.1:65536",
        "tcp://127.0.0.1:99999",
        "tcp://127.0.0.1:4294967297",
        "tcp://[::1]:65536",
        "tcp://127.0.0.1:-1",
        "tcp://127.0.0.1:+1",
        "tcp://127.0.0.1:1 ",
        "tcp://127.0.0.1: 1",
        "tcp://127.0.0.1:1x",
    ];

    public static TheoryData<string> Refused =>
    [
        "tcp://127.0.0.1",
        "tcp://127.0.0.1:",
        "tcp://127.0.0.1:x",
        "tcp://300.300.300.300:5555",
        "tcp://:::5555:",
        "nosuch://address",
        "TCP://127.0.0.1:5555",
        "udp://127.0.0.1:5555",
    ];

    private IEnumerable<Action<string>> Calls => [e => _socket.Bind(e), _socket.Connect, _socket.Unbind, _socket.Disconnect];

    [Theory]
    [MemberData(nameof(Malformed))]
    public void EveryCall_MalformedEndpoint_ThrowsArgumentException(string endpoint)
    {
        foreach (Action<string> call in Calls)
        {
            ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => call(endpoint));
            Assert.Equal("endpoint", exception.ParamName);
        }
    }

    [Fact]
    public void EveryCall_NullEndpoint_ThrowsArgumentNullException()
    {
        foreach (Action<string> call in Calls)
        {
            Assert.Throws<ArgumentNullException>("endpoint", () => call(null!));
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Bind_EndpointThatLibzmqRefuses_ThrowsAndLeavesTheSocketUsable(string endpoint)
    {
        ZmqException exception = Assert.Throws<ZmqException>(() => _socket.Bind(endpoint));

        Assert.Equal("zmq_bind", exception.Operation);
        Assert.NotEqual(ZmqError.Unknown, exception.Error);
        Assert.Contains(endpoint, exception.Message, StringComparison.Ordinal);
        AssertUsable();
    }

    [Fact]
    public void EveryCall_IpcPathTooLong_SaysHowLongItMayBe()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit of other systems differs.");
        foreach (Action<string> call in Calls)
        {
            ArgumentException exception = Assert.Throws<ArgumentException>("endpoint", () => call("ipc:///tmp/" + new string('p', 103)));
            Assert.Contains("108 bytes", exception.Message, StringComparison.Ordinal);
            Assert.Contains("107", exception.Message, StringComparison.Ordinal);
        }

        AssertUsable();
    }

    [Theory]
    [InlineData("/tmp/", 107)]
    [InlineData("@", 107)]
    [InlineData("@", 106)]
    public void Bind_LongestIpcPath_IsGivenBackWhole(string start, int length)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit of other systems differs.");
        string name = start + Guid.NewGuid().ToString("N");
        string endpoint = "ipc://" + name + new string('p', length - name.Length);

        Assert.Equal(endpoint, _socket.Bind(endpoint));
        Assert.Equal(endpoint, _socket.LastEndpoint);
        using ZmqSocket peer = _context.CreateSocket(ZmqSocketType.Pair);
        peer.Connect(endpoint);
        peer.Send("x");
        Assert.Equal("x", _socket.ReceiveString());
        _socket.Unbind(endpoint);
    }

    [Theory]
    [InlineData('n', 200_000)]
    [InlineData('世', 1024 * 1024 - 100)]
    public void Bind_LongInprocName_IsGivenBackWhole(char character, int length)
    {
        string endpoint = Endpoints.Inproc() + new string(character, length);

        Assert.Equal(endpoint, _socket.Bind(endpoint));
        Assert.Equal(endpoint, _socket.LastEndpoint);
        using ZmqSocket peer = _context.CreateSocket(ZmqSocketType.Pair);
        peer.Connect(endpoint);
        peer.Send("x");
        Assert.Equal("x", _socket.ReceiveString());
    }

    [Fact]
    public void EveryCall_EndpointTooLong_SaysHowLongItMayBe()
    {
        foreach (Action<string> call in Calls)
        {
            ArgumentException exception = Assert.Throws<ArgumentException>("endpoint", () => call("inproc://" + new string('n', 1024 * 1024)));
            Assert.Contains("1048576", exception.Message, StringComparison.Ordinal);
        }

        AssertUsable();
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("ipc")]
    public void Bind_Wildcard_ReturnsTheEndpointThatPeersConnectTo(string transport)
    {
        string endpoint = _socket.Bind(Endpoints.For(transport));

        Assert.DoesNotContain('*', endpoint);
        Assert.Equal(endpoint, _socket.LastEndpoint);
        using ZmqSocket peer = _context.CreateSocket(ZmqSocketType.Pair);
        peer.Connect(endpoint);
        peer.Send("x");
        Assert.Equal("x", _socket.ReceiveString());
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("ipc")]
    public void Bind_EndpointInUse_ThrowsAddressInUse(string transport)
    {
        string endpoint = _socket.Bind(Endpoints.For(transport));
        using ZmqSocket other = _context.CreateSocket(ZmqSocketType.Pair);
        if (endpoint.StartsWith("ipc", StringComparison.Ordinal))
        {
            // libzmq removes the file of another socket and binds in its place.
            Assert.Equal(endpoint, other.Bind(endpoint));
            return;
        }

        ZmqException exception = Assert.Throws<ZmqException>(() => other.Bind(endpoint));

        Assert.Equal(ZmqError.AddressInUse, exception.Error);
        Assert.Contains("port *", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_InprocNameInUse_ThrowsAddressInUse()
    {
        string endpoint = _socket.Bind(Endpoints.Inproc());
        using ZmqSocket other = _context.CreateSocket(ZmqSocketType.Pair);

        Assert.Equal(ZmqError.AddressInUse, Assert.Throws<ZmqException>(() => other.Bind(endpoint)).Error);
    }

    [Fact]
    public void Bind_AddressOfAnotherMachine_ThrowsAddressNotAvailable()
    {
        // 192.0.2.0/24 is reserved for documentation. Nothing is sent.
        ZmqException exception = Assert.Throws<ZmqException>(() => _socket.Bind("tcp://192.0.2.1:*"));

        Assert.Contains(exception.Error, new[] { ZmqError.AddressNotAvailable, ZmqError.NoDevice });
        AssertUsable();
    }

    [Fact]
    public void Bind_TransportForOtherTypes_ThrowsIncompatibleProtocol()
    {
        ZmqException exception = Assert.Throws<ZmqException>(() => _socket.Bind("udp://127.0.0.1:5555"));

        Assert.Equal(ZmqError.IncompatibleProtocol, exception.Error);
        Assert.Contains("PAIR", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Connect_UnknownTransport_ThrowsProtocolNotSupported()
    {
        ZmqException exception = Assert.Throws<ZmqException>(() => _socket.Connect("nosuch://address"));

        Assert.Equal(ZmqError.ProtocolNotSupported, exception.Error);
        Assert.Equal("zmq_connect", exception.Operation);
        AssertUsable();
    }

    [Fact]
    public void BindAndConnect_IpcWhereLibzmqHasNone_SayWhatToUseInstead()
    {
        Assert.SkipWhen(Zmq.Has("ipc"), "This libzmq has ipc.");
        foreach (Action<string> call in (Action<string>[])[e => _socket.Bind(e), _socket.Connect])
        {
            ZmqException exception = Assert.Throws<ZmqException>(() => call("ipc://name"));
            Assert.Equal(ZmqError.ProtocolNotSupported, exception.Error);
            Assert.Contains("tcp://127.0.0.1:", exception.Message, StringComparison.Ordinal);
        }

        AssertUsable();
    }

    [Fact]
    public void Unbind_NotBound_ThrowsNotFound()
    {
        ZmqException exception = Assert.Throws<ZmqException>(() => _socket.Unbind("tcp://127.0.0.1:5555"));

        Assert.Equal(ZmqError.NotFound, exception.Error);
        Assert.Contains("as Bind returned it", exception.Message, StringComparison.Ordinal);
        AssertUsable();
    }

    [Fact]
    public void Disconnect_NotConnected_ThrowsNotFound()
    {
        Assert.Equal(ZmqError.NotFound, Assert.Throws<ZmqException>(() => _socket.Disconnect("tcp://127.0.0.1:5555")).Error);
        Assert.Equal(ZmqError.NotFound, Assert.Throws<ZmqException>(() => _socket.Disconnect(Endpoints.Inproc())).Error);
        AssertUsable();
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("ipc")]
    [InlineData("inproc")]
    public void Unbind_Bound_FreesTheEndpoint(string transport)
    {
        // The folder of a wildcard ipc endpoint goes with it.
        string endpoint = _socket.Bind(transport == "ipc" ? Endpoints.Ipc($"{Path.GetTempPath()}{Guid.NewGuid():N}") : Endpoints.For(transport));

        _socket.Unbind(endpoint);

        Assert.Equal(ZmqError.NotFound, Assert.Throws<ZmqException>(() => _socket.Unbind(endpoint)).Error);
        // The listening socket is closed in the background.
        Parked.Until(() => Record.Exception(() => _socket.Bind(endpoint)) is null, $"a free {endpoint}");
        Assert.Equal(endpoint, _socket.LastEndpoint);
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("ipc")]
    [InlineData("inproc")]
    public void Disconnect_Connected_EndsTheConnection(string transport)
    {
        string endpoint = _socket.Bind(Endpoints.For(transport));
        using ZmqSocket peer = _context.CreateSocket(ZmqSocketType.Pair);
        peer.Connect(endpoint);

        peer.Disconnect(endpoint);

        Assert.Equal(ZmqError.NotFound, Assert.Throws<ZmqException>(() => peer.Disconnect(endpoint)).Error);
    }

    [Fact]
    public void BindRandomPort_AddressOfIPv6_ReturnsThePortOfTheEndpoint()
    {
        Assert.SkipUnless(System.Net.Sockets.Socket.OSSupportsIPv6, "This system has no IPv6.");
        _socket.Options.IPv6 = true;
        Assert.Equal($"tcp://[::1]:{_socket.BindRandomPort("tcp://[::1]")}", _socket.LastEndpoint);
        Assert.Equal($"tcp://[::1]:{_socket.BindRandomPort("tcp://[::1]", 10_000, 30_000)}", _socket.LastEndpoint);
    }

    [Fact]
    public void BindRandomPort_Address_ReturnsThePortOfTheEndpoint()
    {
        int port = _socket.BindRandomPort();

        Assert.InRange(port, 1, 65535);
        Assert.Equal($"tcp://127.0.0.1:{port}", _socket.LastEndpoint);
    }

    [Theory]
    [InlineData("ipc:///tmp/x")]
    [InlineData("inproc://x")]
    [InlineData("127.0.0.1")]
    [InlineData("")]
    public void BindRandomPort_NotTcp_ThrowsArgumentException(string address) =>
        Assert.ThrowsAny<ArgumentException>(() => _socket.BindRandomPort(address));

    [Theory]
    [InlineData("tcp://127.0.0.1:80:80")]
    [InlineData("tcp://no such host")]
    public void BindRandomPort_AddressThatLibzmqRefuses_ThrowsAndLeavesTheSocketUsable(string address)
    {
        Assert.Throws<ZmqException>(() => _socket.BindRandomPort(address));
        AssertUsable();
    }

    [Fact]
    public void LastEndpoint_BeforeBind_IsEmpty() => Assert.Equal("", _socket.LastEndpoint);

    [Fact]
    public void LastEndpoint_AfterConnect_IsTheEndpoint()
    {
        _socket.Connect("tcp://127.0.0.1:5555");
        Assert.Equal("tcp://127.0.0.1:5555", _socket.LastEndpoint);
    }

    [Fact]
    public void Bind_NameOutsideAscii_Connects()
    {
        string endpoint = Endpoints.Inproc() + "-ünï-漢字-🙂";

        Assert.Equal(endpoint, _socket.Bind(endpoint));
        using ZmqSocket peer = _context.CreateSocket(ZmqSocketType.Pair);
        peer.Connect(endpoint);
        peer.Send("x");
        Assert.Equal("x", _socket.ReceiveString());
    }

    [Fact]
    public void Connect_VeryLongInprocName_Connects()
    {
        string endpoint = Endpoints.Inproc() + new string('n', 50_000);
        _socket.Bind(endpoint);
        using ZmqSocket peer = _context.CreateSocket(ZmqSocketType.Pair);
        peer.Connect(endpoint);
        peer.Send("x");
        Assert.Equal("x", _socket.ReceiveString());
        Assert.Equal(endpoint, _socket.LastEndpoint);
    }

    public void Dispose()
    {
        _socket.Dispose();
        _context.Dispose();
    }

    private void AssertUsable()
    {
        string endpoint = _socket.Bind(Endpoints.Inproc());
        using ZmqSocket peer = _context.CreateSocket(ZmqSocketType.Pair);
        peer.Connect(endpoint);
        peer.Send("still here");
        Assert.Equal("still here", _socket.ReceiveString());
    }

    [Fact]
    public void Bind_WhereAuthenticationIsAskedForWithASocketThatCannotAnswer_IsRefused()
    {
        using ZmqContext context = new();
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        Assert.Throws<ArgumentException>("endpoint", () => push.Bind("inproc://zeromq.zap.01"));
        using ZmqSocket rep = context.CreateSocket(ZmqSocketType.Rep);
        rep.Bind("inproc://zeromq.zap.01");
    }
}
