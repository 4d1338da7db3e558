using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ZmqInterop;

/// <summary>A public CURVE key: 32 bytes, or 40 characters of Z85 (RFC 32). A value without secrets, to compare, print and look up.</summary>
public readonly struct ZmqCurvePublicKey : IEquatable<ZmqCurvePublicKey>
{
    /// <summary>The size in bytes: 32.</summary>
    public const int Size = ZmqCurve.KeySize;

    /// <summary>The size in characters of Z85: 40.</summary>
    public const int TextSize = ZmqCurve.TextSize;

    private readonly Bytes _bytes;

    /// <summary>Makes a key of its bytes.</summary>
    /// <param name="key">32 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="key"/> has another length.</exception>
    public ZmqCurvePublicKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != Size)
        {
            throw new ArgumentException($"A public key is {Size} bytes; these are {key.Length}. Text in Z85 goes through {nameof(Parse)}.", nameof(key));
        }

        _bytes = MemoryMarshal.Read<Bytes>(key);
    }

    /// <summary>Whether all bytes are zero, as in a key that was never set. Methods that take a key refuse this one.</summary>
    public bool IsEmpty => Equals(default);

    /// <summary>Makes a key of its text.</summary>
    /// <param name="text">40 characters of Z85.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException"><paramref name="text"/> is something else.</exception>
    public static ZmqCurvePublicKey Parse(ReadOnlySpan<char> text) => TryParse(text, out ZmqCurvePublicKey key)
        ? key
        : throw new FormatException($"A public key is {TextSize} characters of Z85; this text has {text.Length}, or others than those of Z85.");

    /// <summary>Makes a key of its text.</summary>
    /// <param name="text">40 characters of Z85.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is something else.</exception>
    public static ZmqCurvePublicKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <summary>Makes a key of its text, if it is one.</summary>
    /// <param name="text">40 characters of Z85.</param>
    /// <param name="key">The key; all zeros on failure.</param>
    /// <returns>False when <paramref name="text"/> is something else.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out ZmqCurvePublicKey key)
    {
        Span<byte> bytes = stackalloc byte[Size];
        bool parsed = text.Length == TextSize && Z85.TryDecode(text, bytes, out _);
        key = parsed ? new ZmqCurvePublicKey(bytes) : default;
        return parsed;
    }

    /// <summary>Copies the bytes.</summary>
    /// <param name="destination">Gets 32 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter.</exception>
    public void CopyTo(Span<byte> destination) => View(in _bytes).CopyTo(destination);

    /// <summary>Copies the bytes into a new array.</summary>
    /// <returns>32 bytes.</returns>
    public byte[] ToArray() => View(in _bytes).ToArray();

    /// <summary>The text of the key.</summary>
    /// <returns>40 characters of Z85.</returns>
    public override string ToString() => Z85.Encode(View(in _bytes));

    /// <inheritdoc/>
    public bool Equals(ZmqCurvePublicKey other) => View(in _bytes).SequenceEqual(View(in other._bytes));

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ZmqCurvePublicKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // Seeded at random in each process: clients choose their keys.
        HashCode hash = default;
        hash.AddBytes(View(in _bytes));
        return hash.ToHashCode();
    }

    /// <summary>Whether two keys are the same.</summary>
    public static bool operator ==(ZmqCurvePublicKey left, ZmqCurvePublicKey right) => left.Equals(right);

    /// <summary>Whether two keys differ.</summary>
    public static bool operator !=(ZmqCurvePublicKey left, ZmqCurvePublicKey right) => !left.Equals(right);

    internal void ThrowIfEmpty(string parameterName)
    {
        if (IsEmpty)
        {
            throw new ArgumentException("The key is all zeros, which no pair of keys has: it was never set.", parameterName);
        }
    }

    private static ReadOnlySpan<byte> View(ref readonly Bytes bytes) => bytes;

    [InlineArray(Size)]
    private struct Bytes
    {
        private byte _first;
    }
}
