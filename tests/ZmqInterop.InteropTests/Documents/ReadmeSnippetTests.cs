using System;
using System.Buffers;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>The code of README.md, where it runs. What stands there stands here, word for word.</summary>
public sealed class ReadmeSnippetTests : IDisposable
{
    private readonly ZmqContext _context = new();

    [Fact]
    public void Message_AsShown_KeepsItsFramesTogether()
    {
        (ZmqSocket push, ZmqSocket pull) = Connect();

        using ZmqMessage message = new() { "weather.berlin", "11 degrees" };
        push.Send(message);                       // both frames or none; the message is empty after

        pull.Receive(message);                    // the same object again: no allocation
        string topic = message.PopString();
        string report = message.PopString();

        Assert.Equal(("weather.berlin", "11 degrees"), (topic, report));
    }

    [Fact]
    public void Frame_AsShown_IsReusedUntilNothingComes()
    {
        (ZmqSocket push, ZmqSocket pull) = Connect();
        push.Send("123"u8);
        push.Send("45"u8);
        long total = 0;

        using ZmqFrame frame = new();
        while (pull.TryReceive(frame, TimeSpan.FromMilliseconds(100)))
        {
            total += frame.Span.Length;           // libzmq's own memory: nothing is copied or allocated
        }

        Assert.Equal(5, total);
    }

    [Fact]
    public void Wrap_AsShown_SendsWithoutACopy()
    {
        (ZmqSocket push, ZmqSocket pull) = Connect();

        IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(1_000_000);
        using ZmqFrame big = ZmqFrame.Wrap(owner, 1_000_000);
        push.Send(big);                           // libzmq disposes of the owner when it is done with the bytes

        using ZmqFrame received = new();
        pull.Receive(received, TestContext.Current.CancellationToken);
        Assert.Equal(1_000_000, received.Size);
    }

    [Fact]
    public async Task Await_AsShown_BringsTheText()
    {
        (ZmqSocket push, ZmqSocket pull) = Connect();

        await push.SendAsync("Hello");
        string text = await pull.ReceiveStringAsync();

        Assert.Equal("Hello", text);
    }

    [Fact]
    public void Token_AsShown_EndsTheWait()
    {
        (_, ZmqSocket pull) = Connect();
        using ZmqFrame frame = new();
        bool stopped = false;

        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(100));
        try
        {
            pull.Receive(frame, stop.Token);
        }
        catch (OperationCanceledException)
        {
            stopped = true;
        }

        Assert.True(stopped);
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Dispose();

    private (ZmqSocket Push, ZmqSocket Pull) Connect()
    {
        ZmqSocket push = _context.CreateSocket(ZmqSocketType.Push);
        ZmqSocket pull = _context.CreateSocket(ZmqSocketType.Pull);
        pull.Connect(push.Bind("tcp://127.0.0.1:*"));
        return (push, pull);
    }
}
