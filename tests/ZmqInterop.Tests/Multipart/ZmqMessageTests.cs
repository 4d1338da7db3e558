using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Multipart;

public sealed class ZmqMessageTests
{
    [Fact]
    public void Constructor_New_IsEmpty()
    {
        using ZmqMessage message = new();
        Assert.True(message.IsEmpty);
        Assert.Equal(0, message.TotalSize);
        Assert.Equal("ZmqMessage (0 frames)", message.ToString());
        Assert.Empty(message);
    }

    [Fact]
    public void CollectionInitializer_TextsBytesAndFrames_AppendsEach()
    {
        using ZmqFrame frame = new("frame");
        using ZmqMessage message = new() { "topic", "bytes"u8, frame, "", ""u8 };
        Assert.Equal(["topic", "bytes", "frame", "", ""], Texts(message));
        Assert.True(frame.IsMoved);
        Assert.Equal(15, message.TotalSize);
        Assert.False(message.IsEmpty);
        Assert.Equal("ZmqMessage (5 frames)", message.ToString());
    }

    [Fact]
    public void Prepend_EachKind_PutsItInFront()
    {
        using ZmqFrame frame = new("3");
        using ZmqMessage message = new() { "4" };
        message.Prepend(frame);
        message.Prepend("2"u8);
        message.Prepend("1");
        Assert.Equal(["1", "2", "3", "4"], Texts(message));
        Assert.True(frame.IsMoved);
    }

    [Fact]
    public void AddFrame_Size_IsFilledByTheCaller()
    {
        using ZmqMessage message = new() { "first" };
        ZmqFrame added = message.AddFrame(100_000);
        Bytes.Pattern(100_000).CopyTo(added.WritableSpan);
        Assert.Same(added, message[1]);
        Assert.Equal(Bytes.Pattern(100_000), message[1].Span);
        Assert.Equal(0, message.AddFrame().Size);
        Assert.Equal(3, message.Count);
    }

    [Fact]
    public void Add_WhatCannotBeAdded_LeavesTheMessageAsItWas()
    {
        using ZmqMessage message = new() { "1", "2" };
        ZmqFrame disposed = new("x");
        disposed.Dispose();
        using ZmqFrame moved = new("x");
        using (ZmqMessage other = new() { moved })
        {
            Assert.True(moved.IsMoved);
        }

        foreach (Action add in (Action[])
        [
            () => message.Add((string)null!), () => message.Prepend((string)null!), () => message.Add((ZmqFrame)null!), () => message.Prepend((ZmqFrame)null!),
            () => message.Add(disposed), () => message.Prepend(disposed), () => message.Add(moved), () => message.Prepend(moved), () => message.AddFrame(-1),
            () => message.AddFrame(long.MaxValue),
        ])
        {
            Assert.NotNull(Record.Exception(add));
            Assert.Equal(["1", "2"], Texts(message));
        }

        message.Add("3");
        Assert.Equal(["1", "2", "3"], Texts(message));
    }

    [Fact]
    public void Add_ContentOfItsOwnFrame_CopiesIt()
    {
        using ZmqMessage message = new() { Bytes.Pattern(1000) };
        message.Add(message[0].Span);
        message.Prepend(message[1].Span);
        Assert.All(message, frame => Assert.Equal(Bytes.Pattern(1000), frame.Span));
        Assert.Equal(3, message.Count);
    }

