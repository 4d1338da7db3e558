using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

public sealed class AsyncBatchTests
{
    public static TheoryData<string> Transports => ["inproc", "tcp", "ipc"];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task SendBatchAsync_MoreThanThereIsRoomFor_WaitsAndSendsAll(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport, watermark: 5);
        using Frames frames = Frames.Numbered(3000);
        using Frames received = Frames.Empty(64);
        Task send = pair.Connected.SendBatchAsync(frames.All).AsTask();
        for (int count = 0; count < 3000;)
        {
            int arrived = await pair.Bound.ReceiveBatchAsync(received.All).Over();
            Assert.InRange(arrived, 1, 64);
            Assert.Equal(Enumerable.Range(count, arrived).Select(i => $"{i}"), received.Texts(arrived));
            count += arrived;
        }

        await send.Over();
        Assert.Equal(3000, frames.Moved);
    }

    [Fact]
    public async Task SendBatchAsync_Room_IsOverWhenItReturns()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Numbered(3);
        ValueTask send = pair.Connected.SendBatchAsync(frames.All);
        Assert.True(send.IsCompletedSuccessfully);
        await send;
        ValueTask<int> receive = pair.Bound.ReceiveBatchAsync(frames.All);
        Assert.True(receive.IsCompletedSuccessfully);
        Assert.Equal(3, await receive);
        await pair.Connected.SendBatchAsync(Array.Empty<ZmqFrame>()).Over();
        Assert.Equal(0, await pair.Bound.ReceiveBatchAsync(Array.Empty<ZmqFrame>()).Over());
    }

    [Fact]
    public async Task ReceiveBatchAsync_NothingThere_WaitsForTheFirst()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, "tcp");
        using Frames frames = Frames.Numbered(3);
        Task<int> receive = pair.Bound.ReceiveBatchAsync(frames.All).AsTask();
        Pended.Wait(pair.Bound);
        Assert.Throws<InvalidOperationException>(() => frames.All[2].GetString());
        pair.Connected.Send("x");
        Assert.Equal(1, await receive.Over());
        Assert.Equal("x", frames.All[0].GetString());
        Assert.Equal("2", frames.All[2].GetString());
    }

    [Fact]
    public async Task SendBatchAsync_CanceledWhileItWaits_TheFramesTellWhatWasSent()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 5);
        using Frames frames = Frames.Numbered(30);
        using CancellationTokenSource source = new();
        Task send = pair.Connected.SendBatchAsync(frames.All, source.Token).AsTask();
        Pended.Wait(pair.Connected);

        // Those that were sent are free, the others in use until the end.
        int moved = frames.Moved;
        frames.All[0].Write("new");
        Assert.Throws<InvalidOperationException>(() => frames.All[29].GetString());
        await source.CancelAsync();

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send.Over());
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.InRange(moved, 1, 29);
        Assert.Equal(Enumerable.Range(0, moved).Select(i => $"{i}"), Enumerable.Range(0, moved).Select(_ => pair.Bound.ReceiveString()));
        Assert.Equal("29", frames.All[29].GetString());
    }

    [Fact]
    public async Task Batches_SocketDisposedWhileTheyWait_Throw()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 5);
        using ZmqSocket lonely = pair.Create(ZmqSocketType.Pull);
        using Frames frames = Frames.Numbered(30);
        using Frames others = Frames.Numbered(3);
        ValueTask send = pair.Connected.SendBatchAsync(frames.All);
        ValueTask<int> receive = lonely.ReceiveBatchAsync(others.All);
        pair.Connected.Dispose();
        lonely.Dispose();
        await send.Throws<ObjectDisposedException>();
        await receive.Throws<ObjectDisposedException, int>();
        Assert.Equal("29", frames.All[29].GetString());
        Assert.Equal(["", "1", "2"], others.Texts(3));
    }

    [Fact]
    public async Task Batches_UnusableFrames_ThrowAndDoNothing()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using Frames frames = Frames.Numbered(3);
        using ZmqFrame moved = new();
        using ZmqFrame target = new();
        target.MoveFrom(moved);
        ZmqFrame disposed = new();
        disposed.Dispose();
        await pair.Connected.SendBatchAsync(new[] { frames.All[0], null! }).Throws<ArgumentNullException>();
        await pair.Connected.SendBatchAsync(new[] { frames.All[0], frames.All[0] }).Throws<InvalidOperationException>();
        await pair.Connected.SendBatchAsync(new[] { frames.All[0], moved }).Throws<InvalidOperationException>();
        await pair.Connected.SendBatchAsync(new[] { frames.All[0], disposed }).Throws<ObjectDisposedException>();
        Assert.False(pair.Bound.TryReceiveBytes(out _));
        pair.Connected.Send("x");
        Assert.Throws<ArgumentNullException>(() => pair.Bound.ReceiveBatchAsync(new[] { frames.All[0], null! }));
        Assert.Throws<InvalidOperationException>(() => pair.Bound.ReceiveBatchAsync(new[] { frames.All[0], frames.All[0] }));
        Assert.Throws<ObjectDisposedException>(() => pair.Bound.ReceiveBatchAsync(new[] { frames.All[0], disposed }));
        Assert.Equal(["0", "1", "2"], frames.Texts(3));
        Assert.Equal("x", pair.Bound.ReceiveString());
    }

    [Fact]
    public async Task Batches_SocketOfAnotherDirectionOrKind_Throw()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqSocket router = pair.Create(ZmqSocketType.Router);
        using Frames frames = Frames.Numbered(3);
        Assert.Equal(ZmqError.NotSupported, (await pair.Bound.SendBatchAsync(frames.All).Throws<ZmqException>()).Error);
        Assert.Equal(ZmqError.NotSupported, (await pair.Connected.ReceiveBatchAsync(frames.All).Throws<ZmqException, int>()).Error);
        Assert.Equal(ZmqError.InvalidArgument, (await router.SendBatchAsync(frames.All).Throws<ZmqException>()).Error);
        pair.Connected.Send("first", more: true);
        Assert.Equal(ZmqError.InvalidState, (await pair.Connected.SendBatchAsync(frames.All).Throws<ZmqException>()).Error);
        Assert.Equal(["0", "1", "2"], frames.Texts(3));
    }

    [Fact]
    public async Task SendBatchAsync_CallersListChangesWhileItWaits_SendsWhatWasInIt()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 1);
        using Frames frames = Frames.Numbered(30);
        ZmqFrame[] list = [.. frames.All];
        Task send = pair.Connected.SendBatchAsync(list).AsTask();
        Pended.Wait(pair.Connected);
        Array.Clear(list);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{i}"), Enumerable.Range(0, 30).Select(_ => pair.Bound.ReceiveString()));
        await send.Over();
        Assert.Equal(30, frames.Moved);
    }

    [Fact]
    public async Task SendBatch_BesideAWaitingReceiveOfTheSameSocket_BothGetThrough()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, "tcp", watermark: 10);
        using Frames frames = Frames.Numbered(500);
        using Frames received = Frames.Empty(7);
        Task<int> receive = pair.Connected.ReceiveBatchAsync(received.All).AsTask();
        BackgroundCall send = BackgroundCall.Start(() => pair.Connected.SendBatch(frames.All));
        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"{i}"), Enumerable.Range(0, 500).Select(_ => pair.Bound.ReceiveString()));
        pair.Bound.Send("x");
        Assert.Equal(1, await receive.Over());
        send.Finish();
    }
}
