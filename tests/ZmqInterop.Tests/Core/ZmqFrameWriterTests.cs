using System;
using System.Buffers;
using System.Text.Json;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqFrameWriterTests
{
    /// <summary>From 8 KiB on the memory itself is handed over.</summary>
    public static TheoryData<int> Sizes => [0, 1, 33, 34, 8 * 1024, (8 * 1024) + 1, 1_000_000];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void MoveTo_AnySize_FillsTheFrameAndEmptiesTheWriter(int size)
    {
        using ZmqFrameWriter writer = new();
        using ZmqFrame frame = new("before");
        Fill(writer, size, piece: 700);
        Assert.Equal(size, writer.WrittenCount);
        writer.MoveTo(frame);
        Assert.Equal(Bytes.Pattern(size), frame.Span);
        Assert.Equal(0, writer.WrittenCount);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void MoveTo_WriterReused_LeavesEarlierFramesAsTheyWere(int size)
    {
        using ZmqFrameWriter writer = new();
        ZmqFrame[] frames = new ZmqFrame[5];
        for (int i = 0; i < frames.Length; i++)
        {
            frames[i] = new ZmqFrame();
            writer.Write(Bytes.Pattern(size, seed: i));
            writer.MoveTo(frames[i]);
        }

        for (int i = 0; i < frames.Length; i++)
        {
            Assert.Equal(Bytes.Pattern(size, seed: i), frames[i].Span);
            frames[i].Dispose();
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public void MoveTo_FrameSent_ArrivesWhole(int size)
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, "tcp");
        using ZmqFrameWriter writer = new();
        using ZmqFrame frame = new();
        for (int i = 0; i < 10; i++)
        {
            writer.Write(Bytes.Pattern(size, seed: i));
            writer.MoveTo(frame);
            pair.Connected.Send(frame);
        }

        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(Bytes.Pattern(size, seed: i), pair.Bound.ReceiveBytes());
        }
    }

    [Fact]
    public void Utf8JsonWriter_OnTheWriter_WritesAFrameOfJson()
    {
        using ZmqFrameWriter writer = new();
        using (Utf8JsonWriter json = new(writer))
        {
            json.WriteStartArray();
            for (int i = 0; i < 10_000; i++)
            {
                json.WriteNumberValue(i);
            }

            json.WriteEndArray();
        }

        using ZmqFrame frame = new();
        writer.MoveTo(frame);
        using JsonDocument document = JsonDocument.Parse(frame.ToArray());
        Assert.Equal(10_000, document.RootElement.GetArrayLength());
        Assert.Equal(9_999, document.RootElement[9_999].GetInt32());
    }

    [Fact]
    public void GetMemory_AndGetSpan_HaveAtLeastTheSizeAskedFor()
    {
        using ZmqFrameWriter writer = new();
        foreach (int hint in (int[])[0, 1, 255, 256, 257, 10_000, 1_000_000])
        {
            Assert.InRange(writer.GetMemory(hint).Length, Math.Max(hint, 1), int.MaxValue);
            Assert.InRange(writer.GetSpan(hint).Length, Math.Max(hint, 1), int.MaxValue);
            writer.GetMemory(hint).Span[0] = (byte)hint;
            writer.Advance(1);
        }

        Assert.Equal(7, writer.WrittenCount);
    }

    [Fact]
    public void Clear_AfterWriting_ForgetsWhatWasWritten()
    {
        using ZmqFrameWriter writer = new();
        writer.Write("forgotten"u8);
        writer.Clear();
        Assert.Equal(0, writer.WrittenCount);
        writer.Write("kept"u8);
        using ZmqFrame frame = new();
        writer.MoveTo(frame);
        Assert.Equal("kept", frame.GetString());
    }

    [Fact]
    public void Advance_MoreThanWasGivenOutOrLessThanNothing_Throws()
    {
        using ZmqFrameWriter writer = new();
        Assert.Throws<ArgumentOutOfRangeException>("count", () => writer.Advance(1));
        int length = writer.GetSpan(100).Length;
        Assert.Throws<ArgumentOutOfRangeException>("count", () => writer.Advance(length + 1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => writer.Advance(-1));
        writer.Advance(length);
        Assert.Throws<ArgumentOutOfRangeException>("count", () => writer.Advance(1));
        Assert.Equal(length, writer.WrittenCount);
    }

    [Fact]
    public void GetSpan_NegativeHint_ThrowsArgumentOutOfRange()
    {
        using ZmqFrameWriter writer = new();
        Assert.Throws<ArgumentOutOfRangeException>("sizeHint", () => { _ = writer.GetSpan(-1); });
        Assert.Throws<ArgumentOutOfRangeException>("sizeHint", () => writer.GetMemory(-1));
    }

    [Fact]
    public void GetSpan_MoreThanAnArrayHolds_ThrowsAndKeepsWhatWasWritten()
    {
        using ZmqFrameWriter writer = new();
        writer.Write("written"u8);
        Assert.ThrowsAny<OutOfMemoryException>(() => { _ = writer.GetSpan(int.MaxValue); });
        using ZmqFrame frame = new();
        writer.MoveTo(frame);
        Assert.Equal("written", frame.GetString());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public void MoveTo_FrameThatCannotTakeIt_KeepsWhatWasWritten(int size)
    {
        using ZmqFrameWriter writer = new();
        writer.Write(Bytes.Pattern(size));
        ZmqFrame disposed = new();
        disposed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => writer.MoveTo(disposed));
        Assert.Throws<ArgumentNullException>("frame", () => writer.MoveTo(null!));
        using ZmqFrame frame = new();
        writer.MoveTo(frame);
        Assert.Equal(Bytes.Pattern(size), frame.Span);
    }

    [Fact]
    public void Members_AfterDispose_ThrowObjectDisposed()
    {
        using ZmqFrame frame = new("before");
        ZmqFrameWriter writer = new();
        writer.Write("x"u8);
        writer.Dispose();
        writer.Dispose();
        Assert.Equal(0, writer.WrittenCount);
        Assert.Throws<ObjectDisposedException>(() => writer.Advance(0));
        Assert.Throws<ObjectDisposedException>(() => writer.GetMemory());
        Assert.Throws<ObjectDisposedException>(() => { _ = writer.GetSpan(); });
        Assert.Throws<ObjectDisposedException>(writer.Clear);
        Assert.Throws<ObjectDisposedException>(() => writer.MoveTo(frame));
        Assert.Equal("before", frame.GetString());
    }

    [Fact]
    public void Dispose_AfterMoveTo_LeavesTheFrameItsMemory()
    {
        using ZmqFrame frame = new();
        using (ZmqFrameWriter writer = new())
        {
            writer.Write(Bytes.Pattern(100_000));
            writer.MoveTo(frame);
        }

        byte[] other = ArrayPool<byte>.Shared.Rent(100_000);
        other.AsSpan().Fill(0xEE);
        Assert.Equal(Bytes.Pattern(100_000), frame.Span);
        ArrayPool<byte>.Shared.Return(other);
    }

    private static void Fill(ZmqFrameWriter writer, int size, int piece)
    {
        ReadOnlySpan<byte> rest = Bytes.Pattern(size);
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<byte> part = rest[..Math.Min(piece, rest.Length)];
            part.CopyTo(writer.GetSpan(part.Length));
            writer.Advance(part.Length);
            rest = rest[part.Length..];
        }
    }
}
