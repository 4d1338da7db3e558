using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ZmqInterop;

/// <summary>
/// Z85, the text form of binary keys (RFC 32): 4 bytes are 5 printable ASCII characters, none of which needs quoting in source code or JSON. The same as
/// zmq_z85_encode(3) and zmq_z85_decode(3), for any length and without writing past the end of anything.
/// </summary>
public static class Z85
{
    private const int BytesPerGroup = 4;
    private const int CharactersPerGroup = 5;
    private const uint Radix = 85;
    private const byte None = 0xFF;

    private static readonly byte[] s_values = MakeValues();

    private static ReadOnlySpan<byte> Alphabet =>
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"u8;

    /// <summary>The number of characters that stand for <paramref name="byteCount"/> bytes.</summary>
    /// <param name="byteCount">A number of bytes, a multiple of 4.</param>
    /// <returns>Five quarters of it.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="byteCount"/> is negative, not a multiple of 4, or so large that the result is above <see cref="int.MaxValue"/>.
    /// </exception>
    public static int GetEncodedLength(int byteCount)
    {
        long characters = (long)byteCount / BytesPerGroup * CharactersPerGroup;
        return byteCount >= 0 && byteCount % BytesPerGroup == 0 && characters <= int.MaxValue
            ? (int)characters
            : throw new ArgumentException($"Z85 encodes multiples of 4 bytes, at most 1717986916 of them, not {byteCount}.", nameof(byteCount));
    }

    /// <summary>The number of bytes that <paramref name="characterCount"/> characters stand for.</summary>
    /// <param name="characterCount">A number of characters, a multiple of 5.</param>
    /// <returns>Four fifths of it.</returns>
    /// <exception cref="ArgumentException"><paramref name="characterCount"/> is negative or not a multiple of 5.</exception>
    public static int GetDecodedLength(int characterCount) => characterCount >= 0 && characterCount % CharactersPerGroup == 0
        ? characterCount / CharactersPerGroup * BytesPerGroup
        : throw new ArgumentException($"Z85 has multiples of 5 characters, not {characterCount}.", nameof(characterCount));

    /// <summary>Encodes bytes (zmq_z85_encode(3)).</summary>
    /// <param name="data">The bytes, a multiple of 4; none are the empty string.</param>
    /// <returns>Five characters for every 4 bytes.</returns>
    /// <exception cref="ArgumentException">The length of <paramref name="data"/> is not a multiple of 4.</exception>
    public static string Encode(ReadOnlySpan<byte> data) =>
        string.Create(
            GetEncodedLength(data.Length),
            data,
            static (text, data) => EncodeGroups(data, MemoryMarshal.Cast<char, ushort>(text)));

    /// <summary>Encodes bytes into memory of the caller (zmq_z85_encode(3)).</summary>
    /// <param name="data">The bytes, a multiple of 4.</param>
    /// <param name="destination">Gets the characters; no closing zero is written.</param>
    /// <param name="charactersWritten">Five for every 4 bytes; 0 on failure.</param>
    /// <returns>False when <paramref name="destination"/> is too small; nothing is written then.</returns>
    /// <exception cref="ArgumentException">The length of <paramref name="data"/> is not a multiple of 4.</exception>
    public static bool TryEncode(ReadOnlySpan<byte> data, Span<char> destination, out int charactersWritten) =>
        TryEncodeInto(data, MemoryMarshal.Cast<char, ushort>(destination), out charactersWritten);

    /// <summary>Encodes bytes into memory of the caller, as ASCII (zmq_z85_encode(3)).</summary>
    /// <param name="data">The bytes, a multiple of 4.</param>
    /// <param name="utf8Destination">Gets the characters; no closing zero is written.</param>
    /// <param name="bytesWritten">Five for every 4 bytes; 0 on failure.</param>
    /// <returns>False when <paramref name="utf8Destination"/> is too small; nothing is written then.</returns>
    /// <exception cref="ArgumentException">The length of <paramref name="data"/> is not a multiple of 4.</exception>
    public static bool TryEncode(ReadOnlySpan<byte> data, Span<byte> utf8Destination, out int bytesWritten) =>
        TryEncodeInto(data, utf8Destination, out bytesWritten);

