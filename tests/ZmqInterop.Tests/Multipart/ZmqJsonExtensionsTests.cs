using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Multipart;

public sealed class ZmqJsonExtensionsTests
{
    [Fact]
    public void SendJson_Value_ArrivesEqual()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, "tcp");
        pair.Connected.SendJson(new TestPerson("Grüße", 7), TestJsonContext.Default.TestPerson);
        Assert.Equal(new TestPerson("Grüße", 7), pair.Bound.ReceiveJson(TestJsonContext.Default.TestPerson));
    }

    [Fact]
    public void SendJson_Value_IsOneFrameOfUtf8()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        pair.Bound.SendJson([1, 2, 3], TestJsonContext.Default.Int32Array);
        Assert.Equal("[1,2,3]", pair.Connected.ReceiveString(out bool more));
        Assert.False(more);
    }

    [Fact]
    public void SendJson_More_IsAFrameOfALongerMessage()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        pair.Bound.SendJson("first", TestJsonContext.Default.String, more: true);
        pair.Bound.SendJson("second", TestJsonContext.Default.String);
        Assert.Equal("first", pair.Connected.ReceiveJson(TestJsonContext.Default.String));
        Assert.True(pair.Connected.HasMore);
        Assert.Equal("second", pair.Connected.ReceiveJson(TestJsonContext.Default.String));
        Assert.False(pair.Connected.HasMore);
    }

    [Fact]
    public void SendJson_LargeValue_ArrivesEqual()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, "tcp");
        int[] numbers = [.. Enumerable.Range(0, 100_000)];
        pair.Connected.SendJson(numbers, TestJsonContext.Default.Int32Array);
        Assert.Equal(numbers, pair.Bound.ReceiveJson(TestJsonContext.Default.Int32Array));
    }

    [Fact]
    public void ReceiveJson_JsonNull_IsNull()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        pair.Bound.Send("null");
        Assert.Null(pair.Connected.ReceiveJson(TestJsonContext.Default.TestPerson));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,2")]
    [InlineData("{\"Age\":\"seven\"}")]
    public void ReceiveJson_AnythingElse_ThrowsAndTakesTheFrameOffTheSocket(string text)
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        pair.Bound.Send(text);
        Assert.Throws<JsonException>(() => pair.Connected.ReceiveJson(TestJsonContext.Default.TestPerson));
        Assert.False(pair.Connected.TryReceive([], out _));
    }

    [Fact]
    public void ReceiveJson_ThatTimesOutOrIsCanceled_Throws()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        using CancellationTokenSource canceled = new();
        canceled.Cancel();
        pair.Bound.Options.ReceiveTimeout = TimeSpan.FromMilliseconds(5);
        Assert.Throws<TimeoutException>(() => pair.Bound.ReceiveJson(TestJsonContext.Default.String));
        Assert.ThrowsAny<OperationCanceledException>(() => pair.Bound.ReceiveJson(TestJsonContext.Default.String, canceled.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => pair.Bound.SendJson("x", TestJsonContext.Default.String, cancellationToken: canceled.Token));
        Assert.False(pair.Connected.TryReceive([], out _));
    }

    [Fact]
    public void Calls_WithoutSocketOrTypeInfo_ThrowArgumentNull()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        ZmqSocket none = null!;
        Assert.Throws<ArgumentNullException>("socket", () => none.SendJson("x", TestJsonContext.Default.String));
        Assert.Throws<ArgumentNullException>("socket", () => none.ReceiveJson(TestJsonContext.Default.String));
        Assert.Throws<ArgumentNullException>("typeInfo", () => pair.Bound.SendJson("x", null!));
        Assert.Throws<ArgumentNullException>("typeInfo", () => pair.Bound.ReceiveJson<string>(null!));
    }
}
