using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.StressTests;

/// <summary>A million messages, all three transports together, while both ends are canceled at random: none is lost, doubled or out of order.</summary>
[SuppressMessage("Security", "CA5394", Justification = "Not for security.")]
public sealed class AsyncCancellationTests
{
    private static readonly int s_messages = 350_000 * Math.Max(1, Duration.Seconds / 10);

    [Theory]
    [InlineData("inproc", 1000)]
    [InlineData("tcp", 100)]
    [InlineData("ipc", 10)]
    public async Task CancellationAtRandom_LosesDoublesAndReordersNothing(string transport, int watermark)
    {
        using ZmqContext context = new();
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        pull.Options.ReceiveHighWatermark = watermark;
        push.Options.SendHighWatermark = watermark;
        push.Connect(pull.Bind(transport switch
        {
            "tcp" => "tcp://127.0.0.1:*",
            "ipc" => "ipc://*",
            _ => $"inproc://{Guid.NewGuid():N}",
        }));
        AsyncProgress progress = new();
        int[] cancellations = new int[2];
        using CancellationTokenSource stop = new();
        CancellationTokenSource?[] current = [new(), new()];
        Thread canceler = new(() => CancelAtRandom(current, stop.Token)) { IsBackground = true };
        canceler.Start();
        Task work = Task.WhenAll(
            Task.Run(() => RunAsync(current, 0, cancellations, async (buffer, number, token) =>
            {
                BitConverter.TryWriteBytes(buffer, number);
                await push.SendAsync(buffer, false, token);
                progress.Step();
            })),
            Task.Run(() => RunAsync(current, 1, cancellations, async (buffer, number, token) =>
            {
                Assert.Equal(sizeof(int), await pull.ReceiveAsync(buffer, token));
                Assert.Equal(number, BitConverter.ToInt32(buffer));
                progress.Step();
            })));
        await progress.FinishAsync(
            work,
            () => $"{transport}: {progress.Steps} of {2 * s_messages} sent or received; {cancellations[0]} sends and {cancellations[1]} receives canceled.");
        await stop.CancelAsync();
        canceler.Join();
        Assert.False(pull.TryReceiveBytes(out _));
        Assert.NotEqual(0, cancellations[1]);
        Tally.Add($"async, canceled, {transport}", progress.Steps, cancellations[0] + cancellations[1]);
    }

    private static async Task RunAsync(CancellationTokenSource?[] current, int index, int[] cancellations, Func<byte[], int, CancellationToken, ValueTask> step)
    {
        byte[] buffer = new byte[sizeof(int)];
        int number = 0;
        while (number < s_messages)
        {
            CancellationTokenSource source = new();
            Volatile.Write(ref current[index], source);
            try
            {
                while (number < s_messages)
                {
                    await step(buffer, number, source.Token);
                    number++;
                }
            }
            catch (OperationCanceledException)
            {
                cancellations[index]++;
            }
        }
    }

    private static void CancelAtRandom(CancellationTokenSource?[] current, CancellationToken stop)
    {
        Random random = new(7);
        while (!stop.IsCancellationRequested)
        {
            Volatile.Read(ref current[random.Next(2)])?.Cancel();
            Thread.SpinWait(random.Next(3000));
        }
    }
}
