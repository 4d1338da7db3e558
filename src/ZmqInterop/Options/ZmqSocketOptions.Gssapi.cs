using System;

namespace ZmqInterop;

// Authentication by Kerberos (zmq_gssapi(7)).
public sealed partial class ZmqSocketOptions
{
    /// <summary>
    /// Whether the socket is the server side of GSSAPI. Setting it sets <see cref="Mechanism"/> to GSSAPI. Default false (ZMQ_GSSAPI_SERVER,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="NotSupportedException">libzmq was built without GSSAPI (<see cref="Zmq.Has"/> "gssapi").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public bool GssapiServer
    {
        get => GetBool(ZmqSocketOption.GssapiServer);
        set => SetBool(ZmqSocketOption.GssapiServer, value);
    }

    /// <summary>Whether messages are sent in clear text after the authentication. Default false (ZMQ_GSSAPI_PLAINTEXT, zmq_setsockopt(3)).</summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="NotSupportedException">libzmq was built without GSSAPI (<see cref="Zmq.Has"/> "gssapi").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public bool GssapiPlaintext
    {
        get => GetBool(ZmqSocketOption.GssapiPlaintext);
        set => SetBool(ZmqSocketOption.GssapiPlaintext, value);
    }

    /// <summary>
    /// The principal whose credentials the socket takes. Setting it sets <see cref="Mechanism"/> to GSSAPI. Default empty (ZMQ_GSSAPI_PRINCIPAL,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    /// <exception cref="ArgumentException">
    /// Set to text that is not 1 to 255 bytes long in UTF-8, or has a zero character. The option keeps its value.
    /// </exception>
    /// <exception cref="NotSupportedException">libzmq was built without GSSAPI (<see cref="Zmq.Has"/> "gssapi").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public string GssapiPrincipal
    {
        get => GetString(ZmqSocketOption.GssapiPrincipal);
        set => SetText(ZmqSocketOption.GssapiPrincipal, value, 1, 255);
    }

    /// <summary>
    /// How <see cref="GssapiPrincipal"/> is to be read. Default <see cref="ZmqGssapiNameType.HostBased"/> (ZMQ_GSSAPI_PRINCIPAL_NAMETYPE,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to a value that is not a name type. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">libzmq was built without GSSAPI (<see cref="Zmq.Has"/> "gssapi").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public ZmqGssapiNameType GssapiPrincipalNameType
    {
        get => (ZmqGssapiNameType)GetInt32(ZmqSocketOption.GssapiPrincipalNameType);
        set => SetInt(ZmqSocketOption.GssapiPrincipalNameType, (int)value, 0, 2);
    }

    /// <summary>
    /// The principal of the server that a client connects to. Setting it sets <see cref="Mechanism"/> to GSSAPI, and makes the socket a client.
    /// Default empty (ZMQ_GSSAPI_SERVICE_PRINCIPAL, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    /// <exception cref="ArgumentException">
    /// Set to text that is not 1 to 255 bytes long in UTF-8, or has a zero character. The option keeps its value.
    /// </exception>
    /// <exception cref="NotSupportedException">libzmq was built without GSSAPI (<see cref="Zmq.Has"/> "gssapi").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public string GssapiServicePrincipal
    {
        get => GetString(ZmqSocketOption.GssapiServicePrincipal);
        set => SetText(ZmqSocketOption.GssapiServicePrincipal, value, 1, 255);
    }

    /// <summary>
    /// How <see cref="GssapiServicePrincipal"/> is to be read. Default <see cref="ZmqGssapiNameType.HostBased"/>
    /// (ZMQ_GSSAPI_SERVICE_PRINCIPAL_NAMETYPE, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to a value that is not a name type. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">libzmq was built without GSSAPI (<see cref="Zmq.Has"/> "gssapi").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public ZmqGssapiNameType GssapiServicePrincipalNameType
    {
        get => (ZmqGssapiNameType)GetInt32(ZmqSocketOption.GssapiServicePrincipalNameType);
        set => SetInt(ZmqSocketOption.GssapiServicePrincipalNameType, (int)value, 0, 2);
    }
}
