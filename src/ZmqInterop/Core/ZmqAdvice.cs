using System;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>The sentence of an exception that says how to go on, where an error has a usual cause.</summary>
internal static class ZmqAdvice
{
    private const string Terminated = "The context was disposed of.";

    public static string? ForSocket(int error, string operation, string type)
    {
        bool sends = operation is nameof(LibZmq.zmq_send) or nameof(LibZmq.zmq_msg_send);
        if (error == Errno.EFSM)
        {
            return type switch
            {
                "REQ" when sends =>
                    "A REQ sends one request and must receive its reply before the next. Receive the reply, or call Options.SetRequestRelaxed(true) and Options.SetRequestCorrelate(true) to give up on lost ones, or use a DEALER.",
                "REQ" => "A REQ receives only after it has sent a request.",
                "REP" when sends => "A REP sends only after it has received a whole request, and only one reply to each.",
                "REP" => "A REP must send the reply to a request before it receives the next one.",
                _ => "The socket is in the middle of another operation.",
            };
        }

        if (operation == nameof(LibZmq.zmq_socket_get_peer_state))
        {
            return error == Errno.ENOTSUP ? $"A ROUTER knows its peers by routing ids, a {type} does not."
                : error == Errno.EHOSTUNREACH ? "No connected peer has the routing id."
                : error == Errno.ETERM ? Terminated
                : null;
        }

        if (error == Errno.ENOTSUP)
        {
            return sends ? $"A {type} socket only receives." : $"A {type} socket only sends.";
        }

        if (error == Errno.EHOSTUNREACH)
        {
            return type is "SERVER" or "PEER"
                ? "No connected peer has the RoutingId of the frame. Send the frame that was received, or set RoutingId after its content."
                : "No connected peer has the routing id in the first frame.";
        }

        if (error == Errno.EMSGSIZE && type is "DGRAM" or "RADIO")
        {
            return type == "DGRAM"
                ? "A datagram has at most 8192 bytes."
                : "Over udp, a group has at most 127 bytes, and group and content at most 8191 together.";
        }

        return error == Errno.ETERM ? Terminated
            : error == Errno.EINVAL && sends ? ForRefusedFrame(type)
            : null;
    }

    private static string? ForRefusedFrame(string type) => type switch
    {
        "XSUB" => "An XSUB sends subscriptions: the byte 1 or 0, then the prefix.",
        "STREAM" or "ROUTER" => $"A {type} socket sends the routing id of the peer as the first frame and at least one more.",
        "DGRAM" => "A DGRAM socket sends two frames: the address of the peer, for instance 127.0.0.1:5555, and the content.",
        "CLIENT" or "SERVER" or "RADIO" or "SCATTER" or "PEER" or "CHANNEL" => $"A {type} socket sends messages of one frame only.",
        _ => null,
    };

    public static string? ForNewSocket(int error) => error == Errno.EMFILE
        ? "The context allows no more sockets (ZmqContext.MaxSockets), or the process no more descriptors (ulimit -n)."
        : error == Errno.EAGAIN ? "The process may start no more threads (ulimit -u, or the limit of its container)."
        : null;

    public static string? ForEndpoint(int error, string endpoint, string type)
    {
        string transport = endpoint[..endpoint.IndexOf("://", StringComparison.Ordinal)];
        if (error == Errno.EINVAL)
        {
            return transport == "tcp"
                ? "tcp endpoints have the form tcp://address:port; port * lets the system choose one for Bind."
                : null;
        }

        if (error == Errno.EPROTONOSUPPORT)
        {
            return transport == "ipc"
                ? "This libzmq has no ipc; on Windows the bundled one has none. Use tcp://127.0.0.1:port between processes and inproc within one."
                : $"This libzmq has no transport \"{transport}\"; tcp, ipc (not on Windows) and inproc are the usual ones.";
        }

        if (error == Errno.ENOCOMPATPROTO)
        {
            return $"The transport \"{transport}\" does not go with a {type} socket.";
        }

        if (error == Errno.EADDRINUSE)
        {
            return transport == "tcp" ? "Bind to port * to get a free one." : "Another socket is bound to it.";
        }

        if (error == Errno.ENAMETOOLONG)
        {
            return transport == "ipc" ? "The path of a Unix domain socket has at most 107 bytes on Linux." : null;
        }

        if (error == Errno.ENOENT)
        {
            return transport == "udp"
                ? "libzmq unbinds no udp endpoints: dispose of the socket."
                : "Use the endpoint as Bind returned it, with its wildcards resolved, or as it was given to Connect.";
        }

        return error == Errno.ETERM ? Terminated : null;
    }
}
