#pragma warning disable ZMQDRAFT001 // Drafts are what is tested.

using System;
using Xunit;

namespace ZmqInterop.Tests.Core;

/// <summary>Routing ids and groups of frames.</summary>
public sealed class ZmqFrameDraftTests
{
    public ZmqFrameDraftTests() => DraftPair.Require();

    [Theory]
    [InlineData(1u)]
    [InlineData(uint.MaxValue)]
    public void RoutingId_Set_StaysUntilTheContentIsReplaced(uint routingId)
    {
        using ZmqFrame frame = new("x");
        Assert.Equal(0u, frame.RoutingId);
        frame.RoutingId = routingId;
        Assert.Equal(("x", routingId), (frame.GetString(), frame.RoutingId));
        frame.Write("y");
        Assert.Equal(("y", 0u), (frame.GetString(), frame.RoutingId));
    }

    [Fact]
    public void RoutingId_Zero_IsRefusedAndTheOldOneKept()
    {
        using ZmqFrame frame = new("x") { RoutingId = 7 };
        Assert.Throws<ArgumentOutOfRangeException>(() => frame.RoutingId = 0);
        Assert.Equal(7u, frame.RoutingId);
    }

    // libzmq keeps up to 14 bytes in the message, and more elsewhere.
    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(255)]
    public void Group_Set_StaysUntilTheContentIsReplaced(int length)
    {
        string group = new('g', length);
        using ZmqFrame frame = new("x");
        Assert.Equal("", frame.Group);
        frame.Group = group;
        Assert.Equal(("x", group), (frame.GetString(), frame.Group));

        // libzmq itself would keep the pointer to a long group, and free what is left of it later.
        foreach (string next in (string[])["another", "another that is long", "and one that is longer still", "short"])
        {
            frame.Group = next;
            Assert.Equal(("x", next), (frame.GetString(), frame.Group));
        }

        frame.Write("y");
        Assert.Equal(("y", ""), (frame.GetString(), frame.Group));
    }

    [Fact]
    public void Group_SetAgainOnAFrameWithMore_KeepsAllElse()
    {
        byte[] content = Support.Bytes.Pattern(10_000);
        using ZmqFrame frame = new(content) { RoutingId = 7, Group = "a group that is long" };
        using ZmqFrame shared = frame.Copy();
        frame.Group = "another";
        Assert.Equal((7u, "another"), (frame.RoutingId, frame.Group));
        Assert.Equal(content, frame.ToArray());
        Assert.Equal((7u, "a group that is long"), (shared.RoutingId, shared.Group));
        Assert.Equal(content, shared.ToArray());
    }

    [Fact]
    public void WritableSpan_OfASharedFrame_KeepsGroupAndRoutingId()
    {
        using ZmqFrame frame = new(Support.Bytes.Pattern(1000)) { RoutingId = 7, Group = "group" };
        using ZmqFrame copy = frame.Copy();
        copy.WritableSpan[0] = 42;
        Assert.Equal((7u, "group", (byte)42), (copy.RoutingId, copy.Group, copy.Span[0]));
        Assert.Equal((7u, "group", (byte)0), (frame.RoutingId, frame.Group, frame.Span[0]));
    }

    [Fact]
    public void GroupAndRoutingId_AfterTheContentWasMovedAway_AreRefused()
    {
        using ZmqFrame frame = new("x");
        using ZmqFrame other = new();
        other.MoveFrom(frame);
        Assert.Throws<InvalidOperationException>(() => frame.Group = "group");
        Assert.Throws<InvalidOperationException>(() => frame.RoutingId = 7);
        frame.Write("y");
        frame.Group = "group";
        Assert.Equal(("y", "group"), (frame.GetString(), frame.Group));
    }

    [Fact]
    public void Group_ThatIsNone_IsRefusedAndTheOldOneKept()
    {
        using ZmqFrame frame = new("x") { Group = "group" };
        Assert.Throws<ArgumentNullException>(() => frame.Group = null!);
        Assert.Throws<ArgumentException>(() => frame.Group = "");
        Assert.Throws<ArgumentException>(() => frame.Group = "a\0b");
        Assert.Throws<ArgumentException>(() => frame.Group = new('g', 256));
        Assert.Throws<ArgumentException>(() => frame.Group = new('ä', 128));
        Assert.Equal("group", frame.Group);
    }

    [Fact]
    public void Copy_WithGroupOrRoutingId_HasThemToo()
    {
        foreach (string group in (string[])["short", new('g', 200)])
        {
            using ZmqFrame frame = new("x") { Group = group };
            using ZmqFrame copy = frame.Copy();
            using ZmqFrame moved = new();
            moved.MoveFrom(frame);
            Assert.Equal((group, group), (copy.Group, moved.Group));
        }

        using ZmqFrame routed = new("x") { RoutingId = 7 };
        using ZmqFrame routedCopy = routed.Copy();
        Assert.Equal(7u, routedCopy.RoutingId);
    }
}