    [Fact]
    public void Indexer_OutsideOfTheFrames_Throws()
    {
        using ZmqMessage message = new() { "1" };
        Assert.Throws<ArgumentOutOfRangeException>("index", () => message[1]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => message[-1]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => message.RemoveAt(1));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => message.RemoveAt(-1));
        Assert.Equal(["1"], Texts(message));
    }

    [Fact]
    public void Pop_Frames_GivesThemInOrderAndThemselves()
    {
        using ZmqMessage message = new() { "1", "2", "3" };
        ZmqFrame second = message[1];
        using ZmqFrame first = message.Pop();
        Assert.Equal("1", first.GetString());
        Assert.Equal(["2", "3"], Texts(message));
        using ZmqFrame popped = message.Pop();
        Assert.Same(second, popped);
        Assert.Equal(["3"], Texts(message));
    }

    [Fact]
    public void Pop_MessageReusedAndDisposedOf_LeavesThePoppedFrame()
    {
        ZmqMessage message = new() { Bytes.Pattern(1000), "2" };
        using ZmqFrame popped = message.Pop();
        message.Clear();
        message.Add("other");
        message.Dispose();
        Assert.Equal(Bytes.Pattern(1000), popped.Span);
    }

    [Fact]
    public void Pop_EmptyMessage_Throws()
    {
        using ZmqMessage message = new();
        using ZmqFrame frame = new("before");
        Assert.Throws<InvalidOperationException>(message.Pop);
        Assert.Throws<InvalidOperationException>(message.PopString);
        Assert.False(message.TryPop(frame));
        Assert.Equal("before", frame.GetString());
    }

    [Fact]
    public void TryPop_Frame_MovesTheContent()
    {
        using ZmqMessage message = new() { "1", Bytes.Pattern(1000) };
        using ZmqFrame frame = new("before");
        Assert.True(message.TryPop(frame));
        Assert.Equal("1", frame.GetString());
        Assert.True(message.TryPop(frame));
        Assert.Equal(Bytes.Pattern(1000), frame.Span);
        Assert.False(message.TryPop(frame));
        Assert.Equal(Bytes.Pattern(1000), frame.Span);
        Assert.Throws<ArgumentNullException>("frame", () => message.TryPop(null!));
    }

    [Fact]
    public void TryPop_IntoADisposedFrame_LeavesTheMessageAsItWas()
    {
        using ZmqMessage message = new() { "1", "2" };
        ZmqFrame disposed = new();
        disposed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => message.TryPop(disposed));
        Assert.Equal(["1", "2"], Texts(message));
    }

    [Fact]
    public void PopString_Frame_DecodesIt()
    {
        using ZmqMessage message = new() { "Grüße", "2" };
        Assert.Equal("Grüße", message.PopString());
        Assert.Equal(["2"], Texts(message));
    }

    [Fact]
    public void RemoveAt_AnyPlace_ClosesTheGap()
    {
        using ZmqMessage message = new() { "1", "2", "3", "4", "5" };
        message.RemoveAt(4);
        message.RemoveAt(0);
        message.RemoveAt(1);
        Assert.Equal(["2", "4"], Texts(message));
        message.Add("5");
        message.Prepend("1");
        Assert.Equal(["1", "2", "4", "5"], Texts(message));
    }

    [Fact]
    public void Clear_WithFrames_EmptiesTheMessageAndReleasesTheContent()
    {
        CountingOwner owner = new(Bytes.Pattern(1000));
        using ZmqFrame wrapped = ZmqFrame.Wrap(owner);
        using ZmqMessage message = new() { "1", wrapped, "3" };
        message.Clear();
        Assert.True(message.IsEmpty);
        owner.WaitForDisposal();
        message.Add("again");
        Assert.Equal(["again"], Texts(message));
    }

    [Fact]
    public void Copy_WithFrames_SharesTheContentAndIsIndependent()
    {
        using ZmqMessage message = new() { "small", Bytes.Pattern(1000) };
        using ZmqMessage copy = message.Copy();
        Assert.True(copy[1].IsShared);
        copy[1].WritableSpan.Clear();
        copy.Add("more");
        Assert.Equal(Bytes.Pattern(1000), message[1].Span);
        Assert.Equal(2, message.Count);
        message.Dispose();
        Assert.Equal("small", copy[0].GetString());
    }

    [Fact]
    public void Copy_WithAFrameThatHasNoContentAnyMore_ThrowsAndLeavesTheMessage()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using ZmqMessage message = new() { "1", "2" };
        pair.Bound.Send(message[1]);
        Assert.Throws<InvalidOperationException>(message.Copy);
        Assert.Equal("1", message[0].GetString());
        Assert.Equal(2, message.Count);
    }

    [Fact]
    public void GetEnumerator_Frames_GivesEachInOrder()
    {
        using ZmqMessage message = new() { "1", "2", "3" };
        List<string> texts = [];
        foreach (ZmqFrame frame in message)
        {
            texts.Add(frame.GetString());
        }

        Assert.Equal(["1", "2", "3"], texts);
        Assert.Equal(["1", "2", "3"], message.Select(frame => frame.GetString()));
        IEnumerator objects = ((IEnumerable)message).GetEnumerator();
        Assert.True(objects.MoveNext());
        Assert.Same(message[0], objects.Current);
    }

    [Fact]
    public void Enumerator_Positions_CanBeComparedAndReset()
    {
        using ZmqMessage message = new() { "1", "2" };
        ZmqMessage.Enumerator left = message.GetEnumerator();
        ZmqMessage.Enumerator right = message.GetEnumerator();
        Assert.True(left == right);
        Assert.True(left.MoveNext());
        Assert.True(left != right);
        Assert.False(left.Equals((object)right));
        Assert.True(right.MoveNext());
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.True(left.MoveNext());
        Assert.False(left.MoveNext());
        left.Reset();
        Assert.True(left.MoveNext());
        Assert.Same(message[0], left.Current);
        left.Dispose();
    }

    [Fact]
    public void Frames_AThousand_StayInOrder()
    {
        using ZmqMessage message = new();
        for (int i = 0; i < 1000; i++)
        {
            message.Add(Bytes.Pattern(i, seed: i));
        }

        Assert.Equal(1000, message.Count);
        Assert.Equal(999 * 1000 / 2, message.TotalSize);
        using ZmqFrame frame = new();
        for (int i = 0; i < 1000; i++)
        {
            Assert.True(message.TryPop(frame));
            Assert.Equal(Bytes.Pattern(i, seed: i), frame.Span);
        }
    }

    [Fact]
    public void Members_AfterDispose_ThrowObjectDisposed()
    {
        using ZmqFrame frame = new("x");
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        ZmqMessage message = new() { "1", "2" };
        ZmqFrame inside = message[0];
        message.Dispose();
        message.Dispose();
        Assert.Throws<ObjectDisposedException>(() => inside.Size);
        Assert.Equal("ZmqMessage (disposed)", message.ToString());
        Assert.True(message.IsEmpty);
        foreach (Action use in (Action[])
        [
            () => _ = message.TotalSize, () => _ = message[0], () => message.Add("x"u8), () => message.Add("x"), () => message.Add(frame), () => message.AddFrame(),
            () => message.Prepend("x"u8), () => message.Prepend("x"), () => message.Prepend(frame), () => message.Pop(), () => message.TryPop(frame),
            () => message.PopString(), () => message.RemoveAt(0), message.Clear, () => message.Copy(), () => message.Encode(new ZmqFrameWriter()),
            () => message.Decode("\u0001x"u8), () => pair.Bound.Send(message), () => pair.Bound.TrySend(message), () => pair.Bound.Receive(message),
            () => pair.Bound.TryReceive(message),
        ])
        {
            Assert.IsType<ObjectDisposedException>(Record.Exception(use));
        }

        Assert.Equal("x", frame.GetString());
    }

    private static IEnumerable<string> Texts(ZmqMessage message) => message.Select(frame => frame.GetString());
}
