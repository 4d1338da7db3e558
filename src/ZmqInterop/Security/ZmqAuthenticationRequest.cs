using System;
using System.Diagnostics;
using System.Text;

namespace ZmqInterop;

/// <summary>What a <see cref="ZmqAuthenticator"/> is asked about: a connection that somebody wants to make. Nothing prints the credentials.</summary>
public sealed class ZmqAuthenticationRequest
{
    internal ZmqAuthenticationRequest(string domain, string address, ReadOnlyMemory<byte> routingId, ZmqMechanism mechanism)
    {
        Domain = domain;
        Address = address;
        RoutingId = routingId;
        Mechanism = mechanism;
    }

    /// <summary>The domain of the server's socket; empty when it has none.</summary>
    public string Domain { get; }

    /// <summary>The IP address of the client; something else, or empty, for ipc.</summary>
    public string Address { get; }

    /// <summary>The routing id of the server's socket, 0 to 255 bytes.</summary>
    public ReadOnlyMemory<byte> RoutingId { get; }

    /// <summary>How the client authenticates itself, which says which of the other properties are there.</summary>
    public ZmqMechanism Mechanism { get; }

    /// <summary>PLAIN: the user name; null otherwise.</summary>
    public string? UserName { get; internal init; }

    /// <summary>PLAIN: the password; null otherwise. Compare it with <see cref="IsPassword"/>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Password { get; internal init; }

    /// <summary>CURVE: the public key, which the client has proved to have the secret key for; null otherwise.</summary>
    public ZmqCurvePublicKey? PublicKey { get; internal init; }

    /// <summary>GSSAPI: the principal, which Kerberos has vouched for; null otherwise.</summary>
    public string? Principal { get; internal init; }

    /// <summary>Compares the password in a time that does not depend on where they differ.</summary>
    /// <param name="expected">What it should be.</param>
    /// <returns>Whether it is; false when there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="expected"/> is null.</exception>
    public bool IsPassword(string expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return Password is not null && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Password), Encoding.UTF8.GetBytes(expected));
    }

    /// <summary>What may be seen of the request, for logs: no credentials.</summary>
    /// <returns>Something like <c>PLAIN from 127.0.0.1 for domain "global"</c>.</returns>
    public override string ToString() => $"{Mechanism} from {Address} for domain \"{Domain}\"";
}
