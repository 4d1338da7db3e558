using System;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Threading;

namespace ZmqInterop;

/// <summary>
/// A pair of CURVE keys (zmq_curve(7)). The secret key is kept at one place in memory and overwritten with zeros by <see cref="Dispose"/>; nothing
/// prints it. Two pairs are equal when their public keys are.
/// </summary>
public sealed class ZmqCurveKeyPair : IDisposable, IEquatable<ZmqCurveKeyPair>
{
    // Pinned, so that the garbage collector leaves no copies behind when it moves things.
    private readonly byte[] _secretKey = GC.AllocateArray<byte>(ZmqCurve.KeySize, pinned: true);
    private bool _disposed;

    private ZmqCurveKeyPair(ZmqCurvePublicKey? publicKey, ReadOnlySpan<byte> secretKey)
    {
        secretKey.CopyTo(_secretKey);
        if (publicKey is null)
        {
            Span<byte> derived = stackalloc byte[ZmqCurvePublicKey.Size];
            ZmqCurve.DerivePublicKey(secretKey, derived);
            publicKey = new ZmqCurvePublicKey(derived);
        }

        PublicKey = publicKey.Value;
    }

    /// <summary>The public key. Still there after <see cref="Dispose"/>.</summary>
    public ZmqCurvePublicKey PublicKey { get; }

    /// <summary>
    /// The 32 bytes of the secret key themselves, not a copy: they turn to zeros when the pair is disposed of.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The pair is disposed of.</exception>
    public ReadOnlySpan<byte> SecretKey
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed), this);
            return _secretKey;
        }
    }

    /// <summary>Makes a new pair of random keys (zmq_curve_keypair(3)).</summary>
    /// <returns>The pair, for the caller to dispose of.</returns>
    /// <exception cref="ZmqException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqNativeLoadException">libzmq cannot be loaded.</exception>
    public static ZmqCurveKeyPair Generate()
    {
        Span<byte> publicKey = stackalloc byte[ZmqCurvePublicKey.Size];
        Span<byte> secretKey = stackalloc byte[ZmqCurve.KeySize];
        try
        {
            ZmqCurve.Generate(publicKey, secretKey);
            return new ZmqCurveKeyPair(new ZmqCurvePublicKey(publicKey), secretKey);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secretKey);
        }
    }

    /// <summary>Makes a pair of its secret key; the public one follows from it (zmq_curve_public(3)).</summary>
    /// <param name="secretKey">32 bytes, or 40 characters of Z85 in ASCII. They are copied; the caller's stay as they are.</param>
    /// <returns>The pair, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="secretKey"/> is neither, or all zeros. The message does not repeat it.
    /// </exception>
    /// <exception cref="ZmqException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqNativeLoadException">libzmq cannot be loaded.</exception>
    public static ZmqCurveKeyPair FromSecretKey(ReadOnlySpan<byte> secretKey)
    {
        if (secretKey.Length == ZmqCurve.KeySize)
        {
            return FromBytes(secretKey);
        }

        Span<byte> bytes = stackalloc byte[ZmqCurve.KeySize];
        try
        {
            return secretKey.Length == ZmqCurve.TextSize && Z85.TryDecode(secretKey, bytes, out _)
                ? FromBytes(bytes)
                : throw NotAKey(secretKey.Length, nameof(secretKey));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Makes a pair of its secret key; the public one follows from it (zmq_curve_public(3)).</summary>
    /// <param name="secretKey">40 characters of Z85.</param>
    /// <returns>The pair, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="secretKey"/> is something else, or stands for zeros. The message does not repeat it.
    /// </exception>
    /// <exception cref="ZmqException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqNativeLoadException">libzmq cannot be loaded.</exception>
    public static ZmqCurveKeyPair FromSecretKey(ReadOnlySpan<char> secretKey)
    {
        Span<byte> bytes = stackalloc byte[ZmqCurve.KeySize];
        try
        {
            return secretKey.Length == ZmqCurve.TextSize && Z85.TryDecode(secretKey, bytes, out _)
                ? FromBytes(bytes)
                : throw NotAKey(secretKey.Length, nameof(secretKey));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Makes a pair of its secret key; the public one follows from it (zmq_curve_public(3)).</summary>
    /// <param name="secretKey">40 characters of Z85. A string cannot be overwritten: it stays in memory until the garbage collector reuses it.</param>
    /// <returns>The pair, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="secretKey"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="secretKey"/> is something else, or stands for zeros. The message does not repeat it.
    /// </exception>
    /// <exception cref="ZmqException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    /// <exception cref="ZmqNativeLoadException">libzmq cannot be loaded.</exception>
    public static ZmqCurveKeyPair FromSecretKey(string secretKey)
    {
        ArgumentNullException.ThrowIfNull(secretKey);
        return FromSecretKey(secretKey.AsSpan());
    }

    /// <summary>Writes the secret key as text into memory of the caller, who can overwrite it after use.</summary>
    /// <param name="destination">Gets 40 characters of Z85.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter. Nothing is written.</exception>
    /// <exception cref="ObjectDisposedException">The pair is disposed of.</exception>
    public void CopySecretKeyText(Span<char> destination)
    {
        if (!Z85.TryEncode(SecretKey, destination, out _))
        {
            throw new ArgumentException($"The text of a key has {ZmqCurve.TextSize} characters; there is room for {destination.Length}.", nameof(destination));
        }
    }

    /// <summary>The secret key as text. A string cannot be overwritten; where that matters use <see cref="CopySecretKeyText"/>.</summary>
    /// <returns>40 characters of Z85.</returns>
    /// <exception cref="ObjectDisposedException">The pair is disposed of.</exception>
    public string GetSecretKeyText() => Z85.Encode(SecretKey);

    /// <summary>What may be seen of the pair, for logs and debuggers: the public key.</summary>
    /// <returns>Something like <c>ZmqCurveKeyPair (public key rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7)</c>.</returns>
    public override string ToString() => $"{nameof(ZmqCurveKeyPair)} (public key {PublicKey})";

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] ZmqCurveKeyPair? other) => other is not null && PublicKey == other.PublicKey;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ZmqCurveKeyPair other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => PublicKey.GetHashCode();

    /// <summary>Overwrites the secret key with zeros. Sockets that were given it have their own copy, inside libzmq. Harmless when repeated.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _disposed, true);
        CryptographicOperations.ZeroMemory(_secretKey);
    }

    private static ZmqCurveKeyPair FromBytes(ReadOnlySpan<byte> secretKey) => secretKey.ContainsAnyExcept((byte)0)
        ? new ZmqCurveKeyPair(null, secretKey)
        : throw new ArgumentException("The secret key is all zeros: it was never set, or was overwritten.", nameof(secretKey));

    private static ArgumentException NotAKey(int length, string parameterName) => new(
        $"A secret key is {ZmqCurve.KeySize} bytes or {ZmqCurve.TextSize} characters of Z85; this one has {length}, or characters that Z85 has not.", parameterName);
}
