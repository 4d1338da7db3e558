using System;
using System.Buffers.Binary;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>A message that tells who has sent it and which one it is, and whose frames and bytes follow from that.</summary>
internal static class Parcel
{
    private const int HeaderSize = 16;
    private const int MostFrames = 4;

    /// <summary>Makes the message of a number.</summary>
    /// <param name="message">Gets the frames.</param>
    /// <param name="sender">Who sends it.</param>
    /// <param name="number">Which one it is.</param>
    /// <param name="isSingle">Whether it has to be one frame.</param>
    internal static void Fill(ZmqMessage message, uint sender, long number, bool isSingle)
    {
        message.Clear();
        int frames = isSingle ? 1 : FramesOf(number);
        for (int i = 0; i < frames; i++)
        {
            int header = i == 0 ? HeaderSize : 0;
            ZmqFrame frame = message.AddFrame(header + SizeOf(number, i));
            Span<byte> bytes = frame.WritableSpan;
            bytes[header..].Fill(ByteOf(number, i));
            if (i == 0)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes, sender);
                BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], frames);
                BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], number);
            }
        }
    }

    /// <summary>Reads a message, which must be as it was made.</summary>
    internal static (uint Sender, long Number) Read(ZmqMessage message)
    {
        ReadOnlySpan<byte> bytes = message.IsEmpty ? [] : message[0].Span;
        if (bytes.Length < HeaderSize)
        {
            throw new FlowException($"A message of {message.Count} frames begins with one of {bytes.Length} bytes.");
        }

        uint sender = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        int frames = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        long number = BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
        if (message.Count != frames)
        {
            throw new FlowException($"Message {number} of {sender} has {message.Count} frames of {frames}.");
        }

        for (int i = 0; i < frames; i++)
        {
            ReadOnlySpan<byte> content = i == 0 ? bytes[HeaderSize..] : message[i].Span;
            if (content.Length != SizeOf(number, i) || content.ContainsAnyExcept(ByteOf(number, i)))
            {
                throw new FlowException($"Frame {i} of message {number} of {sender} is not as it was sent.");
            }
        }

        return (sender, number);
    }

    private static int FramesOf(long number) => 1 + (int)(Mixed(number, MostFrames) % MostFrames);

    // Mostly small, some beyond what libzmq keeps inside of its structure, a few beyond its buffers.
    private static int SizeOf(long number, int frame)
    {
        ulong mixed = Mixed(number, frame);
        return (mixed % 1000) switch
        {
            0 => 70_000,
            < 30 => (int)(mixed >> 32) & 0xFFF,
            _ => (int)(mixed >> 32) & 0x3F,
        };
    }

    private static byte ByteOf(long number, int frame) => (byte)((number * 31) + frame);

    private static ulong Mixed(long number, int frame)
    {
        ulong mixed = ((ulong)number * 0x9E3779B97F4A7C15) + ((ulong)frame * 0xBF58476D1CE4E5B9);
        return (mixed ^ (mixed >> 31)) * 0x94D049BB133111EB >> 7;
    }
}
