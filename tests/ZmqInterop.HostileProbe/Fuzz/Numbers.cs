using System;
using System.Buffers.Binary;

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>The content that the good client and the attacked socket exchange: a secret, so that no stranger can say it, and a number.</summary>
internal sealed class Numbers
{
    internal const int Size = 16 + sizeof(long);

    private readonly byte[] _secret = Guid.NewGuid().ToByteArray();

    internal byte[] Write(long number)
    {
        byte[] content = [.. _secret, .. new byte[sizeof(long)]];
        BinaryPrimitives.WriteInt64LittleEndian(content.AsSpan(_secret.Length), number);
        return content;
    }

    /// <summary>The number, or null when the content is a stranger's.</summary>
    internal long? Read(ReadOnlySpan<byte> content) =>
        content.Length == Size && content.StartsWith(_secret) ? BinaryPrimitives.ReadInt64LittleEndian(content[_secret.Length..]) : null;
}
