using System;
using System.Buffers.Binary;

namespace ZmqInterop.StressTests;

/// <summary>Content of any length that carries its own checksum.</summary>
internal static class Payload
{
    internal const int Longest = 4096;

    private const int Header = sizeof(uint);

    /// <summary>Fills a buffer with content made from a seed, and returns the part to send.</summary>
    internal static ReadOnlySpan<byte> Write(Span<byte> buffer, uint seed)
    {
        int length = Header + (int)(seed * 2654435761u % (Longest - Header));
        if (seed % 4 != 0)
        {
            length = Math.Min(length, Header + (length % 60));
        }

        Span<byte> content = buffer[..length];
        for (int i = Header; i < length; i++)
        {
            content[i] = (byte)(seed + (uint)(i * 31));
        }

        BinaryPrimitives.WriteUInt32LittleEndian(content, Sum(content[Header..]));
        return content;
    }

    internal static bool IsIntact(ReadOnlySpan<byte> content) =>
        content.Length >= Header && BinaryPrimitives.ReadUInt32LittleEndian(content) == Sum(content[Header..]);

    private static uint Sum(ReadOnlySpan<byte> content)
    {
        uint sum = 2166136261 ^ (uint)content.Length;
        foreach (byte b in content)
        {
            sum = (sum ^ b) * 16777619;
        }

        return sum;
    }
}
