using System;
using System.Text;

namespace ZmqInterop;

// Who is talked to, and in which order.
public sealed partial class ZmqSocketOptions
{
    /// <summary>
    /// The name by which a ROUTER that this socket connects to knows it; empty when the ROUTER makes one up. Default empty (ZMQ_ROUTING_ID,
    /// zmq_getsockopt(3)).
    /// </summary>
    /// <returns>The bytes that were set.</returns>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public byte[] GetRoutingId() => GetBytes(ZmqSocketOption.RoutingId);

    /// <summary>
    /// Sets the name by which a ROUTER that this socket connects to knows it. It must differ from those of the other peers of the ROUTER; see
    /// <see cref="SetRouterHandover"/>. Default empty: the ROUTER makes one up (ZMQ_ROUTING_ID, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">1 to 255 bytes. The first byte should not be zero: such ids belong to libzmq.</param>
    /// <remarks>REQ, REP, DEALER and ROUTER; the others ignore it. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentException">
    /// <paramref name="value"/> is not 1 to 255 bytes long, or looks like those that libzmq makes up: 5 bytes, the first one zero. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetRoutingId(ReadOnlySpan<byte> value) =>
        SetBytes(ZmqSocketOption.RoutingId, value, 1, 255);

    /// <summary>
    /// Sets the name by which a ROUTER that this socket connects to knows it. See <see cref="SetRoutingId(ReadOnlySpan{byte})"/> (ZMQ_ROUTING_ID,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">Becomes bytes in UTF-8.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="value"/> is not 1 to 255 bytes long in UTF-8, or has 5 with a zero first. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetRoutingId(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        SetRoutingId(Encoding.UTF8.GetBytes(value));
    }

    /// <summary>
    /// Sets the routing id of the peer that the next <see cref="ZmqSocket.Connect"/> connects to, so that messages can be sent to it at once.
    /// Concerns that one call only. Default: the peer's own, or one that is made up (ZMQ_CONNECT_ROUTING_ID, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">1 to 255 bytes. The first byte should not be zero: such ids belong to libzmq. No other peer of the socket may have it.</param>
    /// <remarks>
    /// When a peer has the id, or its connection is not closed yet, <see cref="ZmqSocket.Connect"/> throws <see cref="InvalidOperationException"/>, where libzmq
    /// alone would end the process. Two cases are beyond it. A peer that arrives with the same id of its own choice just while Connect is running: give
    /// connections ids that peers do not choose. And a ROUTER or REP of a libzmq without its draft API cannot be asked for its peers: there an id can be given
    /// once only, and one that a peer has chosen is not noticed. With <see cref="Immediate"/> the id waits for the first connection that is made without it, or
    /// over inproc.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// <paramref name="value"/> is not 1 to 255 bytes long, or looks like those that libzmq makes up: 5 bytes, the first one zero. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The socket is not a ROUTER, REP or STREAM, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetConnectRoutingId(ReadOnlySpan<byte> value) =>
        SetBytes(ZmqSocketOption.ConnectRoutingId, value, 1, 255);

    /// <summary>
    /// Sets the routing id of the peer that the next <see cref="ZmqSocket.Connect"/> connects to. See
    /// <see cref="SetConnectRoutingId(ReadOnlySpan{byte})"/> (ZMQ_CONNECT_ROUTING_ID, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">Becomes bytes in UTF-8.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="value"/> is not 1 to 255 bytes long in UTF-8, or has 5 with a zero first. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The socket is not a ROUTER, REP or STREAM, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetConnectRoutingId(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        SetConnectRoutingId(Encoding.UTF8.GetBytes(value));
    }

    /// <summary>
    /// Sets whether sending to a peer that is not there fails (<see cref="ZmqError.HostUnreachable"/>), and sending to one that has no room waits;
    /// otherwise the message is dropped. Default false (ZMQ_ROUTER_MANDATORY, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">True to fail, false to drop.</param>
    /// <remarks>Takes effect at once.</remarks>
    /// <exception cref="ZmqException">The socket is not a ROUTER or REP, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetRouterMandatory(bool value) => SetBool(ZmqSocketOption.RouterMandatory, value);

    /// <summary>
    /// Sets whether a new peer takes over the routing id that another one has, and the old connection is closed; otherwise the new peer is ignored.
    /// Default false (ZMQ_ROUTER_HANDOVER, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">True to hand over, false to keep the old peer.</param>
    /// <remarks>Takes effect at once.</remarks>
    /// <exception cref="ZmqException">The socket is not a ROUTER or REP, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetRouterHandover(bool value) => SetBool(ZmqSocketOption.RouterHandover, value);

    /// <summary>
    /// Sets whether the socket exchanges bytes with peers that speak plain TCP. Use a STREAM socket instead: libzmq keeps this for old programs.
    /// Default false (ZMQ_ROUTER_RAW, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">True for plain TCP. It cannot be switched off again.</param>
    /// <remarks>Concerns connections made after it is set.</remarks>
    /// <exception cref="ZmqException">The socket is not a ROUTER or REP, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetRouterRaw(bool value) => SetBool(ZmqSocketOption.RouterRaw, value);

    /// <summary>
    /// Sets whether an empty message is sent on each new connection, so that a ROUTER learns of the peer. Only for sockets whose peers are all
    /// ROUTERs. Default false (ZMQ_PROBE_ROUTER, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">True to send it.</param>
    /// <remarks>Concerns connections made after it is set.</remarks>
    /// <exception cref="ZmqException">The socket is not a REQ, DEALER, ROUTER or REP, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetProbeRouter(bool value) => SetBool(ZmqSocketOption.ProbeRouter, value);

    /// <summary>
    /// Sets whether requests carry a number, and replies to other requests are dropped. The peers see one frame more, which REP hands back by itself.
    /// Default false (ZMQ_REQ_CORRELATE, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">True to number requests.</param>
    /// <remarks>Takes effect with the next request.</remarks>
    /// <exception cref="ZmqException">The socket is not a REQ, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetRequestCorrelate(bool value) => SetBool(ZmqSocketOption.RequestCorrelate, value);

    /// <summary>
    /// Sets whether a new request may be sent before the reply to the last one was received, which is then dropped. Set
    /// <see cref="SetRequestCorrelate"/> as well, or a late reply is taken for that to the new request. Default false (ZMQ_REQ_RELAXED,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">True to allow it.</param>
    /// <remarks>Takes effect at once.</remarks>
    /// <exception cref="ZmqException">The socket is not a REQ, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetRequestRelaxed(bool value) => SetBool(ZmqSocketOption.RequestRelaxed, value);

    /// <summary>
    /// Sets whether the socket receives an empty message when a peer connects or disconnects. Default true (ZMQ_STREAM_NOTIFY, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">True to receive them.</param>
    /// <remarks>Concerns connections made after it is set.</remarks>
    /// <exception cref="ZmqException">The socket is not a STREAM, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetStreamNotify(bool value) => SetBool(ZmqSocketOption.StreamNotify, value);
}
