using System;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>Frames and messages are in use until the call is over, and given back whatever its end.</summary>
public sealed class AsyncLeaseTests
{
    public static TheoryData<AsyncEnd> Ends => [.. Enum.GetValues<AsyncEnd>()];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task SendFrame_Waits_IsInUseUntilTheEnd(AsyncEnd end)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqSocket push = pair.Create(ZmqSocketType.Push);
        using ZmqFrame frame = new("frame");
        using CancellationTokenSource source = new();
        Task send = push.SendAsync(frame, false, source.Token).AsTask();

        Assert.Throws<InvalidOperationException>(() => frame.Write("x"));
        Assert.Throws<InvalidOperationException>(() => { _ = push.SendAsync(frame); });
        Assert.Throws<InvalidOperationException>(() => { _ = push.ReceiveAsync(frame); });
        await Finish(end, pair, push, source, () => push.Connect(pair.Endpoint), send);

        Assert.Equal(end == AsyncEnd.Success, frame.IsMoved);
        Assert.Equal(end == AsyncEnd.Success ? "" : "frame", frame.IsMoved ? "" : frame.GetString());
        frame.Write("again");
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task ReceiveFrame_Waits_IsInUseUntilTheEnd(AsyncEnd end)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqFrame frame = new("old");
        using CancellationTokenSource source = new();
        Task receive = pair.Bound.ReceiveAsync(frame, source.Token).AsTask();

        Assert.Throws<InvalidOperationException>(() => frame.Write("x"));
        Assert.Throws<InvalidOperationException>(() => { _ = pair.Bound.ReceiveAsync(frame); });
        await Finish(end, pair, pair.Bound, source, () => pair.Connected.Send("new"), receive);

        Assert.Equal(end == AsyncEnd.Success ? "new" : "", frame.GetString());
        frame.Write("again");
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task SendMessage_Waits_IsInUseUntilTheEnd(AsyncEnd end)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqSocket push = pair.Create(ZmqSocketType.Push);
        using ZmqMessage message = new() { "a", "b" };
        using CancellationTokenSource source = new();
        Task send = push.SendAsync(message, source.Token).AsTask();

        Assert.Throws<InvalidOperationException>(() => message.Add("c"));
        Assert.Throws<InvalidOperationException>(() => { _ = push.SendAsync(message); });
        Assert.Throws<InvalidOperationException>(message.Dispose);
        await Finish(end, pair, push, source, () => push.Connect(pair.Endpoint), send);

        Assert.Equal(end == AsyncEnd.Success ? 0 : 2, message.Count);
        message.Add("again");
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task ReceiveMessage_Waits_IsInUseUntilTheEnd(AsyncEnd end)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqMessage message = new() { "old" };
        using CancellationTokenSource source = new();
        Task receive = pair.Bound.ReceiveAsync(message, source.Token).AsTask();

        Assert.Throws<InvalidOperationException>(() => message.Add("c"));
        Assert.Throws<InvalidOperationException>(() => { _ = pair.Bound.ReceiveAsync(message); });
        await Finish(end, pair, pair.Bound, source, () => pair.Connected.Send("new"), receive);

        Assert.Equal(end == AsyncEnd.Success ? 1 : 0, message.Count);
        message.Add("again");
    }

    [Fact]
    public async Task SendMessage_OneFrameIsInUse_ThrowsAndGivesBackTheOthers()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqMessage message = new() { "a", "b", "c" };
        using ZmqFrame taken = new();
        taken.MoveFrom(message[1]);
        Assert.Throws<InvalidOperationException>(() => { _ = pair.Connected.SendAsync(message); });
        message[0].Write("usable");
        message[1].Write("content again");
        await pair.Connected.SendAsync(message).Over();
        Assert.Empty(message);
    }

    [Fact]
    public async Task Frame_DisposedOfWhileTheReceiveWaits_TheMessageIsTakenAndFreed()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        ZmqFrame frame = new();
        Task receive = pair.Bound.ReceiveAsync(frame).AsTask();
        frame.Dispose();
        pair.Connected.Send("first");
        pair.Connected.Send("second");
        await receive.Over();
        Assert.Throws<ObjectDisposedException>(() => frame.Size);
        Assert.Equal("second", await pair.Bound.ReceiveStringAsync().Over());
    }

    [Fact]
    public async Task SendWrapped_Waits_OwnerIsDisposedOfOnceAfterTheEnd()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqSocket push = pair.Create(ZmqSocketType.Push);
        CountingOwner owner = new(Bytes.Pattern(100_000));
        using ZmqFrame frame = ZmqFrame.Wrap(owner);
        Task send = push.SendAsync(frame).AsTask();
        Assert.Equal(0, owner.Disposals);
        push.Connect(pair.Endpoint);
        await send.Over();
        Assert.Equal(Bytes.Pattern(100_000), await pair.Bound.ReceiveBytesAsync().Over());
        Parked.Until(() => owner.Disposals == 1, "owners disposed of");
    }

    private static async Task Finish(AsyncEnd end, SocketPair pair, ZmqSocket socket, CancellationTokenSource source, Action succeed, Task call)
    {
        Assert.False(call.IsCompleted);
        switch (end)
        {
            case AsyncEnd.Success:
                succeed();
                await call.Over();
                break;
            case AsyncEnd.Canceled:
                await source.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Over());
                break;
            case AsyncEnd.Disposed:
                socket.Dispose();
                await call.Throws<ObjectDisposedException>();
                break;
            default:
                await pair.Context.DisposeAsync().Over();
                Assert.True(await Record.ExceptionAsync(() => call.Over()) is ObjectDisposedException or ZmqException);
                break;
        }
    }
}