    /// <summary>Decodes text (zmq_z85_decode(3)).</summary>
    /// <param name="text">The text; the empty string stands for no bytes.</param>
    /// <returns>Four bytes for every 5 characters.</returns>
    /// <exception cref="FormatException">
    /// The length of <paramref name="text"/> is not a multiple of 5, or it has a character that Z85 has not, or 5 characters above the largest number of
    /// 32 bits. The message does not repeat the text: it may be secret.
    /// </exception>
    public static byte[] Decode(ReadOnlySpan<char> text)
    {
        if (text.Length % CharactersPerGroup != 0)
        {
            throw new FormatException($"Z85 has multiples of 5 characters; this text has {text.Length}.");
        }

        byte[] data = new byte[text.Length / CharactersPerGroup * BytesPerGroup];
        int groups = DecodeGroups(MemoryMarshal.Cast<char, ushort>(text), data);
        return groups * CharactersPerGroup == text.Length
            ? data
            : throw new FormatException($"The text is not Z85: characters {(groups * CharactersPerGroup) + 1} to {(groups + 1) * CharactersPerGroup} stand for no number of 32 bits.");
    }

    /// <summary>Decodes text (zmq_z85_decode(3)).</summary>
    /// <param name="text">The text; the empty string stands for no bytes.</param>
    /// <returns>Four bytes for every 5 characters.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is not Z85: see <see cref="Decode(ReadOnlySpan{char})"/>.</exception>
    public static byte[] Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Decode(text.AsSpan());
    }

    /// <summary>Decodes text into memory of the caller (zmq_z85_decode(3)).</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">Gets the bytes. What it holds after a failure is not defined.</param>
    /// <param name="bytesWritten">Four for every 5 characters; 0 on failure.</param>
    /// <returns>False when <paramref name="text"/> is not Z85 or <paramref name="destination"/> is too small.</returns>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> destination, out int bytesWritten) =>
        TryDecodeInto(MemoryMarshal.Cast<char, ushort>(text), destination, out bytesWritten);

    /// <summary>Decodes ASCII text into memory of the caller (zmq_z85_decode(3)).</summary>
    /// <param name="utf8Text">The text, without a closing zero.</param>
    /// <param name="destination">Gets the bytes. What it holds after a failure is not defined.</param>
    /// <param name="bytesWritten">Four for every 5 characters; 0 on failure.</param>
    /// <returns>False when <paramref name="utf8Text"/> is not Z85 or <paramref name="destination"/> is too small.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> utf8Text, Span<byte> destination, out int bytesWritten) =>
        TryDecodeInto(utf8Text, destination, out bytesWritten);

    private static bool TryEncodeInto<T>(ReadOnlySpan<byte> data, Span<T> destination, out int written)
        where T : unmanaged, IBinaryInteger<T>
    {
        int length = GetEncodedLength(data.Length);
        bool fits = destination.Length >= length;
        written = fits ? length : 0;
        if (fits)
        {
            EncodeGroups(data, destination);
        }

        return fits;
    }

    private static bool TryDecodeInto<T>(ReadOnlySpan<T> text, Span<byte> destination, out int written)
        where T : unmanaged, IBinaryInteger<T>
    {
        written = 0;
        if (text.Length % CharactersPerGroup != 0 || destination.Length / BytesPerGroup < text.Length / CharactersPerGroup
            || DecodeGroups(text, destination) * CharactersPerGroup != text.Length)
        {
            return false;
        }

        written = text.Length / CharactersPerGroup * BytesPerGroup;
        return true;
    }

    private static void EncodeGroups<T>(ReadOnlySpan<byte> data, Span<T> destination)
        where T : unmanaged, IBinaryInteger<T>
    {
        while (!data.IsEmpty)
        {
            uint value = BinaryPrimitives.ReadUInt32BigEndian(data);
            for (int i = CharactersPerGroup - 1; i >= 0; i--)
            {
                destination[i] = T.CreateTruncating(Alphabet[(int)(value % Radix)]);
                value /= Radix;
            }

            data = data[BytesPerGroup..];
            destination = destination[CharactersPerGroup..];
        }
    }

    /// <summary>The number of groups that were decoded: all, or those in front of the first that is not Z85.</summary>
    private static int DecodeGroups<T>(ReadOnlySpan<T> text, Span<byte> destination)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (int group = 0; group < text.Length / CharactersPerGroup; group++)
        {
            // 85 to the fifth is a little more than 32 bits.
            ulong value = 0;
            foreach (T character in text.Slice(group * CharactersPerGroup, CharactersPerGroup))
            {
                int code = int.CreateTruncating(character);
                byte digit = code < s_values.Length ? s_values[code] : None;
                if (digit == None)
                {
                    return group;
                }

                value = (value * Radix) + digit;
            }

            if (value > uint.MaxValue)
            {
                return group;
            }

            BinaryPrimitives.WriteUInt32BigEndian(destination[(group * BytesPerGroup)..], (uint)value);
        }

        return text.Length / CharactersPerGroup;
    }

    private static byte[] MakeValues()
    {
        byte[] values = new byte[128];
        Array.Fill(values, None);
        for (int i = 0; i < Alphabet.Length; i++)
        {
            values[Alphabet[i]] = (byte)i;
        }

        return values;
    }
}
