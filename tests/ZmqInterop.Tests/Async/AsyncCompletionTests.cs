using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>Calls that are over at once, and calls that wait.</summary>
public sealed class AsyncCompletionTests
{
    public static TheoryData<string> Transports => ["inproc", "tcp", "ipc"];

    [Fact]
    public void SendAsync_PeerHasRoom_IsOverWhenItReturns()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqFrame frame = new("frame");
        using ZmqMessage message = new() { "a", "b" };

        Assert.True(pair.Connected.SendAsync(Bytes.Pattern(5)).IsCompletedSuccessfully);
        Assert.True(pair.Connected.SendAsync("text").IsCompletedSuccessfully);
        Assert.True(pair.Connected.SendAsync(frame).IsCompletedSuccessfully);
        Assert.True(pair.Connected.SendAsync(message).IsCompletedSuccessfully);

        Assert.True(frame.IsMoved);
        Assert.Empty(message);
        Assert.Equal(Bytes.Pattern(5), pair.Bound.ReceiveBytes());
        Assert.Equal("text", pair.Bound.ReceiveString());
        Assert.Equal("frame", pair.Bound.ReceiveString());
        Assert.Equal("a", pair.Bound.ReceiveString());
        Assert.True(pair.Bound.HasMore);
        Assert.Equal("b", pair.Bound.ReceiveString());
        Assert.Equal(0, Pended.Count(pair.Connected));
    }

    [Fact]
    public async Task ReceiveAsync_MessageIsThere_IsOverWhenItReturns()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        pair.Connected.Send("abc");
        pair.Connected.Send("frame");
        pair.Connected.Send("a", more: true);
        pair.Connected.Send("b");
        byte[] buffer = new byte[10];
        using ZmqFrame frame = new();
        using ZmqMessage message = new();

        ValueTask<int> first = pair.Bound.ReceiveAsync(buffer);
        Assert.True(first.IsCompletedSuccessfully);
        Assert.True(pair.Bound.ReceiveAsync(frame).IsCompletedSuccessfully);
        Assert.True(pair.Bound.ReceiveAsync(message).IsCompletedSuccessfully);

        Assert.Equal(3, await first);
        Assert.Equal("abc"u8, buffer.AsSpan(0, 3));
        Assert.Equal("frame", frame.GetString());
        Assert.Equal(["a", "b"], message.Select(f => f.GetString()));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task ReceiveAsync_NothingThere_WaitsForTheMessage(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport);
        byte[] buffer = new byte[10];
        using ZmqFrame frame = new("old");
        using ZmqMessage message = new() { "old" };

        ValueTask<int> memory = pair.Bound.ReceiveAsync(buffer);
        Assert.False(memory.IsCompleted);
        pair.Connected.Send("abc");
        Assert.Equal(3, await memory.Over());
        Assert.Equal("abc"u8, buffer.AsSpan(0, 3));

        ValueTask intoFrame = pair.Bound.ReceiveAsync(frame);
        Assert.False(intoFrame.IsCompleted);
        pair.Connected.Send("frame");
        await intoFrame.Over();
        Assert.Equal("frame", frame.GetString());

        ValueTask intoMessage = pair.Bound.ReceiveAsync(message);
        Assert.False(intoMessage.IsCompleted);
        pair.Connected.Send("a", more: true);
        pair.Connected.Send("b");
        await intoMessage.Over();
        Assert.Equal(["a", "b"], message.Select(f => f.GetString()));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task SendAsync_NoRoom_WaitsUntilThePeerTakesSome(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport, watermark: 2);
        SocketPair.WaitForPeer(pair.Connected);
        int filled = SocketPair.Fill(pair.Connected);
        using ZmqFrame frame = new("frame");
        using ZmqMessage message = new() { "a", "b" };

        ValueTask[] sends =
        [
            pair.Connected.SendAsync(Bytes.Pattern(7)), pair.Connected.SendAsync("text"), pair.Connected.SendAsync(frame), pair.Connected.SendAsync(message),
        ];
        Assert.All(sends, send => Assert.False(send.IsCompleted));
        Assert.Equal(sends.Length, Pended.Count(pair.Connected));

        Task[] over = [.. sends.Select(send => send.AsTask())];
        using ZmqFrame received = new();
        for (int i = 0; i < filled; i++)
        {
            await pair.Bound.ReceiveAsync(received).Over();
            Assert.Equal(SocketPair.Filling.Length, received.Size);
        }

        Assert.Equal(Bytes.Pattern(7), await pair.Bound.ReceiveBytesAsync().Over());
        Assert.Equal("text", await pair.Bound.ReceiveStringAsync().Over());
        Assert.Equal("frame", await pair.Bound.ReceiveStringAsync().Over());
        using ZmqMessage last = await pair.Bound.ReceiveMessageAsync().Over();
        Assert.Equal(["a", "b"], last.Select(f => f.GetString()));
        await Task.WhenAll(over).Over();
        Assert.True(frame.IsMoved);
        Assert.Empty(message);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task SendAsync_NoPeer_WaitsForOne(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport);
        using ZmqSocket push = pair.Create(ZmqSocketType.Push);
        Task send = push.SendAsync("early").AsTask();
        Assert.False(send.IsCompleted);

        push.Connect(pair.Endpoint);

        await send.Over();
        Assert.Equal("early", await pair.Bound.ReceiveStringAsync().Over());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ReceiveAsync_FrameLargerThanTheBuffer_ReturnsItsTrueSize(bool waits)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        byte[] buffer = new byte[8];
        Task<int>? early = waits ? pair.Bound.ReceiveAsync(buffer.AsMemory(2, 3)).AsTask() : null;
        pair.Connected.Send("abcdef");
        Assert.Equal(6, await (early ?? pair.Bound.ReceiveAsync(buffer.AsMemory(2, 3)).AsTask()).Over());
        Assert.Equal("\0\0abc\0\0\0"u8, buffer);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(34)]
    [InlineData(1_000_000)]
    public async Task SendAndReceiveAsync_AnySize_KeepTheContent(int size)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, "tcp");
        byte[] buffer = new byte[size];
        Task<int> receive = pair.Bound.ReceiveAsync(buffer).AsTask();
        await pair.Connected.SendAsync(Bytes.Pattern(size)).Over();
        Assert.Equal(size, await receive.Over());
        Assert.Equal(Bytes.Pattern(size), buffer);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SendAsync_More_JoinsTheFramesToOneMessage(bool waits)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        Task<ZmqMessage>? early = waits ? pair.Bound.ReceiveMessageAsync().AsTask() : null;
        using ZmqFrame frame = new("frame");
        await pair.Connected.SendAsync(Bytes.Pattern(3), more: true).Over();
        await pair.Connected.SendAsync("text", more: true).Over();
        await pair.Connected.SendAsync(frame).Over();
        using ZmqMessage message = await (early ?? pair.Bound.ReceiveMessageAsync().AsTask()).Over();
        Assert.Equal(3, message.Count);
        Assert.Equal("text", message[1].GetString());
    }

    [Fact]
    public async Task ReceiveAsync_ReceiveTimeoutIsSet_DoesNotApply()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        pair.Bound.Options.ReceiveTimeout = TimeSpan.FromMilliseconds(1);
        Task<string> receive = pair.Bound.ReceiveStringAsync().AsTask();

        // A synchronous call that begins later gives up: the time has gone by.
        Assert.Throws<TimeoutException>(() => pair.Bound.ReceiveBytes());
        Assert.False(receive.IsCompleted);
        await pair.Connected.SendAsync("late").Over();
        Assert.Equal("late", await receive.Over());
    }

    [Fact]
    public async Task SendAsync_SendTimeoutIsSet_DoesNotApply()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqSocket push = pair.Create(ZmqSocketType.Push);
        push.Options.SendTimeout = TimeSpan.FromMilliseconds(1);
        Task send = push.SendAsync("late").AsTask();
        Assert.Throws<TimeoutException>(() => push.Send("later"));
        Assert.False(send.IsCompleted);
        push.Connect(pair.Endpoint);
        await send.Over();
        Assert.Equal("late", await pair.Bound.ReceiveStringAsync().Over());
    }

    [Fact]
    public async Task NullArguments_Throw()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        ZmqSocket socket = pair.Bound;
        Assert.Throws<ArgumentNullException>("text", () => { _ = socket.SendAsync((string)null!); });
        Assert.Throws<ArgumentNullException>("frame", () => { _ = socket.SendAsync((ZmqFrame)null!); });
        Assert.Throws<ArgumentNullException>("message", () => { _ = socket.SendAsync((ZmqMessage)null!); });
        Assert.Throws<ArgumentNullException>("frame", () => { _ = socket.ReceiveAsync((ZmqFrame)null!); });
        Assert.Throws<ArgumentNullException>("message", () => { _ = socket.ReceiveAsync((ZmqMessage)null!); });
        Assert.Throws<ArgumentNullException>("socket", () => { _ = ((ZmqSocket)null!).SendAsync(new ZmqMessage()); });
        await ((ZmqSocket)null!).ReceiveStringAsync().Throws<ArgumentNullException, string>();
        Assert.Equal(0, Pended.Count(socket));
    }
}
