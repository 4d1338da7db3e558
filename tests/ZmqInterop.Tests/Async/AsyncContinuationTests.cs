using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>What user code after an await may do without harm to others.</summary>
public sealed class AsyncContinuationTests
{
    [Fact]
    public async Task Continuation_Throws_OthersGoOn()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        async Task ReceiveAndThrow()
        {
            await pair.Bound.ReceiveAsync(new byte[1]);
            throw new NotImplementedException("by the test");
        }

        for (int i = 0; i < 50; i++)
        {
            Task throwing = ReceiveAndThrow();
            Task<string> next = pair.Bound.ReceiveStringAsync().AsTask();
            pair.Connected.Send("x");
            pair.Connected.Send($"{i}");
            await throwing.Throws<NotImplementedException>();
            Assert.Equal($"{i}", await next.Over());
        }
    }

    [Fact]
    public async Task Continuations_Block_OtherSocketsGoOn()
    {
        using ManualResetEventSlim blocking = new();
        using CountdownEvent blocked = new(6);
        SocketPair[] pairs = [.. Enumerable.Range(0, blocked.InitialCount).Select(_ => new SocketPair(ZmqSocketType.Pull, ZmqSocketType.Push))];
        async Task ReceiveAndBlock(SocketPair pair)
        {
            await pair.Bound.ReceiveAsync(new byte[1]);
            blocked.Signal();
            Assert.True(blocking.Wait(BackgroundCall.Limit));
        }

        Task[] receivers = [.. pairs.Select(ReceiveAndBlock)];
        foreach (SocketPair pair in pairs)
        {
            pair.Connected.Send("x");
        }

        Assert.True(blocked.Wait(BackgroundCall.Limit));
        using SocketPair other = new(ZmqSocketType.Rep, ZmqSocketType.Req, "tcp");
        await RoundTrips(other, 500).Over();
        blocking.Set();
        await Task.WhenAll(receivers).Over();
        Array.ForEach(pairs, pair => pair.Dispose());
    }

    [Fact]
    public async Task Continuation_BlocksOnTheNextCallOfItsSocket_Ends()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        async Task<int> ReceiveTwice()
        {
            int first = await pair.Bound.ReceiveAsync(new byte[10]);

            // Not to be recommended, but it ends.
            return first + pair.Bound.ReceiveAsync(new byte[10]).AsTask().GetAwaiter().GetResult();
        }

        Task<int> receiving = ReceiveTwice();
        pair.Connected.Send("x");
        Pended.Wait(pair.Bound);
        pair.Connected.Send("xy");
        Assert.Equal(3, await receiving.Over());
    }

    [Fact]
    public async Task Continuation_MakesSynchronousCallsOnItsSocket_Ends()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        async Task<string> Answer()
        {
            await pair.Bound.ReceiveAsync(new byte[1]);
            pair.Bound.Send("answer");
            return pair.Bound.ReceiveString();
        }

        Task<string> answering = Answer();
        pair.Connected.Send("x");
        Assert.Equal("answer", await pair.Connected.ReceiveStringAsync().Over());
        pair.Connected.Send("thanks");
        Assert.Equal("thanks", await answering.Over());
    }

    [Fact]
    public async Task Calls_NeverAwaited_CompleteAllTheSame()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        for (int i = 0; i < 3000; i++)
        {
            _ = pair.Bound.ReceiveAsync(new byte[1]);
            _ = pair.Connected.SendAsync(new byte[1]);
        }

        Pended.Wait(pair.Bound, 0);
        Task<string> next = pair.Bound.ReceiveStringAsync().AsTask();
        pair.Connected.Send("next");
        Assert.Equal("next", await next.Over());
    }

    [Fact]
    public async Task BusySocket_OthersAreNotStarved()
    {
        using CancellationTokenSource stop = new();
        List<SocketPair> busy = [];
        List<Task> loops = [];
        for (int i = 0; i < Environment.ProcessorCount + 1; i++)
        {
            SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
            busy.Add(pair);
            loops.Add(Task.Run(async () =>
            {
                byte[] buffer = new byte[16];
                while (!stop.IsCancellationRequested)
                {
                    // Always ready: no await ever waits.
                    await pair.Connected.SendAsync(buffer);
                    await pair.Bound.ReceiveAsync(buffer);
                }
            }));
        }

        using SocketPair other = new(ZmqSocketType.Rep, ZmqSocketType.Req);
        await RoundTrips(other, 100).Over();
        await stop.CancelAsync();
        await Task.WhenAll(loops).Over();
        busy.ForEach(pair => pair.Dispose());
    }

    private static async Task RoundTrips(SocketPair pair, int count)
    {
        byte[] request = new byte[1];
        byte[] reply = new byte[1];
        async Task Answer()
        {
            for (int i = 0; i < count; i++)
            {
                await pair.Bound.ReceiveAsync(reply);
                await pair.Bound.SendAsync(reply);
            }
        }

        Task answering = Task.Run(Answer);
        for (int i = 0; i < count; i++)
        {
            await pair.Connected.SendAsync(request);
            await pair.Connected.ReceiveAsync(request);
        }

        await answering;
    }
}
