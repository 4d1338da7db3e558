using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>A message is sent and received as a unit: cancellation comes before or after it.</summary>
public sealed class AsyncMultipartTests
{
    private const int Frames = 5;

    public static TheoryData<string> Transports => ["inproc", "tcp", "ipc"];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task ReceiveAsync_Canceled_NeverInsideAMessage(string transport)
    {
        const int Messages = 3000;
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport);
        Task sending = Task.Run(async () =>
        {
            for (int i = 0; i < Messages; i++)
            {
                using ZmqMessage message = Message(i);
                await pair.Connected.SendAsync(message);
                Thread.SpinWait(i % 512);
            }
        });
        using ZmqMessage received = new();
        int count = 0;
        while (count < Messages)
        {
            using CancellationTokenSource source = new();
            Task canceling = Task.Run(source.Cancel);
            try
            {
                while (count < Messages)
                {
                    await pair.Bound.ReceiveAsync(received, source.Token).Over();
                    AssertMessage(count, received);
                    count++;
                }
            }
            catch (OperationCanceledException)
            {
                // As it was when the token was canceled before the call.
                Assert.True(received.Count is 0 or Frames);
            }

            await canceling.Over();
        }

        await sending.Over();
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task SendAsync_Canceled_NeverInsideAMessage(string transport)
    {
        const int Messages = 3000;
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport, watermark: 2);
        Task receiving = Task.Run(async () =>
        {
            using ZmqMessage received = new();
            for (int i = 0; i < Messages; i++)
            {
                await pair.Bound.ReceiveAsync(received);
                AssertMessage(i, received);
                Thread.SpinWait(i % 512);
            }
        });
        for (int i = 0; i < Messages; i++)
        {
            using ZmqMessage message = Message(i);
            bool sent = false;
            while (!sent)
            {
                using CancellationTokenSource source = new();
                Task canceling = Task.Run(source.Cancel);
                try
                {
                    await pair.Connected.SendAsync(message, source.Token).Over();
                    sent = true;
                    Assert.Empty(message);
                }
                catch (OperationCanceledException)
                {
                    AssertMessage(i, message);
                }

                await canceling.Over();
            }
        }

        await receiving.Over();
    }

    [Fact]
    public async Task SendAsync_ManyAtOnce_FramesAreNotMixed()
    {
        const int Messages = 300;
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, watermark: 3);
        Task[] sends =
        [
            .. Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
            {
                for (int i = 0; i < Messages; i++)
                {
                    using ZmqMessage message = Message(i);
                    await pair.Connected.SendAsync(message);
                }
            })),
        ];
        using ZmqMessage received = new();
        for (int i = 0; i < sends.Length * Messages; i++)
        {
            await pair.Bound.ReceiveAsync(received).Over();
            AssertMessage(int.Parse(received[0].GetString().AsSpan(2), provider: null), received);
        }

        await Task.WhenAll(sends).Over();
    }

    [Fact]
    public async Task SendAsync_EmptyMessage_ThrowsAndTheMessageIsUsable()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqMessage message = new();
        Assert.Throws<InvalidOperationException>(() => { _ = pair.Connected.SendAsync(message); });
        message.Add("x");
        await pair.Connected.SendAsync(message).Over();
        Assert.Equal("x", pair.Bound.ReceiveString());
    }

    private static ZmqMessage Message(int number)
    {
        ZmqMessage message = new();
        for (int i = 0; i < Frames; i++)
        {
            message.Add($"{i}/{number}");
        }

        return message;
    }

    private static void AssertMessage(int number, ZmqMessage message) =>
        Assert.Equal(Enumerable.Range(0, Frames).Select(i => $"{i}/{number}"), message.Select(f => f.GetString()));
}
