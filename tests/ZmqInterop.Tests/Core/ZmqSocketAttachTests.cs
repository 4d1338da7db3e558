using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqSocketAttachTests : IDisposable
{
    private readonly ZmqContext _context = new() { ShutdownTimeout = TimeSpan.Zero };

    public void Dispose() => _context.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    public void Attach_SignedEndpoints_BindAndConnect(string bindSign)
    {
        using ZmqSocket server = _context.CreateSocket(ZmqSocketType.Rep);
        using ZmqSocket client = _context.CreateSocket(ZmqSocketType.Req);
        string endpoint = server.Attach(bindSign + "tcp://127.0.0.1:*");
        Assert.Equal(server.LastEndpoint, endpoint);
        Assert.Equal(endpoint, client.Attach(">" + endpoint));
        client.Send("x");
        Assert.Equal("x", server.ReceiveString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData(">")]
    [InlineData("><tcp://127.0.0.1:5555:")]
    [InlineData("@nonsense")]
    public void Attach_Malformed_ThrowsArgumentException(string endpoint)
    {
        using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Pair);
        Exception exception = Assert.ThrowsAny<Exception>(() => socket.Attach(endpoint));
        Assert.True(exception is ArgumentException { ParamName: "endpoint" } or ZmqException, $"{exception}");
    }

    [Fact]
    public void Attach_NullOrDisposed_Throws()
    {
        ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Pair);
        Assert.Throws<ArgumentNullException>("endpoint", () => socket.Attach(null!));
        socket.Dispose();
        Assert.Throws<ObjectDisposedException>(() => socket.Attach(Endpoints.Inproc()));
        Assert.Throws<ObjectDisposedException>(() => socket.Attach(">" + Endpoints.Inproc()));
    }
}
