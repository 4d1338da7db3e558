using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace ZmqInterop;

/// <summary>The answer of a <see cref="ZmqAuthenticator"/> to a request (RFC 27).</summary>
public sealed class ZmqAuthenticationDecision
{
    private const int LongestText = 255;
    private const int Ok = 200;
    private const int Temporary = 300;
    private const int Refused = 400;
    private const int Failed = 500;

    private ZmqAuthenticationDecision(int statusCode, string statusText, string userId = "", byte[]? metadata = null)
    {
        StatusCode = statusCode;
        StatusText = statusText;
        UserId = userId;
        Metadata = metadata ?? [];
    }

    /// <summary>Whether the client gets in.</summary>
    public bool IsAllowed => StatusCode == Ok;

    /// <summary>200 allowed, 300 try again, 400 denied, 500 the authenticator failed.</summary>
    public int StatusCode { get; }

    /// <summary>Why, for logs on this side: the client learns the code only.</summary>
    public string StatusText { get; }

    /// <summary>Who the client is; empty when it does not get in. <see cref="ZmqFrame.UserId"/> of all frames that come from it.</summary>
    public string UserId { get; }

    /// <summary>In the form of ZMTP 3.0, as the reply has it.</summary>
    internal byte[] Metadata { get; }

    /// <summary>Lets the client in.</summary>
    /// <param name="userId">Who it is, for <see cref="ZmqFrame.UserId"/> of its frames: at most 255 bytes in UTF-8, no zero character.</param>
    /// <param name="metadata">
    /// Properties for <see cref="ZmqFrame.GetMetadata"/> of its frames. Names of 1 to 255 ASCII letters, digits and <c>-_.+</c>, without those that ZMTP has
    /// a use for (Socket-Type, Identity, Resource, User-Id, Peer-Address, Routing-Id, __fd); values without zero characters.
    /// </param>
    /// <returns>Status 200.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="userId"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="userId"/> or <paramref name="metadata"/> is not as said.</exception>
    public static ZmqAuthenticationDecision Allow(string userId = "", IEnumerable<KeyValuePair<string, string>>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(userId);
        CheckUserId(userId, nameof(userId));
        return new ZmqAuthenticationDecision(Ok, "OK", userId, metadata is null ? null : Encode(metadata));
    }

    /// <summary>Refuses the client for good: libzmq clients do not try again.</summary>
    /// <param name="reason">Why, for logs on this side; at most 255 characters count.</param>
    /// <returns>Status 400.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is null.</exception>
    public static ZmqAuthenticationDecision Deny(string reason = "Denied") => WithReason(Refused, reason);

    /// <summary>
    /// Refuses the client for now, without telling it: libzmq lets it wait until the time of the handshake is over (<see
    /// cref="ZmqSocketOptions.HandshakeInterval"/>, 30 seconds by default), and then the client connects again.
    /// </summary>
    /// <param name="reason">Why, for logs on this side; at most 255 characters count.</param>
    /// <returns>Status 300.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is null.</exception>
    public static ZmqAuthenticationDecision RetryLater(string reason = "Temporary failure") => WithReason(Temporary, reason);

    /// <summary>The decision, for logs.</summary>
    /// <returns>Something like <c>400 Unknown key</c>.</returns>
    public override string ToString() => $"{StatusCode} {StatusText}";

    /// <summary>The authenticator could not decide.</summary>
    internal static ZmqAuthenticationDecision Fail(string reason) => WithReason(Failed, reason);

    internal static void CheckUserId(string userId, string parameterName)
    {
        if (Encoding.UTF8.GetByteCount(userId) > LongestText || userId.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"A user id has at most {LongestText} bytes in UTF-8 and no zero character.", parameterName);
        }
    }

    private static ZmqAuthenticationDecision WithReason(int statusCode, string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new ZmqAuthenticationDecision(statusCode, reason.Length > LongestText ? reason[..LongestText] : reason);
    }

    private static byte[] Encode(IEnumerable<KeyValuePair<string, string>> metadata)
    {
        using MemoryStream stream = new();
        Span<byte> length = stackalloc byte[sizeof(uint)];
        foreach ((string name, string value) in metadata)
        {
            if (!IsFreeName(name) || value.Contains('\0', StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    $"The property \"{name}\" has a name that is not 1 to {LongestText} ASCII letters, digits and -_.+, or that ZMTP has a use for, or a value with a zero character.",
                    nameof(metadata));
            }

            byte[] bytes = Encoding.UTF8.GetBytes(value);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            stream.WriteByte((byte)name.Length);
            stream.Write(Encoding.ASCII.GetBytes(name));
            stream.Write(length);
            stream.Write(bytes);
        }

        return stream.ToArray();
    }

    private static bool IsFreeName(string name)
    {
        foreach (char character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.' or '+'))
            {
                return false;
            }
        }

        // Libzmq would take the first three for its own handshake, and the others would stand in for what it knows itself.
        return name.Length is >= 1 and <= LongestText
            && name.ToUpperInvariant() is not ("SOCKET-TYPE" or "IDENTITY" or "RESOURCE" or "USER-ID" or "PEER-ADDRESS" or "ROUTING-ID" or "__FD");
    }
}
