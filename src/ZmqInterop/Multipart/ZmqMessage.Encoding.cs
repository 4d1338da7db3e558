using System;
using System.Buffers;
using System.Buffers.Binary;

namespace ZmqInterop;

// A whole message in one block of bytes, as RFC 50 (zmsg) lays it out:
//
//   frame = size content        size 0 to 254 bytes: one byte
//   size  = 1OCTET | 0xFF 4OCTET  from 255 on: 0xFF and four bytes, most significant first
public sealed partial class ZmqMessage
{
    private const byte LongSize = 0xFF;
    private const int LongSizeLength = 5;

    /// <summary>Writes all frames into one block of bytes, to be read by <see cref="Decode"/>, CZMQ or cppzmq (RFC 50/zmsg). The message stays as it is.</summary>
    /// <param name="writer">Where the bytes go. What it throws comes through, with what was written before in it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    /// <exception cref="InvalidOperationException">A frame is larger than the format can express (4 GiB).</exception>
    /// <exception cref="OutOfMemoryException">The writer has no room for the message.</exception>
    /// <exception cref="ObjectDisposedException">The message is disposed of.</exception>
    public void Encode(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        using Use use = Begin();
        for (int i = 0; i < _frames.Count; i++)
        {
            ZmqFrame frame = _frames[i];
            WriteSize(writer, frame.Size);
            foreach (ReadOnlyMemory<byte> segment in frame.AsSequence())
            {
                writer.Write(segment.Span);
            }
        }
    }

    /// <summary>Reads frames from one block of bytes and appends them (RFC 50/zmsg).</summary>
    /// <param name="data">What <see cref="Encode"/> wrote.</param>
    /// <exception cref="FormatException">The bytes end within a frame. The message is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The message is disposed of.</exception>
    public void Decode(ReadOnlySpan<byte> data)
    {
        using Use use = Begin();
        int before = _frames.Count;
        try
        {
            while (!data.IsEmpty)
            {
                int size = ReadSize(ref data);
                _frames.Spare().Write(data[..size]);
                _frames.Insert(_frames.Count);
                data = data[size..];
            }
        }
        catch
        {
            while (_frames.Count > before)
            {
                _frames.Recycle(_frames.Count - 1);
            }

            throw;
        }
    }

    private static void WriteSize(IBufferWriter<byte> writer, long size)
    {
        if (size < LongSize)
        {
            writer.GetSpan(1)[0] = (byte)size;
            writer.Advance(1);
            return;
        }

        if (size > uint.MaxValue)
        {
            throw new InvalidOperationException($"A frame of {size} bytes is larger than this format can express ({uint.MaxValue}).");
        }

        Span<byte> header = writer.GetSpan(LongSizeLength);
        header[0] = LongSize;
        BinaryPrimitives.WriteUInt32BigEndian(header[1..], (uint)size);
        writer.Advance(LongSizeLength);
    }

    private static int ReadSize(ref ReadOnlySpan<byte> data)
    {
        long size = data[0];
        int header = 1;
        if (size == LongSize)
        {
            if (data.Length < LongSizeLength)
            {
                throw new FormatException("The bytes end within the size of a frame.");
            }

            size = BinaryPrimitives.ReadUInt32BigEndian(data[1..]);
            header = LongSizeLength;
        }

        data = data[header..];
        return size <= data.Length
            ? (int)size
            : throw new FormatException($"A frame of {size} bytes is announced, but only {data.Length} follow.");
    }
}
