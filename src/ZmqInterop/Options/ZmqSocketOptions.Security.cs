using System;
using System.Diagnostics.CodeAnalysis;

namespace ZmqInterop;

// Who may connect, and how that is proved (zmq_plain(7), zmq_curve(7), RFC 27).
public sealed partial class ZmqSocketOptions
{
    /// <summary>
    /// How new connections are authenticated. Follows from the other options of this group: the last one set decides. Default
    /// <see cref="ZmqMechanism.Null"/> (ZMQ_MECHANISM, zmq_getsockopt(3)).
    /// </summary>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public ZmqMechanism Mechanism => (ZmqMechanism)GetInt32(ZmqSocketOption.Mechanism);

    /// <summary>
    /// The domain under which connections are authenticated by a ZAP handler (RFC 27). With PLAIN and CURVE, connections are asked about whenever
    /// there is a handler; with NULL, when there is a domain. Default empty; once set it cannot be emptied (ZMQ_ZAP_DOMAIN, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    /// <exception cref="ArgumentException">
    /// Set to text that is not 1 to 255 bytes long in UTF-8, or has a zero character. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public string ZapDomain
    {
        get => GetString(ZmqSocketOption.ZapDomain);
        set => SetText(ZmqSocketOption.ZapDomain, value, 1, 255);
    }

    /// <summary>
    /// Whether the socket is the server side of PLAIN. Set to false, the socket goes back to <see cref="ZmqMechanism.Null"/>. Default false
    /// (ZMQ_PLAIN_SERVER, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>
    /// All types of sockets, tcp and ipc only. Concerns connections made after it is set. Passwords travel in clear text. A REQ that is the server never
    /// gets its reply: libzmq 4.3.4 ends the connection because of the user id.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// The socket would be a server of PLAIN that enforces a domain and has none: libzmq ends the process when a client connects to such a socket.
    /// Set <see cref="ZapDomain"/> first.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public bool PlainServer
    {
        get => GetBool(ZmqSocketOption.PlainServer);
        set
        {
            ThrowIfDomainMissing(value && EnforcesDomain);
            SetBool(ZmqSocketOption.PlainServer, value);
        }
    }

    /// <summary>
    /// The user name that the socket presents as a client of PLAIN. Setting it sets <see cref="Mechanism"/> to PLAIN; setting it to null sets it to
    /// NULL and keeps the name. Default empty (ZMQ_PLAIN_USERNAME, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentException">
    /// Set to text that is not 1 to 255 bytes long in UTF-8, or has a zero character. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [AllowNull]
    public string PlainUserName
    {
        get => GetString(ZmqSocketOption.PlainUserName);
        set => SetString(ZmqSocketOption.PlainUserName, value, 1, 255);
    }

    /// <summary>
    /// The password that the socket presents as a client of PLAIN. Setting it sets <see cref="Mechanism"/> to PLAIN; setting it to null sets it to
    /// NULL and keeps the password. Default empty (ZMQ_PLAIN_PASSWORD, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentException">
    /// Set to text that is not 1 to 255 bytes long in UTF-8, or has a zero character. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [AllowNull]
    public string PlainPassword
    {
        get => GetString(ZmqSocketOption.PlainPassword);
        set => SetString(ZmqSocketOption.PlainPassword, value, 1, 255);
    }

    /// <summary>
    /// Whether the socket is the server side of CURVE; it needs <see cref="SetCurveSecretKey(string)"/> too. Set to false, the socket goes back to
    /// <see cref="ZmqMechanism.Null"/>. Default false (ZMQ_CURVE_SERVER, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="NotSupportedException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public bool CurveServer
    {
        get => GetBool(ZmqSocketOption.CurveServer);
        set => SetBool(ZmqSocketOption.CurveServer, value);
    }

    /// <summary>The public key of a client; 32 zeros when none was set (ZMQ_CURVE_PUBLICKEY, zmq_getsockopt(3)).</summary>
    /// <returns>32 bytes.</returns>
    /// <exception cref="NotSupportedException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public byte[] GetCurvePublicKey() => GetKey(ZmqSocketOption.CurvePublicKey);

    /// <summary>
    /// Sets the public key of a client. It belongs to its secret key. Sets <see cref="Mechanism"/> to CURVE (ZMQ_CURVE_PUBLICKEY, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="key">32 bytes, or 40 characters of Z85 in ASCII.</param>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentException"><paramref name="key"/> is neither. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetCurvePublicKey(ReadOnlySpan<byte> key) => SetKey(ZmqSocketOption.CurvePublicKey, key);

    /// <summary>
    /// Sets the public key of a client. See <see cref="SetCurvePublicKey(ReadOnlySpan{byte})"/> (ZMQ_CURVE_PUBLICKEY, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="key">40 characters of Z85.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="key"/> is not 40 characters of Z85. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetCurvePublicKey(string key) => SetKey(ZmqSocketOption.CurvePublicKey, key);

    /// <summary>The secret key of a client or a server; 32 zeros when none was set (ZMQ_CURVE_SECRETKEY, zmq_getsockopt(3)).</summary>
    /// <returns>32 bytes.</returns>
    /// <exception cref="NotSupportedException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public byte[] GetCurveSecretKey() => GetKey(ZmqSocketOption.CurveSecretKey);

    /// <summary>
    /// Sets the secret key of a client or a server. Sets <see cref="Mechanism"/> to CURVE (ZMQ_CURVE_SECRETKEY, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="key">32 bytes, or 40 characters of Z85 in ASCII.</param>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentException"><paramref name="key"/> is neither. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetCurveSecretKey(ReadOnlySpan<byte> key) => SetKey(ZmqSocketOption.CurveSecretKey, key);

    /// <summary>
    /// Sets the secret key of a client or a server. See <see cref="SetCurveSecretKey(ReadOnlySpan{byte})"/> (ZMQ_CURVE_SECRETKEY, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="key">40 characters of Z85.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="key"/> is not 40 characters of Z85. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetCurveSecretKey(string key) => SetKey(ZmqSocketOption.CurveSecretKey, key);

    /// <summary>
    /// The public key of the server that a client connects to; 32 zeros when none was set (ZMQ_CURVE_SERVERKEY, zmq_getsockopt(3)).
    /// </summary>
    /// <returns>32 bytes.</returns>
    /// <exception cref="NotSupportedException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public byte[] GetCurveServerKey() => GetKey(ZmqSocketOption.CurveServerKey);

    /// <summary>
    /// Sets the public key of the server that a client connects to. Makes the socket a client. Sets <see cref="Mechanism"/> to CURVE
    /// (ZMQ_CURVE_SERVERKEY, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="key">32 bytes, or 40 characters of Z85 in ASCII.</param>
    /// <remarks>All types of sockets, tcp and ipc only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentException"><paramref name="key"/> is neither. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetCurveServerKey(ReadOnlySpan<byte> key) => SetKey(ZmqSocketOption.CurveServerKey, key);

    /// <summary>
    /// Sets the public key of the server that a client connects to. See <see cref="SetCurveServerKey(ReadOnlySpan{byte})"/> (ZMQ_CURVE_SERVERKEY,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <param name="key">40 characters of Z85.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="key"/> is not 40 characters of Z85. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetCurveServerKey(string key) => SetKey(ZmqSocketOption.CurveServerKey, key);
}
