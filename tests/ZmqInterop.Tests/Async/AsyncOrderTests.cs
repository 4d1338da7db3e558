using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>First come, first served, in each direction; many calls at once; synchronous and asynchronous ones on one socket.</summary>
public sealed class AsyncOrderTests
{
    public static TheoryData<string> Transports => ["inproc", "tcp", "ipc"];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task ReceiveAsync_ManyWait_GetTheMessagesInTheOrderOfTheCalls(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport);
        Task<string>[] calls = [.. Enumerable.Range(0, 200).Select(_ => pair.Bound.ReceiveStringAsync().AsTask())];
        for (int i = 0; i < calls.Length; i++)
        {
            pair.Connected.Send($"{i}");
        }

        for (int i = 0; i < calls.Length; i++)
        {
            Assert.Equal($"{i}", await calls[i].Over());
        }
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task SendAsync_ManyWait_AreSentInTheOrderOfTheCalls(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, transport, watermark: 1);
        Task[] calls = [.. Enumerable.Range(0, 2000).Select(i => pair.Connected.SendAsync($"{i}").AsTask())];
        for (int i = 0; i < calls.Length; i++)
        {
            Assert.Equal($"{i}", await pair.Bound.ReceiveStringAsync().Over());
        }

        await Task.WhenAll(calls).Over();
    }

    [Fact]
    public async Task Receive_AsynchronousAndSynchronousCallsWait_TakeTurns()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        Task<string> first = pair.Bound.ReceiveStringAsync().AsTask();
        string? second = null;
        BackgroundCall synchronous = BackgroundCall.Start(() => second = pair.Bound.ReceiveString());
        Parked.Wait(pair.Bound);
        Task<string> third = pair.Bound.ReceiveStringAsync().AsTask();

        // A plain try does not overtake.
        Assert.False(pair.Bound.TryReceiveString(out _));
        pair.Connected.Send("1");
        pair.Connected.Send("2");
        pair.Connected.Send("3");

        Assert.Equal("1", await first.Over());
        Assert.Equal("3", await third.Over());
        synchronous.Finish();
        Assert.Equal("2", second);
    }

    [Fact]
    public async Task TryReceive_AsynchronousCallWaits_DoesNotTakeItsMessage()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        for (int i = 0; i < 500; i++)
        {
            Task<string> waiting = pair.Bound.ReceiveStringAsync().AsTask();
            pair.Connected.Send($"{i}");
            Assert.False(pair.Bound.TryReceiveString(out _));
            Assert.Equal($"{i}", await waiting.Over());
        }
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task SendAndReceiveAsync_ManyAtOnceOnBothEnds_DeliverEverything(string transport)
    {
        const int Calls = 20;
        const int Rounds = 300;
        using SocketPair pair = new(ZmqSocketType.Dealer, ZmqSocketType.Dealer, transport, watermark: 10);
        async Task<List<int>> ReceiveMany(ZmqSocket socket)
        {
            List<int> numbers = [];
            byte[] buffer = new byte[4];
            for (int i = 0; i < Rounds; i++)
            {
                Assert.Equal(4, await socket.ReceiveAsync(buffer));
                numbers.Add(BitConverter.ToInt32(buffer));
            }

            return numbers;
        }

        async Task SendMany(ZmqSocket socket, int sender)
        {
            byte[] buffer = new byte[4];
            for (int i = 0; i < Rounds; i++)
            {
                BitConverter.TryWriteBytes(buffer, (sender * Rounds) + i);
                await socket.SendAsync(buffer);
            }
        }

        ZmqSocket[] ends = [pair.Bound, pair.Connected];
        Task<List<int>>[] receives = [.. ends.SelectMany(end => Enumerable.Range(0, Calls).Select(_ => Task.Run(() => ReceiveMany(end))))];
        Task[] sends = [.. ends.SelectMany(end => Enumerable.Range(0, Calls).Select(i => Task.Run(() => SendMany(end, i))))];
        await Task.WhenAll(sends).Over();
        await Task.WhenAll(receives).Over();
        int[] expected = [.. Enumerable.Range(0, Calls * Rounds)];
        foreach (Task<List<int>>[] end in receives.Chunk(Calls))
        {
            Assert.Equal(expected, end.SelectMany(r => r.Result).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task FullDuplex_SynchronousSendsBesideAWaitingReceive_LoseNoWakeUp(string transport)
    {
        const int Messages = 20_000;
        using SocketPair pair = new(ZmqSocketType.Dealer, ZmqSocketType.Dealer, transport);
        int sent = 0;
        int received = 0;
        BackgroundCall Sender(ZmqSocket socket) => BackgroundCall.Start(() =>
        {
            for (int i = 0; i < Messages; i++)
            {
                socket.Send(BitConverter.GetBytes(i));
                Interlocked.Increment(ref sent);
            }
        });
        async Task Receiver(ZmqSocket socket)
        {
            byte[] buffer = new byte[4];
            for (int i = 0; i < Messages; i++)
            {
                await socket.ReceiveAsync(buffer);
                Assert.Equal(i, BitConverter.ToInt32(buffer));
                Interlocked.Increment(ref received);
            }
        }

        Task receiving = Task.WhenAll(Receiver(pair.Bound), Receiver(pair.Connected));
        BackgroundCall first = Sender(pair.Bound);
        BackgroundCall second = Sender(pair.Connected);
        first.Finish(() => $"sent {sent}, received {received}");
        second.Finish(() => $"sent {sent}, received {received}");
        await receiving.Over();
    }

    [Fact]
    public async Task Send_ManyBesideAWaitingReceive_TheReplyArrives()
    {
        using SocketPair pair = new(ZmqSocketType.Dealer, ZmqSocketType.Dealer, "tcp");
        for (int round = 0; round < 50; round++)
        {
            Task<string> reply = pair.Connected.ReceiveStringAsync().AsTask();
            pair.Bound.Send("reply");
            for (int i = 0; i < 300; i++)
            {
                pair.Connected.Send("request");
            }

            Assert.Equal("reply", await reply.Over());
            for (int i = 0; i < 300; i++)
            {
                Assert.True(pair.Bound.TryReceiveBytes(out _, BackgroundCall.Limit));
            }
        }
    }
}
