using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.StressTests;

/// <summary>What some sockets and their users do does not keep others from going on.</summary>
[Collection(nameof(AsyncDisposeTests))]
public sealed class AsyncFairnessTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("inproc")]
    [InlineData("tcp")]
    public async Task BusySockets_OtherPairs_GoOn(string transport)
    {
        using ZmqContext context = new();
        using CancellationTokenSource stop = new();

        // More of them than threads: each would have its thread for ever if it did not give it away.
        Task[] busy = [.. Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => Task.Run(() => StreamAsync(context, transport, stop.Token)))];
        long begin = Stopwatch.GetTimestamp();
        long roundTrips = 0;
        using (Pair pair = new(context, transport))
        {
            while (!IsOver(begin))
            {
                await pair.RoundTripAsync().WaitAsync(s_limit);
                roundTrips++;
            }
        }

        await stop.CancelAsync();
        await Task.WhenAll(busy).WaitAsync(s_limit);
        TestContext.Current.TestOutputHelper?.WriteLine($"{transport}: {roundTrips} round trips beside {busy.Length} busy pairs.");
        Tally.Add($"async, beside busy ones, {transport}", roundTrips, 0);
        Assert.True(roundTrips > 2, $"Only {roundTrips} round trips.");
    }

    [Fact]
    public async Task PoolThreads_BlockedByUsersOfOtherSockets_EveryCallEnds()
    {
        using ZmqContext context = new();
        ThreadPool.GetMinThreads(out int workers, out _);

        // One more each time than there are threads.
        Pair[] pairs = [.. Enumerable.Range(0, workers + 1).Select(_ => new Pair(context, "inproc"))];
        long begin = Stopwatch.GetTimestamp();
        do
        {
            Task<int>[] blocked = [.. pairs.Select(pair => Task.Run(() => pair.Left.ReceiveAsync(new byte[8]).AsTask().GetAwaiter().GetResult()))];
            foreach (Pair pair in pairs)
            {
                await pair.Right.SendAsync(new byte[3]);
            }

            Assert.All(await Task.WhenAll(blocked).WaitAsync(s_limit), size => Assert.Equal(3, size));
        }
        while (!IsOver(begin));
    }

    [Fact]
    public async Task Continuations_Throw_OthersGoOnAndNothingIsUnobserved()
    {
        int unobserved = 0;
        void Count(object? sender, UnobservedTaskExceptionEventArgs e)
        {
            if (e.Exception.InnerExceptions.Any(exception => exception is NotImplementedException or ObjectDisposedException))
            {
                Interlocked.Increment(ref unobserved);
            }
        }

        TaskScheduler.UnobservedTaskException += Count;
        try
        {
            using ZmqContext context = new() { MaxSockets = 10_000 };
            long begin = Stopwatch.GetTimestamp();
            do
            {
                using Pair pair = new(context, "inproc");
                Task[] throwing = [.. Enumerable.Range(0, 20).Select(async _ =>
                {
                    await pair.Left.ReceiveAsync(new byte[8]);
                    throw new NotImplementedException("By the test.");
                })];
                for (int i = 0; i < throwing.Length; i++)
                {
                    await pair.Right.SendAsync(new byte[1]);
                }

                foreach (Task task in throwing)
                {
                    await Assert.ThrowsAsync<NotImplementedException>(() => task.WaitAsync(s_limit));
                }

                await pair.RoundTripAsync().WaitAsync(s_limit);

                // Disposing fails it, and nobody looks.
                _ = FailUnseenAsync(pair.Left);
            }
            while (!IsOver(begin));
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Count;
        }

        Assert.Equal(0, unobserved);
    }

    private static bool IsOver(long begin) => Stopwatch.GetElapsedTime(begin) >= AsyncProgress.Slice;

    private static async Task FailUnseenAsync(ZmqSocket socket)
    {
        try
        {
            await socket.ReceiveAsync(new byte[1]);
        }
        catch (ObjectDisposedException)
        {
            // As it should be.
        }
    }

    private static async Task StreamAsync(ZmqContext context, string transport, CancellationToken stop)
    {
        using Pair pair = new(context, transport);
        Task sending = Task.Run(
            async () =>
            {
                byte[] data = new byte[8];
                while (!stop.IsCancellationRequested)
                {
                    await pair.Left.SendAsync(data, cancellationToken: CancellationToken.None);
                }

                await pair.Left.SendAsync(ReadOnlyMemory<byte>.Empty, cancellationToken: CancellationToken.None);
            },
            CancellationToken.None);
        byte[] buffer = new byte[8];
        while (await pair.Right.ReceiveAsync(buffer, CancellationToken.None) > 0)
        {
        }

        await sending;
    }

    private sealed class Pair : IDisposable
    {
        private readonly byte[] _request = new byte[8];
        private readonly byte[] _reply = new byte[8];

        internal Pair(ZmqContext context, string transport)
        {
            Left = context.CreateSocket(ZmqSocketType.Pair);
            Right = context.CreateSocket(ZmqSocketType.Pair);
            Left.Options.Linger = Right.Options.Linger = TimeSpan.Zero;
            Right.Connect(Left.Bind(transport == "tcp" ? "tcp://127.0.0.1:*" : $"inproc://{Guid.NewGuid():N}"));
        }

        internal ZmqSocket Left { get; }

        internal ZmqSocket Right { get; }

        public void Dispose()
        {
            Left.Dispose();
            Right.Dispose();
        }

        internal async Task RoundTripAsync()
        {
            Task<int> request = Right.ReceiveAsync(_request).AsTask();
            await Left.SendAsync(_request);
            Assert.Equal(8, await request);
            Task<int> reply = Left.ReceiveAsync(_reply).AsTask();
            await Right.SendAsync(_reply);
            Assert.Equal(8, await reply);
        }
    }
}
