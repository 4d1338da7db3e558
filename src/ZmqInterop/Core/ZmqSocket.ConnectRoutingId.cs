using System;
using System.Collections.Generic;
using System.Linq;
using ZmqInterop.Native;

namespace ZmqInterop;

// ZMQ_CONNECT_ROUTING_ID is taken by the next connection, and libzmq aborts the process when a peer of the socket has that id at that moment. Peers are there
// from the call of zmq_connect on, or from when libzmq has read their own id, until their connection is closed on both sides, which takes the I/O thread a
// moment after zmq_disconnect. So it is asked directly before the connection is made:
//
// - A ROUTER or REP of a libzmq with drafts knows: zmq_socket_get_peer_state. What remains is a peer that comes with that very id between the two calls.
// - A STREAM has only peers that were given their id here, or made up. Of one that was disconnected a send says whether it is gone.
// - Without drafts a ROUTER or REP cannot tell: what was given here once is not given again, and peers with an id of their own are not seen.
public sealed unsafe partial class ZmqSocket
{
    // As identify_peer in router.cpp and stream.cpp makes them up: a zero, then a number that counts up from a random one.
    private const int MadeUpRoutingIdLength = 5;

    // What libzmq holds for the next connection; null for nothing.
    private byte[]? _connectRoutingId;

    // The ids that connections got here, in hexadecimal digits, with the endpoint; null once it was disconnected. Only where libzmq cannot be asked.
    private Dictionary<string, string?>? _givenRoutingIds;

    private bool KnowsPeers => Type != ZmqSocketType.Stream && ZmqDraft.IsSupported && Zmq.Version >= s_peerState;

    /// <summary>Refuses ids that libzmq would make up: when it comes to the same, it ends the process.</summary>
    private static void ThrowIfMadeUpRoutingId(int option, ReadOnlySpan<byte> value)
    {
        if (option is ZmqConstants.ZMQ_ROUTING_ID or ZmqConstants.ZMQ_CONNECT_ROUTING_ID && value.Length == MadeUpRoutingIdLength && value[0] == 0)
        {
            throw new ArgumentException(
                $"Routing ids of {MadeUpRoutingIdLength} bytes with a zero first are those that libzmq makes up; it ends the process when one of them is taken.",
                nameof(value));
        }
    }

    /// <summary>Inside the gate, after an option was set.</summary>
    private void NoteConnectRoutingId(int option, ReadOnlySpan<byte> value)
    {
        if (option == ZmqConstants.ZMQ_CONNECT_ROUTING_ID)
        {
            _connectRoutingId = value.ToArray();
        }
    }

    /// <summary>Inside the gate, directly before the connection is made.</summary>
    private void ThrowIfRoutingIdTaken(string endpoint)
    {
        if (_connectRoutingId is not { } id || !TakesRoutingId(endpoint) || !IsTaken(id))
        {
            return;
        }

        string reason = KnowsPeers || Type == ZmqSocketType.Stream
            ? "A peer of the socket has it, or had it and its connection is not closed yet. Set another one, or try again when that peer is gone."
            : "A connection of the socket got it before, and a libzmq without its draft API cannot tell whether it is gone. Set another one.";
        throw new InvalidOperationException($"The routing id that was set for the next connection of this {TypeName} socket is taken. {reason}");
    }

    /// <summary>Inside the gate, after the connection was made.</summary>
    private void NoteConnected(string endpoint)
    {
        if (_connectRoutingId is not { } id || !TakesRoutingId(endpoint))
        {
            return;
        }

        _connectRoutingId = null;
        if (!KnowsPeers)
        {
            _givenRoutingIds ??= new Dictionary<string, string?>(StringComparer.Ordinal);
            _givenRoutingIds[Convert.ToHexString(id)] = endpoint;
        }
    }

    /// <summary>Inside the gate, after all connections to an endpoint were ended.</summary>
    private void NoteDisconnected(string endpoint)
    {
        if (_givenRoutingIds is not { } given)
        {
            return;
        }

        foreach (string id in given.Keys.ToArray())
        {
            given[id] = given[id] == endpoint ? null : given[id];
        }
    }

    // With ZMQ_IMMEDIATE a connection has a peer only once it is made, and leaves the id to the next one.
    private bool TakesRoutingId(string endpoint)
    {
        int immediate = 0;
        return IsInproc(endpoint) ||
            Read(ZmqConstants.ZMQ_IMMEDIATE, new Span<byte>(&immediate, sizeof(int)), out _) != 0 ||
            immediate == 0;
    }

    private bool IsTaken(byte[] id)
    {
        if (!KnowsPeers)
        {
            return _givenRoutingIds is { } given && given.TryGetValue(Convert.ToHexString(id), out string? endpoint) && !IsFree(id, endpoint);
        }

        // The next call does not look at what other threads have told the socket; this does.
        _ = ReadEvents(out _);
        fixed (byte* data = id)
        {
            return NativeCall.Error(LibZmq.zmq_socket_get_peer_state(_socket, data, (nuint)id.Length)) != Errno.EHOSTUNREACH;
        }
    }

    /// <summary>Whether a STREAM has lost a peer. Asked only after its end was: a send to one that is there would begin a message.</summary>
    private bool IsFree(byte[] id, string? endpoint)
    {
        if (Type != ZmqSocketType.Stream || endpoint is not null || _sendProgress != SendProgress.BetweenMessages)
        {
            return false;
        }

        fixed (byte* data = id)
        {
            int result = LibZmq.zmq_send(_socket, data, (nuint)id.Length, ZmqConstants.ZMQ_DONTWAIT | ZmqConstants.ZMQ_SNDMORE);
            return NativeCall.Error(result) == Errno.EHOSTUNREACH;
        }
    }
}
