#pragma warning disable ZMQDRAFT001 // Drafts are tested where the library has them.

using System.Net;
using System.Net.Sockets;
using Xunit;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Options of the system's sockets begin unset, keep what they are set to, and need no connection for that.</summary>
public sealed class OptionRoundTripTests : BehaviorTest
{
    [Fact]
    public void ReceiveBufferSize_Set_ReadsBack()
    {
        ZmqSocketOptions options = Create(ZmqSocketType.Push).Options;
        Assert.Null(options.ReceiveBufferSize);
        Assert.Equal(-1, options.GetInt32(ZmqSocketOption.ReceiveBufferSize));
        options.ReceiveBufferSize = 16384;
        Assert.Equal(16384, options.ReceiveBufferSize);
    }

    [Fact]
    public void SendBufferSize_Set_ReadsBack()
    {
        ZmqSocketOptions options = Create(ZmqSocketType.Push).Options;
        Assert.Null(options.SendBufferSize);
        Assert.Equal(-1, options.GetInt32(ZmqSocketOption.SendBufferSize));
        options.SendBufferSize = 16384;
        Assert.Equal(16384, options.SendBufferSize);
    }

    // libzmq takes any number, here it has to be that of a listening socket.
    [Fact]
    public void UseFileDescriptor_Set_ReadsBack()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        ZmqSocketOptions options = Create(ZmqSocketType.Push).Options;
        Assert.Null(options.UseFileDescriptor);
        options.UseFileDescriptor = (int)listener.Handle;
        Assert.Equal((int)listener.Handle, options.UseFileDescriptor);
        options.UseFileDescriptor = null;
        Assert.Null(options.UseFileDescriptor);
    }

    [Fact]
    public void BindToDevice_Set_ReadsBack()
    {
        ZmqSocketOptions options = Create(ZmqSocketType.Push).Options;
        Assert.Equal("", options.BindToDevice);
        options.BindToDevice = "testdev";
        Assert.Equal("testdev", options.BindToDevice);
    }

    [Fact]
    public void Priority_Set_ReadsBack()
    {
        Draft.Require();
        ZmqSocketOptions options = Create(ZmqSocketType.Push).Options;
        Assert.Equal(0, options.Priority);
        options.Priority = 3;
        Assert.Equal(3, options.Priority);
    }
}
