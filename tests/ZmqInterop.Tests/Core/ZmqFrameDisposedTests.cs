using System;
using System.Buffers;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Reflection;
using Xunit;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqFrameDisposedTests
{
    private static readonly Dictionary<string, Action<ZmqFrame>> s_uses = new(StringComparer.Ordinal)
    {
        ["get_Size"] = frame => _ = frame.Size,
        ["get_Span"] = frame => _ = frame.Span,
        ["get_WritableSpan"] = frame => _ = frame.WritableSpan,
        ["get_More"] = frame => _ = frame.More,
        ["get_IsShared"] = frame => _ = frame.IsShared,
        ["get_PeerAddress"] = frame => _ = frame.PeerAddress,
        ["get_UserId"] = frame => _ = frame.UserId,
        ["get_PeerSocketType"] = frame => _ = frame.PeerSocketType,
        ["GetMetadata(String)"] = frame => frame.GetMetadata("X-any"),
        ["Clear()"] = frame => frame.Clear(),
        ["Allocate(Int64)"] = frame => frame.Allocate(1),
        ["Write(ReadOnlySpan`1)"] = frame => frame.Write("x"u8),
        ["Write(String)"] = frame => frame.Write("x"),
        ["Write(ReadOnlySequence`1&)"] = frame => frame.Write(ReadOnlySequence<byte>.Empty),
        ["Copy()"] = frame => frame.Copy(),
        ["CopyFrom(ZmqFrame)"] = frame => frame.CopyFrom(new ZmqFrame("x")),
        ["MoveFrom(ZmqFrame)"] = frame => frame.MoveFrom(new ZmqFrame("x")),
        ["ToArray()"] = frame => frame.ToArray(),
        ["GetString()"] = frame => frame.GetString(),
        ["WritableSpanFrom(Int64)"] = frame => _ = frame.WritableSpanFrom(0),
        ["Adopt(IMemoryOwner`1)"] = frame => frame.Adopt(MemoryPool<byte>.Shared.Rent(1)),
        ["Adopt(IMemoryOwner`1,Int32)"] = frame => frame.Adopt(MemoryPool<byte>.Shared.Rent(1), 1),
        ["AsSequence()"] = frame => frame.AsSequence(),
    };

    /// <summary>These tell about the object and do not touch what it had.</summary>
    private static readonly string[] s_harmless = ["get_IsMoved", "ToString()", "Dispose()"];

    public static TheoryData<string> Uses => [.. s_uses.Keys];

    [Theory]
    [MemberData(nameof(Uses))]
    public void Member_AfterDispose_ThrowsObjectDisposed(string member)
    {
        ZmqFrame frame = new("content");
        frame.Dispose();
        ObjectDisposedException exception = Assert.Throws<ObjectDisposedException>(() => s_uses[member](frame));
        Assert.Contains(nameof(ZmqFrame), exception.ObjectName, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_OfTheType_AreAllTested()
    {
        IEnumerable<MethodInfo> drafts = DraftProperties().SelectMany(property => property.GetAccessors());
        IEnumerable<string> members = typeof(ZmqFrame)
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Except(drafts)
            .Select(method => method.IsSpecialName ? method.Name : $"{method.Name}({string.Join(',', method.GetParameters().Select(p => p.ParameterType.Name))})");
        Assert.Equal(s_uses.Keys.Concat(s_harmless).Order(StringComparer.Ordinal), members.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void DraftProperty_AfterDispose_ThrowsObjectDisposed()
    {
        Assert.SkipUnless(Zmq.Has("draft"), "This libzmq is built without drafts.");
        ZmqFrame frame = new("content");
        frame.Dispose();
        foreach (PropertyInfo property in DraftProperties())
        {
            object value = property.PropertyType == typeof(string) ? "x" : Convert.ChangeType(1, property.PropertyType, null);
            TargetInvocationException reading = Assert.Throws<TargetInvocationException>(() => property.GetValue(frame));
            TargetInvocationException writing = Assert.Throws<TargetInvocationException>(() => property.SetValue(frame, value));
            Assert.IsType<ObjectDisposedException>(reading.InnerException);
            Assert.IsType<ObjectDisposedException>(writing.InnerException);
        }
    }

    [Fact]
    public void CopyFrom_DisposedSource_ThrowsAndKeepsTheContent()
    {
        ZmqFrame source = new("source");
        source.Dispose();
        using ZmqFrame frame = new("before");
        Assert.Throws<ObjectDisposedException>(() => frame.CopyFrom(source));
        Assert.Throws<ObjectDisposedException>(() => frame.MoveFrom(source));
        Assert.Equal("before", frame.GetString());
    }

    [Fact]
    public void CopyFrom_IntoADisposedFrame_LeavesTheSourceUsable()
    {
        using ZmqFrame source = new("source");
        ZmqFrame frame = new();
        frame.Dispose();
        Assert.Throws<ObjectDisposedException>(() => frame.CopyFrom(source));
        Assert.Throws<ObjectDisposedException>(() => frame.MoveFrom(source));
        Assert.Equal("source", source.GetString());
        Assert.False(source.IsMoved);
    }

    [Fact]
    public void SocketCalls_WithADisposedFrame_ThrowAndLeaveTheSocketUsable()
    {
        using Support.SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        ZmqFrame frame = new("x");
        frame.Dispose();
        Assert.Throws<ObjectDisposedException>(() => pair.Bound.Send(frame));
        Assert.Throws<ObjectDisposedException>(() => pair.Bound.TrySend(frame));
        Assert.Throws<ObjectDisposedException>(() => pair.Bound.Receive(frame));
        Assert.Throws<ObjectDisposedException>(() => pair.Bound.TryReceive(frame));
        pair.Bound.Send("still works");
        Assert.Equal("still works", pair.Connected.ReceiveString());
    }

    [Fact]
    public void SocketCalls_WithoutAFrame_ThrowArgumentNull()
    {
        using Support.SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        Assert.Throws<ArgumentNullException>("frame", () => pair.Bound.Send((ZmqFrame)null!));
        Assert.Throws<ArgumentNullException>("frame", () => pair.Bound.TrySend((ZmqFrame)null!));
        Assert.Throws<ArgumentNullException>("frame", () => pair.Bound.Receive((ZmqFrame)null!));
        Assert.Throws<ArgumentNullException>("frame", () => pair.Bound.TryReceive((ZmqFrame)null!));
    }

    private static IEnumerable<PropertyInfo> DraftProperties() =>
        typeof(ZmqFrame).GetProperties().Where(property => property.IsDefined(typeof(ExperimentalAttribute)));
}
