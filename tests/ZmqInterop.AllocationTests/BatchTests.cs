using System;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.AllocationTests;

public sealed class BatchTests : IDisposable
{
    private readonly SocketPair _pair = new();
    private readonly byte[] _content = new byte[16];
    private readonly ZmqFrame[] _sent = [new(), new(), new()];
    private readonly ZmqFrame[] _received = [new(), new(), new(), new()];

    [Fact]
    public void SendBatchAndReceiveBatch_ReusedFrames_AllocateNothing() => Allocations.AssertNone(() =>
    {
        Write();
        _pair.Left.SendBatch(_sent);
        Assert.True(_pair.Right.ReceiveBatch(_received) == 3);
    });

    [Fact]
    public void TrySendBatchAndTryReceiveBatch_ReusedFrames_AllocateNothing() => Allocations.AssertNone(() =>
    {
        Write();
        Assert.True(_pair.Left.TrySendBatch(_sent, out int sent) && sent == 3);
        Assert.True(_pair.Right.TryReceiveBatch(_received, out int received) && received == 3);
        Assert.False(_pair.Right.TryReceiveBatch(_received, out _));
    });

    [Fact]
    public void SendBatchAsyncAndReceiveBatchAsync_ThatNeedNotWait_AllocateNothing() => Allocations.AssertNone(() =>
    {
        Write();
        ValueTask send = _pair.Left.SendBatchAsync(_sent);
        while (!send.IsCompleted)
        {
            // One in thousands gives others a turn.
            Thread.Yield();
        }

        send.GetAwaiter().GetResult();
        ValueTask<int> receive = _pair.Right.ReceiveBatchAsync(_received);
        while (!receive.IsCompleted)
        {
            Thread.Yield();
        }

        Assert.True(receive.GetAwaiter().GetResult() == 3);
    });

    public void Dispose()
    {
        Array.ForEach(_sent, frame => frame.Dispose());
        Array.ForEach(_received, frame => frame.Dispose());
        _pair.Dispose();
    }

    private void Write()
    {
        foreach (ZmqFrame frame in _sent)
        {
            frame.Write(_content);
        }
    }
}
