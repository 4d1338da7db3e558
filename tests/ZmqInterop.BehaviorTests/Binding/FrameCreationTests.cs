using System;
using Xunit;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Frames come empty, with room to write to, or with a copy of what they are given.</summary>
public sealed class FrameCreationTests
{
    [Fact]
    public void Frame_New_IsEmpty()
    {
        using ZmqFrame frame = new();
        Assert.Equal(0, frame.Size);
        Assert.True(frame.Span.IsEmpty);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(0)]
    public void Frame_OfASize_HoldsWhatIsWritten(int size)
    {
        byte[] content = "foobar"u8[..size].ToArray();
        using ZmqFrame frame = new((long)size);
        Assert.Equal(size, frame.Size);
        content.CopyTo(frame.WritableSpan);
        Assert.Equal(content, frame.ToArray());
    }

    [Theory]
    [InlineData(6)]
    [InlineData(0)]
    public void Frame_OfData_IsACopy(int size)
    {
        byte[] content = "foobar"u8[..size].ToArray();
        byte[] given = [.. content];
        using ZmqFrame frame = new(given);
        Array.Fill(given, (byte)'x');
        Assert.Equal(size, frame.Size);
        Assert.Equal(content, frame.ToArray());
    }
}
