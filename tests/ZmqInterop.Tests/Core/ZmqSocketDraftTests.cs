#pragma warning disable ZMQDRAFT001 // Drafts are what is tested.

using System;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>What all draft types of sockets do, in every way of waiting.</summary>
public sealed class ZmqSocketDraftTests
{
    public static TheoryData<ZmqSocketType> ReceiverTypes => DraftPair.ReceiverTypes;

    [Theory]
    [MemberData(nameof(ReceiverTypes))]
    public void SendAndReceive_Waiting_PassTheMessage(ZmqSocketType receiver)
    {
        using DraftPair pair = new(receiver);
        using ZmqMessage nothing = [];
        Assert.False(pair.Receiver.TryReceive(nothing));
        pair.Send("x");
        Assert.Equal("x", pair.Receive("x"));
    }

    [Theory]
    [MemberData(nameof(ReceiverTypes))]
    public void Receive_BeforeTheMessageIsSent_WaitsForIt(ZmqSocketType receiver)
    {
        using DraftPair pair = new(receiver);
        string? received = null;
        BackgroundCall receive = BackgroundCall.Start(() =>
        {
            using ZmqMessage message = pair.Receiver.ReceiveMessage();
            received = message[^1].GetString();
        });
        Parked.WaitOrEnd(pair.Receiver, receive);
        Parked.Until(
            () =>
            {
                pair.Send("x");
                return !receive.IsRunning;
            },
            "messages");
        receive.Finish();
        Assert.Equal("x", received);
    }

    [Theory]
    [MemberData(nameof(ReceiverTypes))]
    public async Task SendAndReceive_Awaited_PassTheMessage(ZmqSocketType receiver)
    {
        using DraftPair pair = new(receiver);
        Task<string> receive = pair.ReceiveAsync("x");
        await pair.SendAsync("x");
        Assert.Equal("x", await receive);
    }

    [Theory]
    [MemberData(nameof(ReceiverTypes))]
    public void Poller_WithBothSides_ReportsRoomAndMessage(ZmqSocketType receiver)
    {
        using DraftPair pair = new(receiver);
        using ZmqPoller poller = new();
        ZmqPollResult[] results = new ZmqPollResult[2];
        poller.Add(pair.Sender, ZmqPollEvents.Out);
        Assert.Equal(1, poller.Wait(results, BackgroundCall.Limit));
        Assert.Equal(ZmqPollEvents.Out, results[0].Events);
        poller.Remove(pair.Sender);
        poller.Add(pair.Receiver);
        Assert.Equal(0, poller.Wait(results, TimeSpan.Zero));
        Parked.Until(
            () =>
            {
                pair.Send("x");
                return poller.Wait(results, TimeSpan.FromMilliseconds(100)) == 1;
            },
            "messages");
        Assert.Equal((pair.Receiver, ZmqPollEvents.In), (results[0].Socket, results[0].Events));
        Assert.Equal("x", pair.Receive("x"));
    }

    [Theory]
    [MemberData(nameof(ReceiverTypes))]
    public async Task Dispose_WhileCallsWait_EndsThem(ZmqSocketType receiver)
    {
        for (int i = 0; i < 50; i++)
        {
            using DraftPair pair = new(receiver);
            BackgroundCall waiting = BackgroundCall.Start(() => pair.Receiver.ReceiveBytes());
            using ZmqFrame frame = new();
            Task awaiting = pair.Receiver.ReceiveAsync(frame).AsTask();
            if (i % 2 == 0)
            {
                Parked.Wait(pair.Receiver);
            }

            pair.Receiver.Dispose();
            Assert.IsType<ObjectDisposedException>(waiting.Exception(() => $"Round {i}."));
            await Assert.ThrowsAsync<ObjectDisposedException>(() => awaiting.WaitAsync(BackgroundCall.Limit));
        }
    }

    [Theory]
    [MemberData(nameof(ReceiverTypes))]
    public async Task Cancel_WhileCallsWait_EndsThemAndLosesNothing(ZmqSocketType receiver)
    {
        using DraftPair pair = new(receiver);
        using CancellationTokenSource source = new();
        BackgroundCall waiting = BackgroundCall.Start(() => pair.Receiver.ReceiveBytes(source.Token));
        using ZmqFrame frame = new();
        Task awaiting = pair.Receiver.ReceiveAsync(frame, source.Token).AsTask();
        Parked.Wait(pair.Receiver);
        await source.CancelAsync();
        Assert.IsAssignableFrom<OperationCanceledException>(waiting.Exception());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => awaiting.WaitAsync(BackgroundCall.Limit));
        pair.Send("x");
        Assert.Equal("x", pair.Receive("x"));
    }

    [Theory]
    [MemberData(nameof(ReceiverTypes))]
    public async Task Multipart_Sent_IsRefusedWholeAndTheSocketGoesOn(ZmqSocketType receiver)
    {
        using DraftPair pair = new(receiver);
        using ZmqMessage message = pair.Message("first");
        message.Add("second");
        int count = message.Count;
        AssertRefused(Assert.Throws<ZmqException>(() => pair.Sender.Send(message)), pair.Sender);
        AssertRefused(Assert.Throws<ZmqException>(() => pair.Sender.TrySend(message)), pair.Sender);
        AssertRefused(await Assert.ThrowsAsync<ZmqException>(() => pair.Sender.SendAsync(message).AsTask()), pair.Sender);
        Assert.Equal(count, message.Count);
        Assert.Equal(("first", "second"), (message[^2].GetString(), message[^1].GetString()));
        pair.Send("x");
        Assert.Equal("x", pair.Receive("x"));
    }

    private static void AssertRefused(ZmqException exception, ZmqSocket socket)
    {
        Assert.Equal(ZmqError.InvalidArgument, exception.Error);
        Assert.Contains(socket.Type == ZmqSocketType.Dgram ? "two frames" : "one frame only", exception.Message, StringComparison.Ordinal);
    }
}
