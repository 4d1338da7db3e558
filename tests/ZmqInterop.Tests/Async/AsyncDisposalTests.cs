using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>Disposing of sockets and contexts while calls wait.</summary>
public sealed class AsyncDisposalTests
{
    public static TheoryData<string> Transports => ["inproc", "tcp", "ipc"];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Dispose_CallsWait_AllEndWithObjectDisposedException(string transport)
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, transport, watermark: 1);
        SocketPair.WaitForPeer(pair.Bound);
        SocketPair.Fill(pair.Bound);
        using CancellationTokenSource source = new();
        using ZmqFrame frame = new("frame");
        using ZmqFrame target = new();
        using ZmqMessage message = new() { "a", "b" };
        using ZmqMessage targetMessage = new();
        ZmqSocket socket = pair.Bound;
        List<Task> calls =
        [
            socket.SendAsync(new byte[1]).AsTask(),
            socket.SendAsync("text", false, source.Token).AsTask(),
            socket.SendAsync(frame).AsTask(),
            socket.SendAsync(message).AsTask(),
            socket.ReceiveAsync(new byte[1], source.Token).AsTask(),
            socket.ReceiveAsync(target).AsTask(),
            socket.ReceiveAsync(targetMessage).AsTask(),
        ];
        Assert.Equal(calls.Count, Pended.Count(socket));

        socket.Dispose();

        foreach (Task call in calls)
        {
            await call.Throws<ObjectDisposedException>();
        }

        await source.CancelAsync();
        Assert.Equal("frame", frame.GetString());
        Assert.Equal(["a", "b"], message.Select(f => f.GetString()));
        target.Write("usable");
        targetMessage.Add("usable");
    }

    [Fact]
    public async Task EveryCall_SocketDisposed_Fails()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
        ZmqSocket socket = pair.Bound;
        socket.Dispose();
        using ZmqFrame frame = new("frame");
        using ZmqMessage message = new() { "a" };
        await socket.SendAsync(new byte[1]).Throws<ObjectDisposedException>();
        await socket.SendAsync("x").Throws<ObjectDisposedException>();
        await socket.SendAsync(frame).Throws<ObjectDisposedException>();
        await socket.SendAsync(message).Throws<ObjectDisposedException>();
        await socket.ReceiveAsync(new byte[1]).Throws<ObjectDisposedException, int>();
        await socket.ReceiveAsync(frame).Throws<ObjectDisposedException>();
        await socket.ReceiveAsync(message).Throws<ObjectDisposedException>();
        await socket.ReceiveStringAsync().Throws<ObjectDisposedException, string>();
        await socket.ReceiveMessageAsync().Throws<ObjectDisposedException, ZmqMessage>();
        frame.Write("not leased");
        message.Add("not in use");
    }

    [Fact]
    public async Task Dispose_InsideAContinuation_IsPossible()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        async Task ReceiveAndDispose()
        {
            await pair.Bound.ReceiveAsync(new byte[1]);
            pair.Bound.Dispose();
        }

        Task first = ReceiveAndDispose();
        Task second = pair.Bound.ReceiveAsync(new byte[1]).AsTask();
        pair.Connected.Send("x");
        await first.Over();
        await second.Throws<ObjectDisposedException>();
    }

    [Fact]
    public async Task ContextDispose_CallsWait_AllEnd()
    {
        SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        Task[] calls = WaitOnManySockets(pair);
        pair.Context.Dispose();
        await AssertAllEnded(calls);
        pair.Dispose();
    }

    [Fact]
    public async Task ContextDisposeAsync_CallsWait_AllEndAndTheContextTerminates()
    {
        SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        Task[] calls = WaitOnManySockets(pair);
        await pair.Context.DisposeAsync().Over();
        Assert.True(pair.Context.IsDisposed);
        Assert.Equal(0, pair.Context.SocketCount);
        await AssertAllEnded(calls);
        await pair.Context.DisposeAsync().Over();
    }

    [Fact]
    public async Task ContextDisposeAsync_InsideAContinuationOfItsSocket_IsPossible()
    {
        SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push, "tcp");
        async Task ReceiveAndDispose()
        {
            await pair.Bound.ReceiveAsync(new byte[1]);
            await pair.Context.DisposeAsync();
        }

        Task receiving = ReceiveAndDispose();
        pair.Connected.Send("x");
        await receiving.Over();
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Dispose_RacesWithMessages_EveryCallEndsOneWayOrTheOther(string transport)
    {
        using ZmqContext context = new();
        int values = 0;
        int disposals = 0;
        for (int i = 0; i < 300; i++)
        {
            using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
            using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
            push.Options.Linger = TimeSpan.Zero;
            push.Connect(pull.Bind(Endpoints.For(transport)));
            Task<int> receive = pull.ReceiveAsync(new byte[1]).AsTask();
            Task disposing = Task.Run(pull.Dispose);
            push.TrySend("x");
            try
            {
                Assert.Equal(1, await receive.Over());
                values++;
            }
            catch (ObjectDisposedException)
            {
                disposals++;
            }

            await disposing.Over();
        }

        Assert.Equal(300, values + disposals);
    }

    private static Task[] WaitOnManySockets(SocketPair pair)
    {
        Task[] calls = new Task[20];
        for (int i = 0; i < calls.Length; i++)
        {
            calls[i] = i % 2 == 0
                ? pair.Create(ZmqSocketType.Pull).ReceiveStringAsync().AsTask()
                : pair.Create(ZmqSocketType.Push).SendAsync("x").AsTask();
        }

        return calls;
    }

    private static async Task AssertAllEnded(Task[] calls)
    {
        foreach (Task call in calls)
        {
            Exception? exception = await Record.ExceptionAsync(() => call.Over());
            Assert.True(
                exception is ObjectDisposedException || (exception is ZmqException failure && failure.Error == ZmqError.ContextTerminated),
                exception?.ToString());
        }
    }
}
