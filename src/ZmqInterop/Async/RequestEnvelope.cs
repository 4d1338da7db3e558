using System;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ZmqInterop;

/// <summary>
/// The two frames in front of a request and its reply: 16 bytes that name it, and the empty one that ends the envelope for REP and ROUTER servers. The first
/// 8 bytes are the client's, at random, so that a reply meant for another client with the same routing id is not taken for one's own.
/// </summary>
internal sealed class RequestEnvelope
{
    private const int Size = 2 * sizeof(long);

    private readonly long _client = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));

    /// <summary>Puts the envelope in front.</summary>
    public void Wrap(ZmqMessage message, long number)
    {
        Span<byte> name = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(name, _client);
        BinaryPrimitives.WriteInt64BigEndian(name[sizeof(long)..], number);
        message.Prepend([]);
        message.Prepend(name);
    }

    /// <summary>Takes the envelope off. False when the message has none of this client's, or nothing in it.</summary>
    public bool TryUnwrap(ZmqMessage message, out long number)
    {
        number = 0;
        if (message.Count < 3 || message[0].Size != Size || message[1].Size != 0)
        {
            return false;
        }

        ReadOnlySpan<byte> name = message[0].Span;
        if (BinaryPrimitives.ReadInt64BigEndian(name) != _client)
        {
            return false;
        }

        number = BinaryPrimitives.ReadInt64BigEndian(name[sizeof(long)..]);
        message.RemoveAt(0);
        message.RemoveAt(0);
        return true;
    }
}
