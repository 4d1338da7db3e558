using System;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace ZmqInterop.InteropTests.Payloads;

/// <summary>The content of frames, known to both sides: a peer is told its size and seed, and answers with a digest. Every peer has the same code.</summary>
internal static class Content
{
    // Prime, so that no size of a buffer divides it: what is shifted or repeated differs.
    private const int BlockSize = 65_537;

    /// <summary>The content with that size and seed.</summary>
    public static byte[] Create(int size, int seed)
    {
        byte[] content = new byte[size];
        uint state = (uint)((seed + 1) * 2_654_435_761);
        for (int i = 0; i < Math.Min(size, BlockSize); i++)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            content[i] = (byte)(state >> 24);
        }

        for (int filled = BlockSize; filled < size; filled += BlockSize)
        {
            content.AsSpan(0, Math.Min(BlockSize, size - filled)).CopyTo(content.AsSpan(filled));
        }

        return content;
    }

    /// <summary>What peers are told of it.</summary>
    public static JsonNode Describe(int size, int seed) => new JsonObject { ["size"] = size, ["seed"] = seed };

    /// <summary>What peers are told of other content.</summary>
    public static JsonNode Describe(byte[] content) => Convert.ToBase64String(content);

    /// <summary>What peers answer.</summary>
    public static string Digest(ReadOnlySpan<byte> content) => $"{content.Length} B {Convert.ToHexStringLower(SHA256.HashData(content))}";
}
