using System;
using System.Runtime.InteropServices;
using Xunit;
using ZmqInterop.Native;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Contexts and sockets that other code has made: who closes them.</summary>
public sealed unsafe class ZmqContextForeignTests : IDisposable
{
    private readonly nint _native;
    private bool _terminated;

    public ZmqContextForeignTests()
    {
        ZmqLibrary.EnsureLoaded();
        _native = LibZmq.zmq_ctx_new();
    }

    public void Dispose()
    {
        if (!_terminated)
        {
            Assert.Equal(0, LibZmq.zmq_ctx_term(_native));
        }
    }

    [Fact]
    public void FromHandle_NotOwned_ClosesItsSocketsAndLeavesTheContext()
    {
        ZmqContext context = ZmqContext.FromHandle(_native, ownsHandle: false);
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pair);
        BackgroundCall.Start(context.Dispose).Finish();
        Assert.Equal(0, context.SocketCount);
        Assert.Throws<ObjectDisposedException>(() => socket.Send("x"));
        Assert.Throws<ObjectDisposedException>(() => context.CreateSocket(ZmqSocketType.Pair));

        // Its owner can go on using it.
        nint other = LibZmq.zmq_socket(_native, ZmqConstants.ZMQ_PAIR);
        Assert.NotEqual(0, other);
        Assert.Equal(0, LibZmq.zmq_close(other));
    }

    [Fact]
    public void FromHandle_Owned_TerminatesTheContext()
    {
        ZmqContext context = ZmqContext.FromHandle(_native, ownsHandle: true);
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pair);
        BackgroundCall.Start(context.Dispose).Finish();
        Assert.True(context.Handle.Terminated.IsCompletedSuccessfully);
        _terminated = true;
    }

    [Fact]
    public void FromHandle_InprocOfOtherCode_IsShared()
    {
        string endpoint = Endpoints.Inproc();
        nint other = LibZmq.zmq_socket(_native, ZmqConstants.ZMQ_PAIR);
        fixed (byte* utf8 = Utf8Endpoint.Encode(endpoint))
        {
            Assert.Equal(0, LibZmq.zmq_bind(other, utf8));
        }

        using ZmqContext context = ZmqContext.FromHandle(_native, ownsHandle: false);
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pair);
        using ZmqSocket foreign = context.SocketFromHandle(other, ownsHandle: true);
        Assert.Equal(ZmqSocketType.Pair, foreign.Type);
        socket.Connect(endpoint);
        socket.Send("x");
        Assert.Equal("x", foreign.ReceiveString());
        Assert.Equal(2, context.SocketCount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SocketFromHandle_Disposed_ClosesWhatItOwnsOnly(bool owned)
    {
        using ZmqContext context = ZmqContext.FromHandle(_native, ownsHandle: false);
        string endpoint = Endpoints.Inproc();
        nint other = LibZmq.zmq_socket(_native, ZmqConstants.ZMQ_PAIR);
        using ZmqSocket peer = context.CreateSocket(ZmqSocketType.Pair);
        peer.Bind(endpoint);
        ZmqSocket foreign = context.SocketFromHandle(other, owned);
        foreign.Connect(endpoint);
        SocketPair.WaitForPeer(peer);
        BackgroundCall waiting = BackgroundCall.Start(() => foreign.ReceiveString());
        Parked.Wait(foreign);
        foreign.Dispose();
        Assert.IsType<ObjectDisposedException>(waiting.Exception());
        if (owned)
        {
            Parked.Until(() => (peer.Events & ZmqPollEvents.Out) == ZmqPollEvents.None, "the peer closed");
            return;
        }

        byte x = (byte)'x';
        Assert.Equal(1, LibZmq.zmq_send(other, &x, 1, 0));
        Assert.Equal("x", peer.ReceiveString());
        Assert.Equal(0, LibZmq.zmq_close(other));
    }

    [Fact]
    public void FromHandle_BadHandles_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>("context", () => ZmqContext.FromHandle(0, ownsHandle: true));
        ZmqContext context = ZmqContext.FromHandle(_native, ownsHandle: false);
        Assert.Throws<ArgumentOutOfRangeException>("socket", () => context.SocketFromHandle(0, ownsHandle: true));

        // Memory in which libzmq does not find the mark of a socket.
        void* memory = NativeMemory.AllocZeroed(1 << 16);
        Assert.Equal(ZmqError.NotASocket, Assert.Throws<ZmqException>(() => context.SocketFromHandle((nint)memory, ownsHandle: true)).Error);
        NativeMemory.Free(memory);
        context.Dispose();
        Assert.Throws<ObjectDisposedException>(() => context.SocketFromHandle(1, ownsHandle: true));
    }
}
