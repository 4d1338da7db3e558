using System;
using System.Buffers;
using System.Linq;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Multipart;

/// <summary>RFC 50 (zmsg): a size of up to 254 is one byte; larger ones are 0xFF and four bytes, most significant first.</summary>
public sealed class ZmqMessageEncodingTests
{
    public static TheoryData<int, byte[]> SizesAndHeaders => new()
    {
        { 0, [0] },
        { 1, [1] },
        { 254, [254] },
        { 255, [0xFF, 0, 0, 0, 255] },
        { 256, [0xFF, 0, 0, 1, 0] },
        { 70_000, [0xFF, 0, 1, 0x11, 0x70] },
    };

    [Theory]
    [MemberData(nameof(SizesAndHeaders))]
    public void Encode_OneFrame_IsSizeAndContent(int size, byte[] header)
    {
        using ZmqMessage message = new() { Bytes.Pattern(size) };
        Assert.Equal([.. header, .. Bytes.Pattern(size)], Encode(message));
        Assert.Equal(Bytes.Pattern(size), message[0].Span);
    }

    [Theory]
    [MemberData(nameof(SizesAndHeaders))]
    public void Decode_OneFrame_IsItsContent(int size, byte[] header)
    {
        using ZmqMessage message = new();
        message.Decode([.. header, .. Bytes.Pattern(size)]);
        Assert.Equal(Bytes.Pattern(size), Assert.Single(message).Span);
    }

    [Fact]
    public void Encode_EmptyMessage_IsNothing()
    {
        using ZmqMessage message = new();
        Assert.Empty(Encode(message));
        message.Decode([]);
        Assert.True(message.IsEmpty);
    }

    [Fact]
    public void Encode_SeveralFrames_IsTheKnownBytes()
    {
        using ZmqMessage message = new() { "Hello", "", "a"u8 };
        Assert.Equal("\u0005Hello\0\u0001a"u8, Encode(message));
    }

    [Fact]
    public void Decode_WhatWasEncoded_IsTheSameMessage()
    {
        using ZmqMessage message = new();
        foreach (int size in (int[])[0, 1, 254, 255, 256, 70_000, 0])
        {
            message.Add(Bytes.Pattern(size, seed: size));
        }

        using ZmqMessage decoded = new();
        decoded.Decode(Encode(message));
        Assert.Equal(message.Select(frame => frame.ToArray()), decoded.Select(frame => frame.ToArray()));
    }

    [Fact]
    public void Decode_IntoAMessageWithFrames_AppendsThem()
    {
        using ZmqMessage message = new() { "first" };
        message.Decode("\u0001a\u0001b"u8);
        Assert.Equal(["first", "a", "b"], message.Select(frame => frame.GetString()));
    }

    [Fact]
    public void Decode_LongFormOfASmallSize_IsAccepted()
    {
        using ZmqMessage message = new();
        message.Decode([0xFF, 0, 0, 0, 2, (byte)'a', (byte)'b']);
        Assert.Equal("ab", Assert.Single(message).GetString());
    }

    [Fact]
    public void Decode_CutOffAnywhere_ThrowsAndLeavesTheMessageAsItWas()
    {
        using ZmqMessage original = new() { "Hello", Bytes.Pattern(300), "", "x" };
        byte[] whole = Encode(original);
        int[] frameEnds = [0, 6, 6 + 305, 6 + 305 + 1, whole.Length];
        using ZmqMessage message = new() { "before" };
        for (int length = 0; length <= whole.Length; length++)
        {
            byte[] part = whole[..length];
            int frames = Array.IndexOf(frameEnds, length);
            if (frames < 0)
            {
                Assert.Throws<FormatException>(() => message.Decode(part));
                Assert.Equal("before", Assert.Single(message).GetString());
                continue;
            }

            message.Decode(part);
            Assert.Equal(frames + 1, message.Count);
            while (message.Count > 1)
            {
                message.RemoveAt(1);
            }
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0xFF, 0x80, 0, 0, 0, 1 })]
    [InlineData(new byte[] { 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 1 })]
    public void Decode_HugeSize_Throws(byte[] data)
    {
        using ZmqMessage message = new();
        Assert.Throws<FormatException>(() => message.Decode(data));
        Assert.True(message.IsEmpty);
    }

    [Fact]
    public void Decode_RandomBytes_IsAMessageOrAFormatException()
    {
        FixedRandom random = new(50);
        using ZmqMessage message = new();
        byte[] data = new byte[2000];
        for (int round = 0; round < 20_000; round++)
        {
            Span<byte> part = data.AsSpan(0, random.Next(data.Length));
            random.Fill(part);
            if (round % 2 == 0)
            {
                // Small sizes, so that many frames are found before the end.
                foreach (ref byte value in part)
                {
                    value &= 0x0F;
                }
            }

            message.Clear();
            try
            {
                message.Decode(part);
                Assert.InRange(message.TotalSize, 0, part.Length);
            }
            catch (FormatException)
            {
                Assert.True(message.IsEmpty);
            }
        }
    }

    [Fact]
    public void Encode_WriterThatThrows_LeavesTheMessageUsable()
    {
        using ZmqMessage message = new() { "a", "b" };
        ZmqFrameWriter writer = new();
        writer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => message.Encode(writer));
        Assert.Throws<ArgumentNullException>("writer", () => message.Encode(null!));
        Assert.Equal("\u0001a\u0001b"u8, Encode(message));
    }

    [Fact]
    public void Encode_MoreThanTheWriterHolds_ThrowsAndLeavesTheMessageAsItWas()
    {
        // Most of the memory is never touched.
        const int written = 1 << 30;
        using ZmqMessage message = new() { "a", new ZmqFrame(Array.MaxLength - written) };
        using ZmqFrameWriter writer = new();
        _ = writer.GetSpan(written + 4096);
        writer.Advance(written);
        Assert.Throws<InsufficientMemoryException>(() => message.Encode(writer));

        message.RemoveAt(1);
        Assert.Equal("\u0001a"u8, Encode(message));
    }

    private static byte[] Encode(ZmqMessage message)
    {
        ArrayBufferWriter<byte> writer = new();
        message.Encode(writer);
        return writer.WrittenSpan.ToArray();
    }
}
