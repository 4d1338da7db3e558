using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using ZmqInterop.Native;

namespace ZmqInterop;

// Thread-safe draft sockets have no ZMQ_FD. A draft poller with the one socket has a descriptor that is signaled like it; asking the poller for events takes
// the signal back and then reads ZMQ_EVENTS. The price: each look costs a poll of the descriptor more, and receives cannot go without one.
public sealed unsafe partial class ZmqSocket
{
    private const int LargestGroup = ZmqConstants.ZMQ_GROUP_MAX_LENGTH;

    private static readonly Version s_peerState = new(4, 2, 3);
    private static readonly Version s_connectPeer = new(4, 3, 3);

    /// <summary>Lets a DISH receive the frames of a group (zmq_join(3), draft).</summary>
    /// <param name="group">The group, 1 to 255 bytes in UTF-8.</param>
    /// <exception cref="ArgumentException"><paramref name="group"/> is null, empty, too long or has a NUL.</exception>
    /// <exception cref="NotSupportedException">The loaded libzmq was built without drafts.</exception>
    /// <exception cref="ZmqException">The socket is not a DISH, or has joined the group already.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public void Join(string group) => WithGroup(&LibZmq.zmq_join, nameof(LibZmq.zmq_join), group);

    /// <summary>Lets a DISH receive the frames of a group no longer (zmq_leave(3), draft).</summary>
    /// <param name="group">The group.</param>
    /// <exception cref="ArgumentException"><paramref name="group"/> is null, empty, too long or has a NUL.</exception>
    /// <exception cref="NotSupportedException">The loaded libzmq was built without drafts.</exception>
    /// <exception cref="ZmqException">The socket is not a DISH, or has not joined the group.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public void Leave(string group) => WithGroup(&LibZmq.zmq_leave, nameof(LibZmq.zmq_leave), group);

    /// <summary>Connects a PEER and tells the routing id of the peer that this connection leads to (zmq_connect_peer(3), draft).</summary>
    /// <param name="endpoint">Transport and address.</param>
    /// <returns>The routing id, for <see cref="ZmqFrame.RoutingId"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is null, empty, too long or not of the form transport://address.</exception>
    /// <exception cref="NotSupportedException">The loaded libzmq was built without drafts, or is older than 4.3.3.</exception>
    /// <exception cref="ZmqException">The socket is not a PEER, or libzmq cannot connect it.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public uint ConnectPeer(string endpoint)
    {
        Utf8Endpoint.Check(endpoint);
        ZmqDraft.ThrowIfMissing(nameof(ConnectPeer), s_connectPeer);
        EnterOpen();
        try
        {
            fixed (byte* utf8 = Utf8Endpoint.Encode(endpoint))
            {
                uint routingId = LibZmq.zmq_connect_peer(_socket, utf8);
                if (routingId == 0)
                {
                    int error = LibZmq.zmq_errno();
                    throw ZmqException.Create(
                        error, nameof(LibZmq.zmq_connect_peer), endpoint, error == Errno.ENOTSUP ? $"A {TypeName} socket has no such connections, a PEER has." : null);
                }

                _history.Called(nameof(LibZmq.zmq_connect), endpoint);
                return routingId;
            }
        }
        finally
        {
            ServeWaiters();
            _gate.Exit();
        }
    }

    /// <summary>What a ROUTER can do with one of its peers without waiting (zmq_socket_get_peer_state(3), draft).</summary>
    /// <param name="routingId">The routing id of the peer.</param>
    /// <returns><see cref="ZmqPollEvents.In"/> when a message of the peer is there, <see cref="ZmqPollEvents.Out"/> when there is room for one to it.</returns>
    /// <exception cref="NotSupportedException">The loaded libzmq was built without drafts, or is older than 4.2.3.</exception>
    /// <exception cref="ZmqException">The socket is not a ROUTER, or no peer has the routing id.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public ZmqPollEvents GetPeerState(ReadOnlySpan<byte> routingId)
    {
        ZmqDraft.ThrowIfMissing(nameof(GetPeerState), s_peerState);
        EnterOpen();
        int state;
        int error;
        fixed (byte* id = routingId)
        {
            state = LibZmq.zmq_socket_get_peer_state(_socket, id, (nuint)routingId.Length);
            error = NativeCall.Error(state);
        }

        ServeWaiters();
        _gate.Exit();
        return error == 0 ? (ZmqPollEvents)state : throw Failure(error, nameof(LibZmq.zmq_socket_get_peer_state));
    }

    /// <summary>A group as libzmq takes it: UTF-8 with a closing zero.</summary>
    internal static byte[] EncodeGroup(string group, string parameterName)
    {
        ArgumentException.ThrowIfNullOrEmpty(group, parameterName);
        byte[] utf8 = new byte[Encoding.UTF8.GetByteCount(group) + 1];
        Encoding.UTF8.GetBytes(group, utf8);
        if (utf8.Length - 1 > LargestGroup || group.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"A group has 1 to {LargestGroup} bytes in UTF-8 and no NUL.", parameterName);
        }

        return utf8;
    }

    private void WithGroup(delegate*<nint, byte*, int> function, string name, string group)
    {
        byte[] utf8 = EncodeGroup(group, nameof(group));
        ZmqDraft.ThrowIfMissing(name);
        EnterOpen();
        int error;
        fixed (byte* text = utf8)
        {
            error = NativeCall.Error(function(_socket, text));
        }

        if (error == 0)
        {
            NoteGroup(name);
        }

        ServeWaiters();
        _gate.Exit();
        if (error != 0)
        {
            throw ZmqException.Create(
                error,
                name,
                $"group \"{group}\" of a {TypeName} socket",
                error == Errno.ENOTSUP ? "Only a DISH has groups." : "A DISH joins a group once, and leaves only what it has joined.");
        }
    }

    /// <summary>What ZMQ_EVENTS would say. Returns the error number, 0 for none.</summary>
    private int ReadEventsOfDraftPoller(out ZmqPollEvents events)
    {
        zmq_poller_event_t_unix unix = default;
        zmq_poller_event_t_windows windows = default;
        void* found = OperatingSystem.IsWindows() ? &windows : &unix;
        int error;
        do
        {
            error = NativeCall.Error(LibZmq.zmq_poller_wait(_draftPoller, found, new CLong(0)));
        }
        while (error == Errno.EINTR);

        events = error == 0 ? (ZmqPollEvents)(OperatingSystem.IsWindows() ? windows.events : unix.events) : ZmqPollEvents.None;
        return error == Errno.EAGAIN ? 0 : error;
    }
}
