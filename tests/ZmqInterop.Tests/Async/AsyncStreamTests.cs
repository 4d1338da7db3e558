using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>Streams of messages, texts, arrays, sequences and JSON.</summary>
public sealed class AsyncStreamTests
{
    [Fact]
    public async Task ReceiveAllAsync_MessagesCome_YieldsEachWithItsFrames()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, "tcp");
        Task sending = Task.Run(async () =>
        {
            for (int i = 0; i < 500; i++)
            {
                await pair.Connected.SendAsync($"{i}", more: true);
                await pair.Connected.SendAsync("end");
            }
        });
        int count = 0;
        await foreach (ZmqMessage message in pair.Bound.ReceiveAllAsync())
        {
            Assert.Equal([$"{count}", "end"], message.Select(f => f.GetString()));
            if (++count == 500)
            {
                break;
            }
        }

        await sending.Over();
        await pair.Connected.SendAsync("after").Over();
        Assert.Equal("after", await pair.Bound.ReceiveStringAsync().Over());
    }

    [Fact]
    public async Task ReceiveAllAsync_TokenCanceled_EndsWithIt()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using CancellationTokenSource source = new();
        List<string> received = [];
        async Task Loop()
        {
            await foreach (ZmqMessage message in pair.Bound.ReceiveAllAsync().WithCancellation(source.Token))
            {
                received.Add(message[0].GetString());
            }
        }

        Task loop = Loop();
        pair.Connected.Send("1");
        Parked.Until(() => received.Count == 1, "messages received");
        Pended.Wait(pair.Bound);
        await source.CancelAsync();
        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loop.Over());
        Assert.Equal(source.Token, exception.CancellationToken);
        pair.Connected.Send("2");
        Assert.Equal("2", await pair.Bound.ReceiveStringAsync().Over());
        Assert.Equal(["1"], received);
    }

    [Fact]
    public async Task ReceiveAllAsync_SocketDisposedOf_Throws()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        async Task Loop()
        {
            await foreach (ZmqMessage unused in pair.Bound.ReceiveAllAsync())
            {
                Assert.Fail("There are no messages.");
            }
        }

        Task loop = Loop();
        Pended.Wait(pair.Bound);
        pair.Bound.Dispose();
        await loop.Throws<ObjectDisposedException>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("Grüße, 世界 🌍\0end")]
    public async Task Strings_AreKept(string text)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        Task<string> waiting = pair.Bound.ReceiveStringAsync().AsTask();
        await pair.Connected.SendAsync(text).Over();
        Assert.Equal(text, await waiting.Over());
        await pair.Connected.SendAsync(text).Over();
        Assert.Equal(text, await pair.Bound.ReceiveStringAsync().Over());
    }

    [Fact]
    public async Task LongString_NoPeerYet_IsKeptUntilItIsSent()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqSocket push = pair.Create(ZmqSocketType.Push);
        string[] texts = [.. Enumerable.Range(0, 50).Select(i => new string((char)('a' + (i % 26)), 1000 * i))];
        Task[] sends = [.. texts.Select(text => push.SendAsync(text).AsTask())];
        push.Connect(pair.Endpoint);
        foreach (string text in texts)
        {
            Assert.Equal(text, await pair.Bound.ReceiveStringAsync().Over());
        }

        await Task.WhenAll(sends).Over();
    }

    [Fact]
    public async Task Sequence_IsSentAsOneFrame()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        byte[] data = Bytes.Pattern(1000);
        await pair.Connected.SendAsync(Bytes.Sequence(data, 7)).Over();
        await pair.Connected.SendAsync(Bytes.Sequence(data, 7), more: true).Over();
        await pair.Connected.SendAsync(Bytes.Sequence(data, 1000)).Over();
        Assert.Equal(data, await pair.Bound.ReceiveBytesAsync().Over());
        using ZmqMessage message = await pair.Bound.ReceiveMessageAsync().Over();
        Assert.Equal(2, message.Count);
    }

    [Fact]
    public async Task Json_RoundTrips()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        AsyncText value = new("Grüße", 42);
        Task<AsyncText?> waiting = pair.Bound.ReceiveJsonAsync(AsyncTextJson.Default.AsyncText).AsTask();
        await pair.Connected.SendJsonAsync(value, AsyncTextJson.Default.AsyncText).Over();
        Assert.Equal(value, await waiting.Over());
        await pair.Connected.SendJsonAsync(value, AsyncTextJson.Default.AsyncText, more: true).Over();
        await pair.Connected.SendAsync("null").Over();
        Assert.Equal(value, await pair.Bound.ReceiveJsonAsync(AsyncTextJson.Default.AsyncText).Over());
        Assert.True(pair.Bound.HasMore);
        Assert.Null(await pair.Bound.ReceiveJsonAsync(AsyncTextJson.Default.AsyncText).Over());
    }

    [Fact]
    public async Task ReceiveJson_OtherContent_ThrowsAndTakesTheFrame()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        await pair.Connected.SendAsync("{").Over();
        await pair.Connected.SendAsync("next").Over();
        await Assert.ThrowsAnyAsync<JsonException>(() => pair.Bound.ReceiveJsonAsync(AsyncTextJson.Default.AsyncText).Over());
        Assert.Equal("next", await pair.Bound.ReceiveStringAsync().Over());
    }

    [Fact]
    public async Task Extensions_NullArguments_Throw()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        ZmqSocket none = null!;
        await none.SendAsync(Bytes.Sequence([1], 1)).Throws<ArgumentNullException>();
        await none.SendJsonAsync(new AsyncText("", 0), AsyncTextJson.Default.AsyncText).Throws<ArgumentNullException>();
        await pair.Bound.SendJsonAsync<AsyncText>(new("", 0), null!).Throws<ArgumentNullException>();
        await none.ReceiveBytesAsync().Throws<ArgumentNullException, byte[]>();
        await none.ReceiveMessageAsync().Throws<ArgumentNullException, ZmqMessage>();
        await none.ReceiveJsonAsync(AsyncTextJson.Default.AsyncText).Throws<ArgumentNullException, AsyncText?>();
        await pair.Bound.ReceiveJsonAsync<AsyncText>(null!).Throws<ArgumentNullException, AsyncText?>();
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await none.ReceiveAllAsync().GetAsyncEnumerator().MoveNextAsync());
    }
}
