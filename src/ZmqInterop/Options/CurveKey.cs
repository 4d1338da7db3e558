using System;
using System.Text;

namespace ZmqInterop;

/// <summary>The two forms in which a CURVE key is given: 32 bytes, or 40 characters of Z85 (RFC 32).</summary>
internal static class CurveKey
{
    public const int Size = 32;
    public const int TextSize = 40;

    private const int GroupSize = 5;

    private static ReadOnlySpan<byte> Alphabet => "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"u8;

    /// <summary>Writes the 32 bytes of a key that is given in either form.</summary>
    /// <exception cref="ArgumentException">It is in neither. The message does not repeat it: it may be secret.</exception>
    public static void Read(ReadOnlySpan<byte> key, Span<byte> destination)
    {
        if (key.Length == Size)
        {
            key.CopyTo(destination);
            return;
        }

        if (key.Length != TextSize)
        {
            throw new ArgumentException($"A key is {Size} bytes, or {TextSize} characters of Z85; this one has {key.Length}.", nameof(key));
        }

        for (int group = 0; group < TextSize / GroupSize; group++)
        {
            ulong value = 0;
            foreach (byte character in key.Slice(group * GroupSize, GroupSize))
            {
                int digit = Alphabet.IndexOf(character);
                value = digit >= 0 ? (value * (ulong)Alphabet.Length) + (ulong)digit : ulong.MaxValue;
                if (digit < 0)
                {
                    break;
                }
            }

            if (value > uint.MaxValue)
            {
                throw new ArgumentException($"The key is not Z85: characters {(group * GroupSize) + 1} to {(group + 1) * GroupSize} stand for no number.", nameof(key));
            }

            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(destination[(group * sizeof(uint))..], (uint)value);
        }
    }

    /// <summary>Writes the 32 bytes of a key in Z85.</summary>
    /// <exception cref="ArgumentException">It is not one.</exception>
    public static void Read(string key, Span<byte> destination)
    {
        Span<byte> ascii = stackalloc byte[TextSize];
        if (key.Length != TextSize || !Encoding.ASCII.TryGetBytes(key, ascii, out _) || !Ascii.IsValid(key))
        {
            throw new ArgumentException($"A key is {TextSize} characters of Z85; this text has {key.Length}, or others than those of Z85.", nameof(key));
        }

        Read((ReadOnlySpan<byte>)ascii, destination);
        ascii.Clear();
    }
}
