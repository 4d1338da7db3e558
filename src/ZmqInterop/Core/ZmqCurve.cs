using System;
using System.Security.Cryptography;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>The two functions of libzmq that make CURVE keys.</summary>
internal static unsafe class ZmqCurve
{
    /// <summary>The size of a key in bytes, of both kinds.</summary>
    public const int KeySize = 32;

    /// <summary>The size of a key in characters of Z85.</summary>
    public const int TextSize = 40;

    private const int TerminatedTextSize = TextSize + 1;

    /// <summary>Makes a new pair of keys of 32 bytes each.</summary>
    /// <exception cref="ZmqException">libzmq was built without CURVE.</exception>
    public static void Generate(Span<byte> publicKey, Span<byte> secretKey)
    {
        ZmqLibrary.EnsureLoaded();
        Span<byte> publicText = stackalloc byte[TerminatedTextSize];
        Span<byte> secretText = stackalloc byte[TerminatedTextSize];
        try
        {
            fixed (byte* publicPointer = publicText)
            fixed (byte* secretPointer = secretText)
            {
                ThrowOnError(LibZmq.zmq_curve_keypair(publicPointer, secretPointer), nameof(LibZmq.zmq_curve_keypair));
            }

            _ = Z85.TryDecode(publicText[..TextSize], publicKey, out _);
            _ = Z85.TryDecode(secretText[..TextSize], secretKey, out _);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secretText);
        }
    }

    /// <summary>Computes the public key that belongs to a secret one of 32 bytes.</summary>
    /// <exception cref="ZmqException">libzmq was built without CURVE.</exception>
    public static void DerivePublicKey(ReadOnlySpan<byte> secretKey, Span<byte> publicKey)
    {
        ZmqLibrary.EnsureLoaded();

        // zmq_curve_public decodes a text of any length into 32 bytes on its stack. This one is made here and has 40 characters.
        ArgumentOutOfRangeException.ThrowIfNotEqual(secretKey.Length, KeySize);
        Span<byte> publicText = stackalloc byte[TerminatedTextSize];
        Span<byte> secretText = stackalloc byte[TerminatedTextSize];
        try
        {
            _ = Z85.TryEncode(secretKey, secretText, out _);
            secretText[TextSize] = 0;
            fixed (byte* publicPointer = publicText)
            fixed (byte* secretPointer = secretText)
            {
                ThrowOnError(LibZmq.zmq_curve_public(publicPointer, secretPointer), nameof(LibZmq.zmq_curve_public));
            }

            _ = Z85.TryDecode(publicText[..TextSize], publicKey, out _);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secretText);
        }
    }

    private static void ThrowOnError(int result, string operation)
    {
        if (result != 0)
        {
            int error = LibZmq.zmq_errno();
            throw ZmqException.Create(
                error,
                operation,
                advice: error == Errno.ENOTSUP ? "This libzmq was built without CURVE (Zmq.Has(\"curve\")); the one of ZmqInterop.Native has it." : null);
        }
    }
}
