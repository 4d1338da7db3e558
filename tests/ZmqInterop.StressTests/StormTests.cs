using System;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Xunit;

namespace ZmqInterop.StressTests;

/// <summary>One thing over and over, from several threads.</summary>
[SuppressMessage("Security", "CA5394", Justification = "Not for security.")]
public sealed class StormTests
{
    [Theory]
    [InlineData("inproc", 1000)]
    [InlineData("inproc", 1)]
    [InlineData("tcp", 10)]
    public void Duplex_BothDirectionsWithPauses_NeverStalls(string transport, int watermark)
    {
        using ZmqContext context = new();
        using ZmqSocket left = Dealer(context, watermark);
        using ZmqSocket right = Dealer(context, watermark);
        right.Connect(left.Bind(transport == "tcp" ? "tcp://127.0.0.1:*" : $"inproc://{Guid.NewGuid():N}"));
        Crew crew = new();
        Duration duration = Duration.Begin();
        long[] counts = new long[4];
        foreach ((ZmqSocket socket, int index) in new[] { (left, 0), (right, 1) })
        {
            crew.Start(() =>
            {
                Random random = new(index);
                while (!duration.IsOver && !crew.Failed)
                {
                    socket.Send(BitConverter.GetBytes(counts[index]));
                    counts[index]++;
                    Pause(random);
                }

                socket.Send(BitConverter.GetBytes(-1L));
            });
            crew.Start(() =>
            {
                Random random = new(index + 2);
                byte[] buffer = new byte[8];
                while (socket.Receive(buffer) == 8 && BitConverter.ToInt64(buffer) is var value && value >= 0)
                {
                    Assert.Equal(counts[index + 2], value);
                    counts[index + 2]++;
                    Pause(random);
                }
            });
        }

        crew.Finish(() => $"{transport} {watermark}: sent {counts[0]} and {counts[1]}, received {counts[3]} and {counts[2]}.");
        Tally.Add($"both ways, {transport} {watermark}", counts[0] + counts[1], 0);
        Assert.Equal((counts[0], counts[1]), (counts[3], counts[2]));
    }

    [Fact]
    public void Dispose_SocketsInUse_EndsEveryCall()
    {
        using ZmqContext context = new() { MaxSockets = 20_000 };
        Crew crew = new();
        Duration duration = Duration.Begin();
        long ended = 0;
        for (int i = 0; i < 3; i++)
        {
            BlockingCollection<ZmqSocket> sockets = new(boundedCapacity: 1);
            int seed = i;
            crew.Start(() =>
            {
                foreach (ZmqSocket socket in sockets.GetConsumingEnumerable())
                {
                    Assert.Throws<ObjectDisposedException>(() => seed == 0 ? socket.ReceiveBytes().Length : Send(socket));
                    Interlocked.Increment(ref ended);
                }
            });
            crew.Start(() =>
            {
                Random random = new(seed);
                while (!duration.IsOver && !crew.Failed)
                {
                    ZmqSocket socket = context.CreateSocket(ZmqSocketType.Dealer);
                    sockets.Add(socket);
                    Pause(random);
                    socket.Dispose();
                }

                sockets.CompleteAdding();
            });
        }

        crew.Finish(() => $"{ended} calls ended by Dispose.");
        Tally.Add("sockets disposed of in use", ended, ended);
        Assert.Equal(0, context.SocketCount);
    }

    [Fact]
    public void ContextDispose_SocketsInUse_EndsEveryCall()
    {
        Crew crew = new();
        Duration duration = Duration.Begin();
        long contexts = 0;
        for (int i = 0; i < 3; i++)
        {
            int seed = i;
            crew.Start(() =>
            {
                Random random = new(seed);
                while (!duration.IsOver && !crew.Failed)
                {
                    ZmqContext context = new();
                    ZmqSocket socket = context.CreateSocket(ZmqSocketType.Dealer);
                    Thread user = new(() =>
                    {
                        try
                        {
                            _ = seed == 0 ? socket.ReceiveBytes().Length : Send(socket);
                        }
                        catch (Exception e) when (e is ObjectDisposedException or ZmqException { Error: ZmqError.ContextTerminated })
                        {
                            Interlocked.Increment(ref contexts);
                        }
                    });
                    user.Start();
                    Pause(random);
                    context.Dispose();
                    user.Join();
                }
            });
        }

        crew.Finish(() => $"{contexts} contexts disposed of in use.");
        Tally.Add("contexts disposed of in use", contexts, contexts);
        Assert.True(contexts > 0);
    }

    [Theory]
    [InlineData("inproc")]
    [InlineData("tcp")]
    public void Cancel_ReceivesInSeveralThreads_LoseNoMessage(string transport)
    {
        using ZmqContext context = new();
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Connect(pull.Bind(transport == "tcp" ? "tcp://127.0.0.1:*" : $"inproc://{Guid.NewGuid():N}"));
        Crew crew = new();
        Duration duration = Duration.Begin();
        long sent = 0;
        long received = 0;
        long balance = 0;
        long canceled = 0;
        bool done = false;
        crew.Start(() =>
        {
            Random random = new(0);
            while (!duration.IsOver && !crew.Failed)
            {
                push.Send(BitConverter.GetBytes(sent));
                Interlocked.Add(ref balance, sent);
                sent++;
                Pause(random);
            }

            Volatile.Write(ref done, true);
        });
        for (int i = 0; i < 3; i++)
        {
            int seed = i + 1;
            crew.Start(() =>
            {
                Random random = new(seed);
                byte[] buffer = new byte[8];
                while (!Volatile.Read(ref done) || Interlocked.Read(ref received) < sent)
                {
                    using CancellationTokenSource source = new(random.Next(3));
                    try
                    {
                        pull.Receive(buffer, source.Token);
                        Interlocked.Increment(ref received);
                        Interlocked.Add(ref balance, -BitConverter.ToInt64(buffer));
                    }
                    catch (OperationCanceledException)
                    {
                        Interlocked.Increment(ref canceled);
                    }
                }
            });
        }

        crew.Finish(() => $"{transport}: {sent} sent, {received} received, {canceled} canceled.");
        Tally.Add($"canceled receives, {transport}", received, canceled);
        Assert.Equal((sent, 0L), (received, balance));
        Assert.True(canceled > 0);
    }

    private static ZmqSocket Dealer(ZmqContext context, int watermark)
    {
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Dealer);
        socket.Options.Linger = TimeSpan.Zero;
        socket.Options.SendHighWatermark = watermark;
        socket.Options.ReceiveHighWatermark = watermark;
        return socket;
    }

    private static int Send(ZmqSocket socket)
    {
        socket.Send("x"u8);
        return 1;
    }

    private static void Pause(Random random)
    {
        switch (random.Next(256))
        {
            case 0:
                Thread.Sleep(1);
                break;
            case < 20:
                Thread.Yield();
                break;
            case < 60:
                Thread.SpinWait(random.Next(400));
                break;
        }
    }
}
