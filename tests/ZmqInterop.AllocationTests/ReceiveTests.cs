using System;
using System.Threading;
using Xunit;

namespace ZmqInterop.AllocationTests;

public sealed class ReceiveTests : IDisposable
{
    private readonly SocketPair _pair = new();
    private readonly byte[] _buffer = new byte[16 * 1024];

    [Theory]
    [InlineData(16)]
    [InlineData(1024)]
    public void Receive_Span_AllocatesNothing(int size)
    {
        Provide(size);
        Allocations.AssertNone(() => Assert.True(_pair.Right.Receive(_buffer) == size), () => _pair.Left.Send(_buffer.AsSpan(0, size)));
    }

    [Fact]
    public void Receive_SpanAndMore_AllocatesNothing()
    {
        Provide(16);
        Allocations.AssertNone(
            () =>
            {
                Assert.True(_pair.Right.Receive(_buffer, out bool more) == 16);
                Assert.False(more);
            },
            () => _pair.Left.Send(_buffer.AsSpan(0, 16)));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(1024)]
    public void Receive_Frame_AllocatesNothing(int size)
    {
        Provide(size);
        using ZmqFrame frame = new();
        Allocations.AssertNone(
            () =>
            {
                _pair.Right.Receive(frame);
                Assert.True(frame.Span.Length == size && !frame.More);
            },
            () => _pair.Left.Send(_buffer.AsSpan(0, size)));
    }

    [Fact]
    public void Receive_WithACancellableToken_AllocatesNothing()
    {
        using CancellationTokenSource source = new();
        CancellationToken token = source.Token;
        Provide(16);
        Allocations.AssertNone(() => Assert.True(_pair.Right.Receive(_buffer, token) == 16), () => _pair.Left.Send(_buffer.AsSpan(0, 16)));
    }

    [Fact]
    public void TryReceive_NothingThere_AllocatesNothing()
    {
        using ZmqFrame frame = new();
        using ZmqMessage message = new();
        Allocations.AssertNone(() => Assert.False(_pair.Right.TryReceive(_buffer, out _)));
        Allocations.AssertNone(() => Assert.False(_pair.Right.TryReceive(_buffer, out _, out _)));
        Allocations.AssertNone(() => Assert.False(_pair.Right.TryReceive(frame)));
        Allocations.AssertNone(() => Assert.False(_pair.Right.TryReceive(message)));
        Allocations.AssertNone(() => Assert.False(_pair.Right.TryReceiveString(out _)));
        Allocations.AssertNone(() => Assert.False(_pair.Right.TryReceiveBytes(out _)));
    }

    [Fact]
    public void TryReceive_TimeoutGoesBy_AllocatesNothing()
    {
        using CancellationTokenSource source = new();
        CancellationToken token = source.Token;
        Allocations.AssertNone(() => Assert.False(_pair.Right.TryReceive(_buffer, out _, TimeSpan.FromMilliseconds(1), token)), count: 2 * Allocations.Batch);
    }

    [Fact]
    public void HasMoreAndEvents_Read_AllocateNothing() =>
        Allocations.AssertNone(() => Assert.True(!_pair.Left.HasMore && (_pair.Left.Events & ZmqPollEvents.In) == 0));

    public void Dispose() => _pair.Dispose();

    private void Provide(int size)
    {
        for (int i = 0; i < Allocations.Batch; i++)
        {
            _pair.Left.Send(_buffer.AsSpan(0, size));
        }
    }
}
