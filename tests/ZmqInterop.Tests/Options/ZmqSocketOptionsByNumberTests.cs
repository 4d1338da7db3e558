using System;
using System.Text;
using Xunit;

namespace ZmqInterop.Tests.Options;

public sealed class ZmqSocketOptionsByNumberTests : IDisposable
{
    private const ZmqSocketOption Unknown = (ZmqSocketOption)9999;

    private readonly ZmqContext _context = new();
    private readonly ZmqSocket _socket;

    public ZmqSocketOptionsByNumberTests() => _socket = _context.CreateSocket(ZmqSocketType.Sub);

    private ZmqSocketOptions Options => _socket.Options;

    public void Dispose() => _context.Dispose();

    [Fact]
    public void SetInt32_ThenGetInt32_ReturnsTheValue()
    {
        Options.SetInt32((ZmqSocketOption)24, 77);
        Assert.Equal(77, Options.GetInt32((ZmqSocketOption)24));
        Assert.Equal(77, Options.ReceiveHighWatermark);
    }

    [Fact]
    public void SetInt64_ThenGetInt64_ReturnsTheValue()
    {
        Options.SetInt64(ZmqSocketOption.MaxMessageSize, 1L << 40);
        Assert.Equal(1L << 40, Options.GetInt64(ZmqSocketOption.MaxMessageSize));
        Options.SetInt64(ZmqSocketOption.Affinity, -1);
        Assert.Equal(ulong.MaxValue, Options.Affinity);
    }

    [Fact]
    public void SetString_ThenGetString_ReturnsTheValue()
    {
        Options.SetString(ZmqSocketOption.SocksProxy, "127.0.0.1:1080");
        Assert.Equal("127.0.0.1:1080", Options.GetString(ZmqSocketOption.SocksProxy));
        Options.SetString(ZmqSocketOption.SocksProxy, null);
        Assert.Equal("", Options.GetString(ZmqSocketOption.SocksProxy));
    }

    [Fact]
    public void SetBytes_ThenGetBytes_ReturnsTheValue()
    {
        byte[] binary = [1, 0, 255, 0];
        Options.SetBytes(ZmqSocketOption.RoutingId, binary);
        Assert.Equal(binary, Options.GetBytes(ZmqSocketOption.RoutingId));
    }

    [Fact]
    public void GetBytes_OfCurveKey_Returns32Bytes()
    {
        Assert.SkipUnless(Zmq.Has("curve"), "This libzmq lacks curve.");
        Options.SetBytes(ZmqSocketOption.CurveServerKey, CurveKeys.Bytes);
        Assert.Equal(CurveKeys.Bytes, Options.GetBytes(ZmqSocketOption.CurveServerKey));
    }

    [Fact]
    public void GetString_OfLongValue_ReturnsAllOfIt()
    {
        string address = new string('h', 20_000) + ":1080";
        Options.SetString(ZmqSocketOption.SocksProxy, address);
        Assert.Equal(address, Options.GetString(ZmqSocketOption.SocksProxy));
        Assert.Equal(Encoding.UTF8.GetBytes(address + "\0"), Options.GetBytes(ZmqSocketOption.SocksProxy));
    }

    [Fact]
    public void SetBytes_Subscribe_Subscribes()
    {
        Options.SetBytes(ZmqSocketOption.Subscribe, "a"u8);
        using ZmqSocket publisher = _context.CreateSocket(ZmqSocketType.XPub);
        _socket.Connect(publisher.Bind($"inproc://{Guid.NewGuid():N}"));
        byte[] subscription = new byte[8];
        publisher.Options.ReceiveTimeout = TimeSpan.FromSeconds(30);
        Assert.Equal(2, publisher.Receive(subscription));
        Assert.Equal((byte)'a', subscription[1]);
    }

    [Fact]
    public void UnknownNumber_OfEachKind_IsRefusedByLibzmq()
    {
        Action[] calls =
        [
            () => Options.GetInt32(Unknown),
            () => Options.SetInt32(Unknown, 1),
            () => Options.GetInt64(Unknown),
            () => Options.SetInt64(Unknown, 1),
            () => Options.GetString(Unknown),
            () => Options.SetString(Unknown, "a"),
            () => Options.SetString(Unknown, null),
            () => Options.GetBytes(Unknown),
            () => Options.SetBytes(Unknown, "a"u8),
        ];
        foreach (Action call in calls)
        {
            ZmqException exception = Assert.Throws<ZmqException>(call);
            Assert.Equal(ZmqError.InvalidArgument, exception.Error);
            Assert.Contains("9999", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void SetInt32_OutsideTheRange_IsRefusedByLibzmq() =>
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => Options.SetInt32(ZmqSocketOption.SendHighWatermark, -1)).Error);

    [Fact]
    public void SetInt32_OptionToRead_IsRefusedByLibzmq() =>
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => Options.SetInt32(ZmqSocketOption.FileDescriptor, 0)).Error);

    [Fact]
    public void GetInt64_OfIntOption_IsRefusedByLibzmq() =>
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => Options.GetInt64(ZmqSocketOption.SendHighWatermark)).Error);

    [Fact]
    public void GetInt32_OptionOfLaterVersion_IsNotSupported()
    {
        Assert.SkipUnless(Zmq.Version < new Version(4, 3, 5), "This libzmq has TopicsCount.");
        NotSupportedException exception = Assert.Throws<NotSupportedException>(() => Options.GetInt32((ZmqSocketOption)116));
        Assert.Contains("libzmq 4.3.5 or later", exception.Message, StringComparison.Ordinal);
        Assert.IsType<ZmqException>(exception.InnerException);
    }

    [Fact]
    public void Options_AfterContextShutdown_ReportTermination()
    {
        ZmqContext context = new();
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pair);
        context.Dispose();
        Assert.Throws<ObjectDisposedException>(() => socket.Options.SendHighWatermark = 1);
        Assert.Throws<ObjectDisposedException>(() => socket.Options.SendHighWatermark);
    }
}
