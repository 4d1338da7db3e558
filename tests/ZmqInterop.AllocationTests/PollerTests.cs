using System;
using System.Threading;
using Xunit;

namespace ZmqInterop.AllocationTests;

public sealed class PollerTests : IDisposable
{
    private readonly SocketPair _pair = new();
    private readonly ZmqPoller _poller = new();
    private readonly ZmqPollResult[] _results = new ZmqPollResult[4];
    private readonly byte[] _buffer = new byte[16];

    public PollerTests()
    {
        _poller.Add(_pair.Left);
        _poller.Add(_pair.Right);
    }

    [Fact]
    public void Wait_Ready_AllocatesNothing()
    {
        _pair.Left.Send("x"u8);
        Allocations.AssertNone(() => Assert.True(_poller.Wait(_results) == 1));
    }

    [Fact]
    public void Wait_ReadyWithACancellableToken_AllocatesNothing()
    {
        using CancellationTokenSource source = new();
        CancellationToken token = source.Token;
        _pair.Left.Send("x"u8);
        Allocations.AssertNone(() => Assert.True(_poller.Wait(_results, TimeSpan.FromMinutes(1), token) == 1));
    }

    [Fact]
    public void Wait_NothingReadyAndNoTime_AllocatesNothing() => Allocations.AssertNone(() => Assert.True(_poller.Wait(_results, TimeSpan.Zero) == 0));

    [Fact]
    public void Wait_MessagesOneByOne_AllocatesNothing() => Allocations.AssertNone(() =>
    {
        _pair.Left.Send(_buffer);
        Assert.True(_poller.Wait(_results) == 1 && _results[0].Socket == _pair.Right);
        Assert.True(_pair.Right.TryReceive(_buffer, out _));
    });

    [Fact]
    public void Wait_TimeGoesBy_AllocatesNothing() => Allocations.AssertNone(
        () => Assert.True(_poller.Wait(_results, TimeSpan.FromMilliseconds(1)) == 0), count: 2 * Allocations.Batch);

    public void Dispose()
    {
        _poller.Dispose();
        _pair.Dispose();
    }
}
