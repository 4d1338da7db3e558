using System;
using System.Diagnostics.CodeAnalysis;

namespace ZmqInterop;

// Draft options of secure WebSockets (wss).
public sealed partial class ZmqSocketOptions
{
    /// <summary>Sets the private key of a server, in PEM. Default none (ZMQ_WSS_KEY_PEM, zmq_setsockopt(3)).</summary>
    /// <param name="value">Text without zero characters.</param>
    /// <remarks>All types of sockets, wss only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or has a zero character. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">
    /// libzmq was built without secure WebSockets (<see cref="Zmq.Has"/> "WSS") or without its draft API.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public void SetWssKeyPem(string value) => SetText(ZmqSocketOption.WssKeyPem, value, 1, int.MaxValue);

    /// <summary>Sets the certificate of a server, in PEM. Default none (ZMQ_WSS_CERT_PEM, zmq_setsockopt(3)).</summary>
    /// <param name="value">Text without zero characters.</param>
    /// <remarks>All types of sockets, wss only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or has a zero character. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">
    /// libzmq was built without secure WebSockets (<see cref="Zmq.Has"/> "WSS") or without its draft API.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public void SetWssCertificatePem(string value) => SetText(ZmqSocketOption.WssCertificatePem, value, 1, int.MaxValue);

    /// <summary>Sets the certificates that a client trusts, in PEM. Default none (ZMQ_WSS_TRUST_PEM, zmq_setsockopt(3)).</summary>
    /// <param name="value">Text without zero characters.</param>
    /// <remarks>All types of sockets, wss only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or has a zero character. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">
    /// libzmq was built without secure WebSockets (<see cref="Zmq.Has"/> "WSS") or without its draft API.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public void SetWssTrustPem(string value) => SetText(ZmqSocketOption.WssTrustPem, value, 1, int.MaxValue);

    /// <summary>Sets the host name that the certificate of the server must have. Default none (ZMQ_WSS_HOSTNAME, zmq_setsockopt(3)).</summary>
    /// <param name="value">Text without zero characters.</param>
    /// <remarks>All types of sockets, wss only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or has a zero character. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">
    /// libzmq was built without secure WebSockets (<see cref="Zmq.Has"/> "WSS") or without its draft API.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public void SetWssHostName(string value) => SetText(ZmqSocketOption.WssHostName, value, 1, int.MaxValue);

    /// <summary>
    /// Sets whether a client trusts the certificates that the system trusts. Default false (ZMQ_WSS_TRUST_SYSTEM, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">True to trust them.</param>
    /// <remarks>All types of sockets, wss only. Concerns connections made after it is set.</remarks>
    /// <exception cref="NotSupportedException">
    /// libzmq was built without secure WebSockets (<see cref="Zmq.Has"/> "WSS") or without its draft API.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public void SetWssTrustSystem(bool value) => SetBool(ZmqSocketOption.WssTrustSystem, value);
}
