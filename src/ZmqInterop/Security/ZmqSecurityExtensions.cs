using System;

namespace ZmqInterop;

/// <summary>Security of a socket in one call. Call before <see cref="ZmqSocket.Bind"/> or <see cref="ZmqSocket.Connect"/>.</summary>
public static class ZmqSecurityExtensions
{
    // ZMQ_ZAP_ENFORCE_DOMAIN: of the draft API by its header, part of all builds from 4.3.0 on.
    private const int EnforceDomain = 93;

    /// <summary>
    /// Makes the socket a server without security whose clients a <see cref="ZmqAuthenticator"/> judges by their address (ZMQ_ZAP_DOMAIN,
    /// ZMQ_ZAP_ENFORCE_DOMAIN, zmq_setsockopt(3); zmq_null(7)). Without an authenticator in the context nobody gets in.
    /// </summary>
    /// <param name="socket">The socket.</param>
    /// <param name="zapDomain">The domain that the authenticator is asked about, 1 to 255 bytes.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="zapDomain"/> is not 1 to 255 bytes in UTF-8. The socket is as it was.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public static void UseNullServer(this ZmqSocket socket, string zapDomain)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(zapDomain);
        socket.UseDomain(zapDomain);
        socket.Options.PlainServer = false;
    }

    /// <summary>
    /// Makes the socket a server of PLAIN: clients present user name and password, in clear text, and a <see cref="ZmqAuthenticator"/> judges them
    /// (ZMQ_PLAIN_SERVER, ZMQ_ZAP_DOMAIN, zmq_setsockopt(3); zmq_plain(7)). Without an authenticator in the context nobody gets in.
    /// </summary>
    /// <remarks>
    /// Not for a REQ: libzmq 4.3.4 ends the connection instead of giving it its reply, because of the user id; make the other side the server.
    /// </remarks>
    /// <param name="socket">The socket.</param>
    /// <param name="zapDomain">The domain that the authenticator is asked about, 1 to 255 bytes; null leaves it as it is, at first the empty one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="socket"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="zapDomain"/> is not 1 to 255 bytes in UTF-8. The socket is as it was.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public static void UsePlainServer(this ZmqSocket socket, string? zapDomain = null)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.UseDomain(zapDomain);
        socket.Options.PlainServer = true;
    }

    /// <summary>
    /// Makes the socket a client of PLAIN: it presents user name and password, in clear text (ZMQ_PLAIN_USERNAME, ZMQ_PLAIN_PASSWORD,
    /// zmq_setsockopt(3); zmq_plain(7)).
    /// </summary>
    /// <param name="socket">The socket.</param>
    /// <param name="userName">1 to 255 bytes in UTF-8.</param>
    /// <param name="password">1 to 255 bytes in UTF-8.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">User name or password is not 1 to 255 bytes in UTF-8, or has a zero character.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public static void UsePlainClient(this ZmqSocket socket, string userName, string password)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(userName);
        ArgumentNullException.ThrowIfNull(password);
        socket.Options.PlainUserName = userName;
        socket.Options.PlainPassword = password;
    }

    /// <summary>
    /// Makes the socket a server of CURVE: clients must know its public key, and all traffic is encrypted (ZMQ_CURVE_SERVER, ZMQ_CURVE_SECRETKEY,
    /// ZMQ_ZAP_DOMAIN, ZMQ_ZAP_ENFORCE_DOMAIN, zmq_setsockopt(3); zmq_curve(7)).
    /// </summary>
    /// <remarks>
    /// With a domain, a <see cref="ZmqAuthenticator"/> decides which clients get in, and nobody does while there is none. Without a domain the
    /// authenticator of the context is asked about the empty one; while there is none, everybody who knows the server's public key gets in. Not for a REQ
    /// whose authenticator gives user ids: libzmq 4.3.4 ends the connection instead of giving it its reply; make the other side the server.
    /// </remarks>
    /// <param name="socket">The socket.</param>
    /// <param name="keyPair">The keys of the server. The socket takes a copy.</param>
    /// <param name="zapDomain">The domain that the authenticator is asked about, 1 to 255 bytes; null leaves it as it is, at first the empty one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="socket"/> or <paramref name="keyPair"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="zapDomain"/> is not 1 to 255 bytes in UTF-8. The socket is as it was.</exception>
    /// <exception cref="NotSupportedException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket or the pair is disposed of.</exception>
    public static void UseCurveServer(this ZmqSocket socket, ZmqCurveKeyPair keyPair, string? zapDomain = null)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(keyPair);
        ReadOnlySpan<byte> secretKey = keyPair.SecretKey;
        socket.UseDomain(zapDomain);
        socket.SetOwnKeys(keyPair, secretKey);

        // Last: setting it to false, or a server's key, would have made the socket a client.
        socket.Options.CurveServer = true;
    }

    /// <summary>
    /// Makes the socket a client of CURVE: it talks only to the server that has the secret key for <paramref name="serverKey"/>, and all traffic is
    /// encrypted (ZMQ_CURVE_SERVERKEY, ZMQ_CURVE_PUBLICKEY, ZMQ_CURVE_SECRETKEY, zmq_setsockopt(3); zmq_curve(7)).
    /// </summary>
    /// <param name="socket">The socket.</param>
    /// <param name="keyPair">The keys of the client. The socket takes a copy.</param>
    /// <param name="serverKey">The public key of the server.</param>
    /// <exception cref="ArgumentNullException"><paramref name="socket"/> or <paramref name="keyPair"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="serverKey"/> is all zeros. The socket is as it was.</exception>
    /// <exception cref="NotSupportedException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket or the pair is disposed of.</exception>
    public static void UseCurveClient(this ZmqSocket socket, ZmqCurveKeyPair keyPair, ZmqCurvePublicKey serverKey)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(keyPair);
        serverKey.ThrowIfEmpty(nameof(serverKey));
        ReadOnlySpan<byte> secretKey = keyPair.SecretKey;
        Span<byte> serverBytes = stackalloc byte[ZmqCurvePublicKey.Size];
        serverKey.CopyTo(serverBytes);
        socket.Options.SetCurveServerKey(serverBytes);
        socket.SetOwnKeys(keyPair, secretKey);
    }

    /// <summary>As <see cref="UseCurveClient(ZmqSocket, ZmqCurveKeyPair, ZmqCurvePublicKey)"/>, with the server's key as text.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="keyPair">The keys of the client. The socket takes a copy.</param>
    /// <param name="serverKey">The public key of the server, 40 characters of Z85.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="serverKey"/> stands for zeros. The socket is as it was.</exception>
    /// <exception cref="FormatException"><paramref name="serverKey"/> is not 40 characters of Z85. The socket is as it was.</exception>
    /// <exception cref="NotSupportedException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket or the pair is disposed of.</exception>
    public static void UseCurveClient(this ZmqSocket socket, ZmqCurveKeyPair keyPair, string serverKey) =>
        socket.UseCurveClient(keyPair, ZmqCurvePublicKey.Parse(serverKey));

    private static void UseDomain(this ZmqSocket socket, string? zapDomain)
    {
        if (zapDomain is not null)
        {
            socket.Options.ZapDomain = zapDomain;
            socket.SetOption(EnforceDomain, "ZapEnforceDomain", 1);
        }
    }

    private static void SetOwnKeys(this ZmqSocket socket, ZmqCurveKeyPair keyPair, ReadOnlySpan<byte> secretKey)
    {
        Span<byte> publicKey = stackalloc byte[ZmqCurvePublicKey.Size];
        keyPair.PublicKey.CopyTo(publicKey);
        socket.Options.SetCurvePublicKey(publicKey);
        socket.Options.SetCurveSecretKey(secretKey);
    }
}
