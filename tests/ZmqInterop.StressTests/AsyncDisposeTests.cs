using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.StressTests;

/// <summary>Ten thousand times a socket or its context is disposed of while calls wait and messages come. Descriptors are counted: nothing else may run.</summary>
[Collection(nameof(AsyncDisposeTests))]
[CollectionDefinition(nameof(AsyncDisposeTests), DisableParallelization = true)]
[SuppressMessage("Security", "CA5394", Justification = "Not for security.")]
public sealed class AsyncDisposeTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);
    private static readonly int s_scale = Math.Max(1, Duration.Seconds / 10);

    [Theory]
    [InlineData("inproc", 5000)]
    [InlineData("tcp", 3000)]
    public async Task SocketDispose_CallsWaitAndMessagesCome_EveryCallEnds(string transport, int races)
    {
        using ZmqContext context = new() { MaxSockets = 10_000 };
        await RaceSocketAsync(context, transport, 0);
        int before = Descriptors();
        int[] outcomes = new int[2];
        for (int i = 0; i < races * s_scale; i++)
        {
            outcomes[await RaceSocketAsync(context, transport, i)]++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{transport}: {outcomes[0]} messages received, {outcomes[1]} calls ended by disposing.");
        Tally.Add($"async, disposed of, {transport}", outcomes[0] + outcomes[1], outcomes[1]);
        Assert.Equal(0, context.SocketCount);
        await AssertDescriptorsAsync(before);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ContextDispose_CallsWaitAndMessagesCome_EveryCallEnds(bool asynchronous)
    {
        const int Races = 1000;
        await RaceContextAsync(asynchronous, 0);
        int before = Descriptors();
        for (int i = 0; i < Races * s_scale; i++)
        {
            await RaceContextAsync(asynchronous, i);
        }

        await AssertDescriptorsAsync(before);
    }

    /// <summary>0 when the message won, 1 when disposing did.</summary>
    private static async Task<int> RaceSocketAsync(ZmqContext context, string transport, int seed)
    {
        Random random = new(seed);
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Options.Linger = TimeSpan.Zero;
        push.Connect(pull.Bind(transport == "tcp" ? "tcp://127.0.0.1:*" : $"inproc://{Guid.NewGuid():N}"));
        using CancellationTokenSource source = new();
        Task<int>[] receives = [pull.ReceiveAsync(new byte[1], source.Token).AsTask(), pull.ReceiveAsync(new byte[1]).AsTask()];
        Task disposing = Task.Run(() =>
        {
            Thread.SpinWait(random.Next(3000));
            pull.Dispose();
        });
        Thread.SpinWait(random.Next(3000));
        _ = push.TrySend("x");
        int outcome = 0;
        foreach (Task<int> receive in receives)
        {
            try
            {
                Assert.Equal(1, await receive.WaitAsync(s_limit));
            }
            catch (ObjectDisposedException)
            {
                outcome = receive == receives[0] ? 1 : outcome;
            }
        }

        await disposing.WaitAsync(s_limit);
        return outcome;
    }

    private static async Task RaceContextAsync(bool asynchronous, int seed)
    {
        Random random = new(seed);
        ZmqContext context = new();
        ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Options.Linger = TimeSpan.Zero;
        push.Connect(pull.Bind("tcp://127.0.0.1:*"));
        Task[] calls = [pull.ReceiveAsync(new byte[1]).AsTask(), pull.ReceiveAsync(new byte[1]).AsTask(), context.CreateSocket(ZmqSocketType.Push).SendAsync("x").AsTask()];
        Task disposing = Task.Run(async () =>
        {
            Thread.SpinWait(random.Next(3000));
            if (asynchronous)
            {
                await context.DisposeAsync();
            }
            else
            {
                context.Dispose();
            }
        });
        Thread.SpinWait(random.Next(3000));
        Exception? sending = Record.Exception(() => push.TrySend("x"));
        Assert.True(IsEnd(sending), sending?.ToString());
        foreach (Task call in calls)
        {
            Exception? end = await Record.ExceptionAsync(() => call.WaitAsync(s_limit));
            Assert.True(IsEnd(end), end?.ToString());
        }

        await disposing.WaitAsync(s_limit);
        Assert.Equal(0, context.SocketCount);
    }

    private static bool IsEnd(Exception? exception) =>
        exception is null or ObjectDisposedException || (exception is ZmqException failure && failure.Error == ZmqError.ContextTerminated);

    private static int Descriptors() => OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries("/proc/self/fd").Length : 0;

    /// <summary>libzmq closes in the background, so that they get fewer for a while.</summary>
    private static async Task AssertDescriptorsAsync(int before)
    {
        long end = Environment.TickCount64 + (long)s_limit.TotalMilliseconds;
        while (Descriptors() > before + 4)
        {
            Assert.True(Environment.TickCount64 < end, $"{Descriptors()} descriptors, {before} before.");
            await Task.Delay(10);
        }
    }
}
