using System.Diagnostics.CodeAnalysis;

namespace ZmqInterop;

/// <summary>The messaging pattern of a socket, numbered as in zmq.h (zmq_socket(3)).</summary>
public enum ZmqSocketType
{
    /// <summary>Talks to exactly one peer, in both directions (ZMQ_PAIR).</summary>
    Pair = 0,

    /// <summary>Distributes messages to all subscribers; drops those of a subscriber that is too slow. Sends only (ZMQ_PUB).</summary>
    Pub = 1,

    /// <summary>Receives the messages it subscribed to. Receives only (ZMQ_SUB).</summary>
    Sub = 2,

    /// <summary>Sends a request, then receives its reply, in strict alternation (ZMQ_REQ).</summary>
    Req = 3,

    /// <summary>Receives a request, then sends its reply, in strict alternation (ZMQ_REP).</summary>
    Rep = 4,

    /// <summary>Sends to its peers in turn and receives from all of them fairly, without alternation (ZMQ_DEALER).</summary>
    Dealer = 5,

    /// <summary>Receives with the sender's routing id in front, and sends to the peer whose routing id stands in front (ZMQ_ROUTER).</summary>
    Router = 6,

    /// <summary>Receives from all its peers fairly. Receives only (ZMQ_PULL).</summary>
    Pull = 7,

    /// <summary>Sends to its peers in turn and waits when all of them are full. Sends only (ZMQ_PUSH).</summary>
    Push = 8,

    /// <summary>A PUB that receives its subscribers' subscriptions as messages (ZMQ_XPUB).</summary>
    XPub = 9,

    /// <summary>A SUB that subscribes by sending messages (ZMQ_XSUB).</summary>
    XSub = 10,

    /// <summary>Exchanges bytes with peers that speak plain TCP, each behind a routing id (ZMQ_STREAM).</summary>
    Stream = 11,

    /// <summary>Talks to any number of CLIENT sockets; <see cref="ZmqFrame.RoutingId"/> of a frame says with which (ZMQ_SERVER, draft).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    Server = 12,

    /// <summary>Talks to SERVER sockets, without the alternation of REQ (ZMQ_CLIENT, draft).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    Client = 13,

    /// <summary>
    /// Sends frames to the DISH sockets that have joined their group. Over udp, a group has at most 127 bytes, and group and content at most
    /// 8191 together. Sends only (ZMQ_RADIO, draft).
    /// </summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    Radio = 14,

    /// <summary>
    /// Receives the frames of the groups it has joined. Receives only (ZMQ_DISH, draft). With a libzmq 4.3.4 that is not the bundled one, bind it to udp only
    /// where nobody else can send: there a datagram that begins with a byte above 127 ends the process.
    /// </summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    Dish = 15,

    /// <summary>Receives from SCATTER sockets fairly. Receives only (ZMQ_GATHER, draft).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    Gather = 16,

    /// <summary>Sends to GATHER sockets in turn. Sends only (ZMQ_SCATTER, draft).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    Scatter = 17,

    /// <summary>
    /// Exchanges datagrams of at most 8192 bytes over udp, each behind the address of the peer, such as 127.0.0.1:5555. It is bound, not connected; sends wait
    /// until it is (ZMQ_DGRAM, draft).
    /// </summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    Dgram = 18,

    /// <summary>Talks to any number of PEER sockets; each has a routing id (ZMQ_PEER, draft).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    Peer = 19,

    /// <summary>Talks to exactly one CHANNEL, in both directions; the thread-safe PAIR (ZMQ_CHANNEL, draft).</summary>
    [Experimental(ZmqDraft.DiagnosticId)]
    Channel = 20,
}
