using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqFrameSharingTests
{
    private const string SmallText = "thirty-three bytes are in itself.";

    public static TheoryData<int> Sizes => [0, 1, 33, 34, 64 * 1024];

    /// <summary>Sizes whose content is on libzmq's heap, where copies can share it.</summary>
    public static TheoryData<int> LargeSizes => [34, 64 * 1024];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Copy_AnySize_HasTheSameContent(int size)
    {
        using ZmqFrame frame = new(Bytes.Pattern(size));
        using ZmqFrame copy = frame.Copy();
        Assert.Equal(Bytes.Pattern(size), copy.Span);
        Assert.Equal(Bytes.Pattern(size), frame.Span);
    }

    [Fact]
    public void Copy_UpTo33Bytes_SharesNothing()
    {
        using ZmqFrame frame = new(SmallText);
        using ZmqFrame copy = frame.Copy();
        Assert.Equal(33, frame.Size);
        Assert.False(frame.IsShared);
        Assert.False(copy.IsShared);
        Assert.False(frame.Span.Overlaps(copy.Span));
    }

    [Theory]
    [MemberData(nameof(LargeSizes))]
    public void Copy_Over33Bytes_SharesTheContent(int size)
    {
        using ZmqFrame frame = new(Bytes.Pattern(size));
        Assert.False(frame.IsShared);
        using ZmqFrame copy = frame.Copy();
        Assert.True(frame.IsShared);
        Assert.True(copy.IsShared);
        Assert.True(frame.Span == copy.Span);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void WritableSpan_OfACopy_LeavesTheOriginalAsItWas(int size)
    {
        using ZmqFrame frame = new(Bytes.Pattern(size));
        using ZmqFrame copy = frame.Copy();
        copy.WritableSpan.Fill(0xEE);
        Assert.Equal(Bytes.Pattern(size), frame.Span);
        Assert.False(copy.IsShared);
        Assert.False(copy.Span.ContainsAnyExcept((byte)0xEE));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void WritableSpan_OfTheOriginal_LeavesTheCopyAsItWas(int size)
    {
        using ZmqFrame frame = new(Bytes.Pattern(size));
        using ZmqFrame copy = frame.Copy();
        frame.WritableSpan.Fill(0xEE);
        Assert.Equal(Bytes.Pattern(size), copy.Span);
        Assert.False(frame.Span.ContainsAnyExcept((byte)0xEE));
    }

    [Fact]
    public void WritableSpanFrom_OfACopy_LeavesTheOriginalAsItWas()
    {
        using ZmqFrame frame = new(Bytes.Pattern(1000));
        using ZmqFrame copy = frame.Copy();
        copy.WritableSpanFrom(900).Clear();
        Assert.Equal(Bytes.Pattern(1000), frame.Span);
        Assert.Equal(Bytes.Pattern(1000).AsSpan(0, 900), copy.Span[..900]);
    }

    [Fact]
    public void WritableSpan_OfAFrameThatIsAlone_KeepsTheContentInPlace()
    {
        using ZmqFrame frame = new(Bytes.Pattern(1000));
        ReadOnlySpan<byte> before = frame.Span;
        Assert.True(before == frame.WritableSpan);
    }

    [Fact]
    public void WritableSpan_AmongManyCopies_ChangesOne()
    {
        ZmqFrame[] frames = new ZmqFrame[50];
        frames[0] = new ZmqFrame(Bytes.Pattern(500));
        for (int i = 1; i < frames.Length; i++)
        {
            frames[i] = frames[i / 2].Copy();
        }

        for (int i = 0; i < frames.Length; i++)
        {
            frames[i].WritableSpan.Fill((byte)i);
        }

        for (int i = 0; i < frames.Length; i++)
        {
            Assert.Equal(500, frames[i].Size);
            Assert.False(frames[i].Span.ContainsAnyExcept((byte)i));
            frames[i].Dispose();
        }
    }

    [Fact]
    public void Copy_OriginalDisposed_KeepsTheContent()
    {
        ZmqFrame frame = new(Bytes.Pattern(100_000));
        using ZmqFrame copy = frame.Copy();
        frame.Dispose();
        Assert.Equal(Bytes.Pattern(100_000), copy.Span);
    }

    [Fact]
    public void CopyFrom_OverOldContent_ReplacesIt()
    {
        using ZmqFrame source = new(Bytes.Pattern(1000));
        using ZmqFrame frame = new(Bytes.Pattern(2000, seed: 9));
        frame.CopyFrom(source);
        Assert.Equal(Bytes.Pattern(1000), frame.Span);
        Assert.Equal(Bytes.Pattern(1000), source.Span);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void MoveFrom_AnySize_EmptiesTheSource(int size)
    {
        using ZmqFrame source = new(Bytes.Pattern(size));
        using ZmqFrame frame = new(Bytes.Pattern(2000, seed: 9));
        frame.MoveFrom(source);
        Assert.Equal(Bytes.Pattern(size), frame.Span);
        Assert.False(frame.IsMoved);
        Assert.True(source.IsMoved);
        Assert.Equal(0, source.Size);
        Assert.True(source.Span.IsEmpty);
    }

    [Fact]
    public void MoveFrom_MovedFrame_ThrowsAndKeepsTheContent()
    {
        using ZmqFrame source = new("content");
        using ZmqFrame first = new();
        first.MoveFrom(source);
        using ZmqFrame second = new("before");
        Assert.Throws<InvalidOperationException>(() => second.MoveFrom(source));
        Assert.Throws<InvalidOperationException>(() => second.CopyFrom(source));
        Assert.Throws<InvalidOperationException>(() => source.Copy());
        Assert.Equal("before", second.GetString());
        Assert.Equal("content", first.GetString());
    }

    [Fact]
    public void MoveFrom_Itself_ChangesNothing()
    {
        using ZmqFrame frame = new("content");
        frame.MoveFrom(frame);
        frame.CopyFrom(frame);
        Assert.Equal("content", frame.GetString());
        Assert.False(frame.IsMoved);
    }

    [Fact]
    public void MoveFrom_Null_ThrowsArgumentNull()
    {
        using ZmqFrame frame = new("content");
        Assert.Throws<ArgumentNullException>("source", () => frame.MoveFrom(null!));
        Assert.Throws<ArgumentNullException>("source", () => frame.CopyFrom(null!));
        Assert.Equal("content", frame.GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WritableSpan_OfAFrameThatAnotherSubscriberHasToo_LeavesTheOtherAsItWas(bool writeFirst)
    {
        using SocketPair pair = new(ZmqSocketType.XPub, ZmqSocketType.Sub);
        using ZmqSocket other = pair.Create(ZmqSocketType.Sub);
        other.Connect(pair.Endpoint);
        pair.Connected.Subscribe("");
        other.Subscribe("");
        Assert.Equal([1], pair.Bound.ReceiveBytes());
        Parked.Until(() => Publish(pair.Bound, other), "a message at the second subscriber");

        using ZmqFrame mine = new();
        using ZmqFrame theirs = new();
        pair.Bound.Send(Bytes.Pattern(1000), more: true);
        pair.Bound.Send("last");
        Receive(pair.Connected, mine);
        Receive(other, theirs);
        Assert.True(mine.IsShared);
        if (writeFirst)
        {
            mine.WritableSpan.Fill(1);
            Assert.Equal(Bytes.Pattern(1000), theirs.Span);
        }

        theirs.WritableSpan.Fill(2);
        Assert.True(writeFirst ? !mine.Span.ContainsAnyExcept((byte)1) : mine.Span.SequenceEqual(Bytes.Pattern(1000)));
        Assert.False(theirs.Span.ContainsAnyExcept((byte)2));
        Assert.True(mine.More);
        Assert.True(theirs.More);
        Receive(other, theirs, size: 4);
        Assert.False(theirs.More);
    }

    /// <summary>native/patches/libzmq/message-of-several-publishers.patch: the copy that an XPUB makes was freed with its first copy.</summary>
    [Fact]
    public void Copy_OfAMessageSentToTwoPublishers_KeepsTheContent()
    {
        BundledLibrary.Require();
        using ZmqContext context = new();
        using ZmqSocket first = context.CreateSocket(ZmqSocketType.XPub);
        using ZmqSocket second = context.CreateSocket(ZmqSocketType.XPub);
        using ZmqSocket subscriber = context.CreateSocket(ZmqSocketType.XSub);
        subscriber.Connect(first.Bind(Endpoints.For("inproc")));
        subscriber.Connect(second.Bind(Endpoints.For("inproc")));
        byte[] sent = [42, .. Bytes.Pattern(100)];
        subscriber.Send(sent);
        using ZmqFrame received = new();
        first.Receive(received);
        Assert.False(received.IsShared);
        received.Copy().Dispose();

        // Takes the place of what was freed, if anything was.
        using ZmqFrame other = new(new byte[sent.Length]);
        Assert.Equal(sent, received.Span);
        second.Receive(received);
        Assert.Equal(sent, received.Span);
    }

    // Subscriptions take a moment to arrive.
    private static bool Publish(ZmqSocket publisher, ZmqSocket subscriber)
    {
        publisher.Send("warm-up"u8);
        return subscriber.TryReceive([], out _, TimeSpan.FromMilliseconds(10));
    }

    private static void Receive(ZmqSocket subscriber, ZmqFrame frame, int size = 1000)
    {
        do
        {
            subscriber.Receive(frame);
        }
        while (frame.Size != size);
    }
}
