using System;
using System.Buffers;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Frames that no span can show whole. Alone, for the sake of the memory.</summary>
[Collection(AloneCollection.Name)]
public sealed class ZmqFrameLargeTests
{
    private const long Size = (2L << 30) + 16;
    private const long NeededBytes = 6L << 30;

    [Fact]
    public void Frame_Over2GiB_IsWrittenSentAndReadInParts()
    {
        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - GC.GetGCMemoryInfo().MemoryLoadBytes;
        Assert.SkipWhen(available < NeededBytes, $"Needs {NeededBytes >> 30} GiB of free memory; there are {available >> 30}.");
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqFrame frame = new(Size);
        Assert.Equal(Size, frame.Size);
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => { _ = frame.Span; });
        Assert.Contains($"{Size} bytes", exception.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(ZmqFrame.AsSequence), exception.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(ZmqFrame.WritableSpanFrom), exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => { _ = frame.WritableSpan; });
        Assert.Throws<InvalidOperationException>(() => frame.ToArray());
        Assert.Throws<InvalidOperationException>(() => frame.GetString());

        // Marks around the places where parts meet; the rest of the memory is never touched.
        long[] marks = [0, (1L << 30) - 1, 1L << 30, int.MaxValue - 1L, int.MaxValue, 2L << 30, Size - 1];
        for (int i = 0; i < marks.Length; i++)
        {
            frame.WritableSpanFrom(marks[i])[0] = (byte)(i + 1);
        }

        Assert.Equal(int.MaxValue, frame.WritableSpanFrom(0).Length);
        Assert.Equal(int.MaxValue, frame.WritableSpanFrom(17).Length);
        Assert.Equal(int.MaxValue - 1, frame.WritableSpanFrom(18).Length);
        Assert.Equal(16, frame.WritableSpanFrom(2L << 30).Length);
        Assert.Equal(0, frame.WritableSpanFrom(Size).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = frame.WritableSpanFrom(Size + 1); });

        using ZmqFrame received = new();
        pair.Bound.Send(frame);
        Assert.Equal(0, frame.Size);
        pair.Connected.Receive(received);
        Assert.Equal(Size, received.Size);
        ReadOnlySequence<byte> sequence = received.AsSequence();
        Assert.Equal(Size, sequence.Length);
        for (int i = 0; i < marks.Length; i++)
        {
            Assert.Equal(i + 1, sequence.Slice(marks[i], 1).FirstSpan[0]);
        }

        using ZmqFrame copy = received.Copy();
        Assert.True(copy.IsShared);
        Assert.Equal(Size, copy.Size);

        // Too large for an array: lost, with a sentence that says what to do instead.
        pair.Connected.Send(received);
        Assert.Contains(nameof(ZmqFrame), Assert.Throws<InvalidOperationException>(() => pair.Bound.ReceiveBytes()).Message, StringComparison.Ordinal);
    }
}
