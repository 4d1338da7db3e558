#pragma warning disable ZMQDRAFT001 // Drafts are tested where the library has them.

using System;
using System.Collections.Generic;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>
/// C functions take any pointer for a socket and refuse null (ENOTSOCK, EFAULT). Here there is no null socket to call: what remains are sockets and contexts
/// that were disposed of, handles of zero and arguments that are null, and each is refused before it reaches libzmq.
/// </summary>
public sealed class DisposedArgumentTests : BehaviorTest
{
    private static readonly Dictionary<string, Action<ZmqSocket>> s_calls = new()
    {
        ["setsockopt"] = socket => socket.Options.SendHighWatermark = 100,
        ["getsockopt"] = socket => _ = socket.Options.SendHighWatermark,
        ["socket_monitor"] = socket => socket.Monitor(),
        ["bind"] = socket => socket.Bind(Endpoints.Inproc()),
        ["connect"] = socket => socket.Connect(Endpoints.Inproc()),
        ["unbind"] = socket => socket.Unbind(Endpoints.Inproc()),
        ["disconnect"] = socket => socket.Disconnect(Endpoints.Inproc()),
        ["send"] = socket => socket.Send("text"),
        ["recv"] = socket => socket.ReceiveBytes(),
        ["poll"] = socket => Wait(socket),
        ["proxy"] = socket => ZmqProxy.Run(socket, socket.Context.CreateSocket(ZmqSocketType.Pair)),
    };

    private static readonly Dictionary<string, Action<ZmqSocket>> s_draftCalls = new()
    {
        ["join"] = socket => socket.Join("group"),
        ["leave"] = socket => socket.Leave("group"),
        ["socket_monitor_pipes_stats"] = socket => socket.MonitorVersion2(),
        ["connect_peer"] = socket => socket.ConnectPeer(Endpoints.Inproc()),
        ["socket_get_peer_state"] = socket => socket.GetPeerState("peer"u8),
    };

    public static TheoryData<string> Calls => [.. s_calls.Keys];

    public static TheoryData<string> DraftCalls => [.. s_draftCalls.Keys];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_SocketDisposed_Throws(string function)
    {
        ZmqSocket socket = Create(ZmqSocketType.Pair);
        socket.Dispose();
        Assert.Throws<ObjectDisposedException>(() => s_calls[function](socket));
    }

    [Theory]
    [MemberData(nameof(DraftCalls))]
    public void DraftCall_SocketDisposed_Throws(string function)
    {
        Draft.Require();
        ZmqSocket socket = Create(ZmqSocketType.Pair);
        socket.Dispose();
        Assert.Throws<ObjectDisposedException>(() => s_draftCalls[function](socket));
    }

    [Fact]
    public void Dispose_SocketDisposed_DoesNothing()
    {
        ZmqSocket socket = Create(ZmqSocketType.Pair);
        socket.Dispose();
        socket.Dispose();
        Assert.Equal(0, Context.SocketCount);
    }

    [Fact]
    public void FromHandle_Zero_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ZmqContext.FromHandle(0, ownsHandle: false));
        Assert.Throws<ArgumentOutOfRangeException>(() => Context.SocketFromHandle(0, ownsHandle: false));
    }

    [Fact]
    public void Call_NullArgument_Throws()
    {
        ZmqSocket socket = Create(ZmqSocketType.Pair);
        using ZmqPoller poller = new();
        Assert.Throws<ArgumentNullException>(() => socket.Bind(null!));
        Assert.Throws<ArgumentNullException>(() => socket.Connect(null!));
        Assert.Throws<ArgumentNullException>(() => socket.Unbind(null!));
        Assert.Throws<ArgumentNullException>(() => socket.Disconnect(null!));
        Assert.Throws<ArgumentNullException>(() => socket.Send((ZmqFrame)null!));
        Assert.Throws<ArgumentNullException>(() => socket.Receive((ZmqFrame)null!));
        Assert.Throws<ArgumentNullException>(() => poller.Add(null!));
        Assert.Throws<ArgumentNullException>(() => ZmqProxy.Run(null!, socket));
    }

    private static void Wait(ZmqSocket socket)
    {
        using ZmqPoller poller = new();
        poller.Add(socket);
        poller.Wait(new ZmqPollResult[1]);
    }
}
