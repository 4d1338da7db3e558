using System;
using System.Collections.Generic;

namespace ZmqInterop;

// What libzmq called devices: proxies with sockets of their own. An endpoint is bound; one that begins with '>' is connected ('@' says that it is bound,
// as in CZMQ and NetMQ).
public sealed partial class ZmqProxy
{
    /// <summary>The endpoint of the frontend as it was bound, wildcards resolved, or connected; empty for a proxy between sockets of the caller.</summary>
    public string FrontendEndpoint { get; private init; } = string.Empty;

    /// <summary>The endpoint of the backend as it was bound, wildcards resolved, or connected; empty for a proxy between sockets of the caller.</summary>
    public string BackendEndpoint { get; private init; } = string.Empty;

    /// <summary>The endpoint of the capture socket as it was bound, wildcards resolved, or connected; empty when there is none of the proxy's own.</summary>
    public string CaptureEndpoint { get; private init; } = string.Empty;

    /// <summary>
    /// Begins to forward requests from many clients to many workers and the replies back: a ROUTER in front, a DEALER behind (ZMQ_QUEUE, zmq_proxy(3)). The
    /// sockets are the proxy's and are closed with it.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="frontend">Where clients (REQ, DEALER) connect. Bound, or connected when it begins with '>'.</param>
    /// <param name="backend">Where workers (REP, ROUTER) connect. Bound, or connected when it begins with '>'.</param>
    /// <param name="capture">Where a PUB publishes a copy of each message; null for none. Bound, or connected when it begins with '>'.</param>
    /// <returns>The proxy, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentException">An endpoint is null, empty, too long or not of the form transport://address.</exception>
    /// <exception cref="ZmqException">libzmq cannot bind or connect one of them.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public static ZmqProxy StartQueue(ZmqContext context, string frontend, string backend, string? capture = null) =>
        Start(context, (ZmqSocketType.Router, frontend), (ZmqSocketType.Dealer, backend), capture);

    /// <summary>
    /// Begins to forward messages from many publishers to many subscribers, and the subscriptions back: an XSUB in front, an XPUB behind (ZMQ_FORWARDER,
    /// zmq_proxy(3)). The sockets are the proxy's and are closed with it.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="frontend">Where publishers (PUB, XPUB) connect. Bound, or connected when it begins with '>'.</param>
    /// <param name="backend">Where subscribers (SUB, XSUB) connect. Bound, or connected when it begins with '>'.</param>
    /// <param name="capture">Where a PUB publishes a copy of each message; null for none. Bound, or connected when it begins with '>'.</param>
    /// <returns>The proxy, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentException">An endpoint is null, empty, too long or not of the form transport://address.</exception>
    /// <exception cref="ZmqException">libzmq cannot bind or connect one of them.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public static ZmqProxy StartForwarder(ZmqContext context, string frontend, string backend, string? capture = null) =>
        Start(context, (ZmqSocketType.XSub, frontend), (ZmqSocketType.XPub, backend), capture);

    /// <summary>
    /// Begins to forward messages from many producers to many consumers, one after the other: a PULL in front, a PUSH behind (ZMQ_STREAMER, zmq_proxy(3)). The
    /// sockets are the proxy's and are closed with it.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="frontend">Where producers (PUSH) connect. Bound, or connected when it begins with '>'.</param>
    /// <param name="backend">Where consumers (PULL) connect. Bound, or connected when it begins with '>'.</param>
    /// <param name="capture">Where a PUB publishes a copy of each message; null for none. Bound, or connected when it begins with '>'.</param>
    /// <returns>The proxy, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentException">An endpoint is null, empty, too long or not of the form transport://address.</exception>
    /// <exception cref="ZmqException">libzmq cannot bind or connect one of them.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public static ZmqProxy StartStreamer(ZmqContext context, string frontend, string backend, string? capture = null) =>
        Start(context, (ZmqSocketType.Pull, frontend), (ZmqSocketType.Push, backend), capture);

    private static ZmqProxy Start(
        ZmqContext context, (ZmqSocketType Type, string Endpoint) frontend, (ZmqSocketType Type, string Endpoint) backend, string? capture)
    {
        ArgumentNullException.ThrowIfNull(context);
        List<ZmqSocket> sockets = [];
        try
        {
            string frontendEndpoint = Open(context, frontend.Type, frontend.Endpoint, nameof(frontend), sockets);
            string backendEndpoint = Open(context, backend.Type, backend.Endpoint, nameof(backend), sockets);
            string captureEndpoint = capture is null ? string.Empty : Open(context, ZmqSocketType.Pub, capture, nameof(capture), sockets);
            ProxyLoop loop = StartLoop(new ProxySockets(sockets[0], sockets[1], capture is null ? null : sockets[2]), sockets);
            return new ZmqProxy(loop)
            {
                FrontendEndpoint = frontendEndpoint,
                BackendEndpoint = backendEndpoint,
                CaptureEndpoint = captureEndpoint,
            };
        }
        catch
        {
            Close(sockets);
            throw;
        }
    }

    private static string Open(ZmqContext context, ZmqSocketType type, string endpoint, string parameterName, List<ZmqSocket> sockets)
    {
        ArgumentException.ThrowIfNullOrEmpty(endpoint, parameterName);
        Utf8Endpoint.Check(ZmqSocket.WithoutSign(endpoint), parameterName);
        ZmqSocket socket = context.CreateSocket(type);
        sockets.Add(socket);
        return socket.Attach(endpoint);
    }

    private static void Close(List<ZmqSocket> sockets)
    {
        foreach (ZmqSocket socket in sockets)
        {
            socket.Dispose();
        }
    }
}
