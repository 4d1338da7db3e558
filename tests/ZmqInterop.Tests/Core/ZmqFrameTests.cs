using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqFrameTests
{
    /// <summary>Around 33 bytes the content moves from the frame itself to libzmq's heap.</summary>
    public static TheoryData<int> Sizes => [0, 1, 33, 34, 64 * 1024];

    [Fact]
    public void Constructor_WithoutContent_IsEmpty()
    {
        using ZmqFrame frame = new();
        Assert.Equal(0, frame.Size);
        Assert.True(frame.Span.IsEmpty);
        Assert.True(frame.WritableSpan.IsEmpty);
        Assert.False(frame.IsMoved);
        Assert.False(frame.More);
        Assert.False(frame.IsShared);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Constructor_Size_MakesRoomThatCanBeWritten(int size)
    {
        using ZmqFrame frame = new(size);
        Bytes.Pattern(size).CopyTo(frame.WritableSpan);
        Assert.Equal(size, frame.Size);
        Assert.Equal(Bytes.Pattern(size), frame.Span);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Constructor_Data_CopiesIt(int size)
    {
        byte[] data = Bytes.Pattern(size);
        using ZmqFrame frame = new(data);
        data.AsSpan().Clear();
        Assert.Equal(Bytes.Pattern(size), frame.ToArray());
    }

    [Fact]
    public void Constructor_Text_HoldsItInUtf8()
    {
        using ZmqFrame frame = new("Grüße, 世界");
        Assert.Equal("Grüße, 世界"u8, frame.Span);
        Assert.Equal("Grüße, 世界", frame.GetString());
    }

    [Fact]
    public void Constructor_NegativeSize_ThrowsArgumentOutOfRange() => Assert.Throws<ArgumentOutOfRangeException>("size", () => new ZmqFrame(-1));

    [Fact]
    public void Constructor_NullText_ThrowsArgumentNull() => Assert.Throws<ArgumentNullException>("text", () => new ZmqFrame((string)null!));

    [Fact]
    public void Constructor_MoreThanThereIs_ThrowsOutOfMemory()
    {
        OutOfMemoryException exception = Assert.ThrowsAny<OutOfMemoryException>(() => new ZmqFrame(long.MaxValue));
        Assert.Contains("9223372036854775807", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Write_Data_ReplacesTheContent(int size)
    {
        using ZmqFrame frame = new("before");
        frame.Write(Bytes.Pattern(size));
        Assert.Equal(Bytes.Pattern(size), frame.Span);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Write_Text_ReplacesTheContent(int size)
    {
        string text = new('ä', size);
        using ZmqFrame frame = new("before");
        frame.Write(text);
        Assert.Equal(2 * size, frame.Size);
        Assert.Equal(text, frame.GetString());
    }

    [Fact]
    public void Write_NullText_ThrowsAndKeepsTheContent()
    {
        using ZmqFrame frame = new("before");
        Assert.Throws<ArgumentNullException>("text", () => frame.Write((string)null!));
        Assert.Equal("before", frame.GetString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64 * 1024)]
    public void Write_SequenceOfSegments_JoinsThem(int segment)
    {
        byte[] data = Bytes.Pattern(64 * 1024);
        using ZmqFrame frame = new("before");
        frame.Write(Bytes.Sequence(data, segment));
        Assert.Equal(data, frame.Span);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(199_000)]
    [InlineData(201_000)]
    [InlineData(1_000_000)]
    public void Write_SequenceOfAnotherLengthThanItSays_IsRefusedAndTheFrameStaysUsable(int announced)
    {
        using ZmqFrame frame = new("before");
        Assert.Throws<ArgumentException>("data", () => frame.Write(Bytes.InconsistentSequence(100_000, announced)));
        frame.Write("after");
        Assert.Equal("after", frame.GetString());
    }

    [Fact]
    public void Write_EmptySequence_LeavesAnEmptyFrame()
    {
        using ZmqFrame frame = new("before");
        frame.Write(ReadOnlySequence<byte>.Empty);
        Assert.Equal(0, frame.Size);
    }

    [Fact]
    public void Allocate_OtherSizes_ReplacesTheContent()
    {
        using ZmqFrame frame = new("before");
        foreach (int size in (int[])[100_000, 0, 34, 33, 1, 70_000])
        {
            frame.Allocate(size);
            Assert.Equal(size, frame.Size);
            frame.WritableSpan.Fill(0xA5);
            Assert.False(frame.Span.ContainsAnyExcept((byte)0xA5));
        }
    }

    [Fact]
    public void Allocate_NegativeSize_ThrowsAndKeepsTheContent()
    {
        using ZmqFrame frame = new("before");
        Assert.Throws<ArgumentOutOfRangeException>("size", () => frame.Allocate(-1));
        Assert.Equal("before", frame.GetString());
    }

    [Fact]
    public void Allocate_MoreThanThereIs_ThrowsAndLeavesAnEmptyUsableFrame()
    {
        using ZmqFrame frame = new(Bytes.Pattern(1000));
        Assert.ThrowsAny<OutOfMemoryException>(() => frame.Allocate(long.MaxValue));
        Assert.Equal(0, frame.Size);
        Assert.True(frame.Span.IsEmpty);
        frame.Write("after");
        Assert.Equal("after", frame.GetString());
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Clear_AnyContent_LeavesAnEmptyFrame(int size)
    {
        using ZmqFrame frame = new(Bytes.Pattern(size));
        frame.Clear();
        Assert.Equal(0, frame.Size);
        Assert.False(frame.IsMoved);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void AsSequence_AnySize_IsOneSegmentWithTheContent(int size)
    {
        using ZmqFrame frame = new(Bytes.Pattern(size));
        ReadOnlySequence<byte> sequence = frame.AsSequence();
        Assert.True(sequence.IsSingleSegment);
        Assert.Equal(Bytes.Pattern(size), sequence.ToArray());
    }

    [Fact]
    public unsafe void AsSequence_MemoryPinned_PointsAtTheContent()
    {
        using ZmqFrame frame = new(Bytes.Pattern(100));
        using MemoryHandle pin = frame.AsSequence().First[10..].Pin();
        Assert.Equal(frame.Span[10..], new ReadOnlySpan<byte>(pin.Pointer, 90));
        fixed (byte* content = frame.Span)
        {
            Assert.True(content + 10 == pin.Pointer);
        }
    }

    [Fact]
    public void WritableSpanFrom_Offset_IsTheRest()
    {
        using ZmqFrame frame = new(Bytes.Pattern(100));
        Assert.Equal(Bytes.Pattern(100), frame.WritableSpanFrom(0));
        Assert.Equal(Bytes.Pattern(100).AsSpan(40), frame.WritableSpanFrom(40));
        Assert.Equal(0, frame.WritableSpanFrom(100).Length);
        frame.WritableSpanFrom(99)[0] = 7;
        Assert.Equal(7, frame.Span[99]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void WritableSpanFrom_OutsideOfTheContent_ThrowsArgumentOutOfRange(long offset)
    {
        using ZmqFrame frame = new(100);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(offset), () => { _ = frame.WritableSpanFrom(offset); });
    }

    [Fact]
    public void GetString_BytesThatAreNoUtf8_BecomeReplacementCharacters()
    {
        using ZmqFrame frame = new([(byte)'a', 0xFF, 0, (byte)'b']);
        Assert.Equal("a\uFFFD\0b", frame.GetString());
        Assert.Equal(4, frame.Size);
    }

    [Fact]
    public void Write_TextWithALoneSurrogate_HoldsAReplacementCharacter()
    {
        using ZmqFrame frame = new("a\uD800b");
        Assert.Equal(Encoding.UTF8.GetBytes("a\uFFFDb"), frame.ToArray());
    }

    [Fact]
    public void ToString_EachState_NamesItAndNeverTheContent()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        ZmqFrame frame = new("secret-text!");
        Assert.Equal("ZmqFrame (12 bytes)", frame.ToString());
        pair.Bound.Send(frame);
        Assert.Equal("ZmqFrame (moved)", frame.ToString());
        frame.Dispose();
        Assert.Equal("ZmqFrame (disposed)", frame.ToString());
    }

    [Fact]
    public void Dispose_Repeated_IsHarmless()
    {
        ZmqFrame frame = new(100_000);
        frame.Dispose();
        frame.Dispose();
        Assert.Throws<ObjectDisposedException>(() => frame.Size);
    }

    [Fact]
    public void Finalizer_OfAFrameWhoseConstructorFailed_DoesNothing()
    {
        WeakReference unfinished = AbandonUnfinished();
        Parked.Until(() => Collect() && !unfinished.IsAlive, "a collected frame");
    }

    private static bool Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return true;
    }

    // What new ZmqFrame() leaves when libzmq cannot be loaded: an object without its native part.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference AbandonUnfinished() =>
        new(RuntimeHelpers.GetUninitializedObject(typeof(ZmqFrame)), trackResurrection: true);
}
