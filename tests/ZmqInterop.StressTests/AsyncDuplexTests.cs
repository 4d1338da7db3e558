using System;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.StressTests;

/// <summary>
/// Two DEALERs that send and receive at the same time, with pauses at random: the calls of one direction use up the signals of the other. Whoever forgets
/// to look again stalls sooner or later; <see cref="AsyncNegativeControlTests"/> shows that these tests would see it.
/// </summary>
[SuppressMessage("Security", "CA5394", Justification = "Not for security.")]
public sealed class AsyncDuplexTests
{
    private const int DefaultWatermark = 1000;

    private const long Last = -1;

    public static MatrixTheoryData<string, int> Links => new(["inproc", "tcp", "ipc"], [DefaultWatermark, 10, 1]);

    [Theory]
    [MemberData(nameof(Links))]
    public async Task BothDirections_Asynchronous_NeverStall(string transport, int watermark) =>
        await RunAsync(transport, watermark, SendAsync);

    [Theory]
    [MemberData(nameof(Links))]
    public async Task BothDirections_SynchronousSends_NeverStall(string transport, int watermark) =>
        await RunAsync(transport, watermark, (socket, progress, seed) => Task.Factory.StartNew(
            () => SendAsync(socket, progress, seed, synchronous: true).GetAwaiter().GetResult(),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));

    private static async Task RunAsync(string transport, int watermark, Func<ZmqSocket, AsyncProgress, int, Task> send)
    {
        using ZmqContext context = new();
        using ZmqSocket left = Dealer(context, watermark);
        using ZmqSocket right = Dealer(context, watermark);
        right.Connect(left.Bind(transport switch
        {
            "tcp" => "tcp://127.0.0.1:*",
            "ipc" => "ipc://*",
            _ => $"inproc://{Guid.NewGuid():N}",
        }));
        AsyncProgress progress = new();
        Task work = Task.WhenAll(
            Task.Run(() => send(left, progress, 1)),
            Task.Run(() => send(right, progress, 2)),
            Task.Run(() => ReceiveAsync(left, progress, 3)),
            Task.Run(() => ReceiveAsync(right, progress, 4)));
        await progress.FinishAsync(work, () => $"{transport} {watermark}: {progress.Steps} messages sent or received.");
        Tally.Add($"async, both ways, {transport} {watermark}", progress.Steps, 0);
    }

    private static Task SendAsync(ZmqSocket socket, AsyncProgress progress, int seed) => SendAsync(socket, progress, seed, synchronous: false);

    private static async Task SendAsync(ZmqSocket socket, AsyncProgress progress, int seed, bool synchronous)
    {
        Random random = new(seed);
        byte[] buffer = new byte[sizeof(long)];
        long begin = Stopwatch.GetTimestamp();
        for (long i = 0; true; i++)
        {
            bool last = Stopwatch.GetElapsedTime(begin) >= AsyncProgress.Slice;
            BitConverter.TryWriteBytes(buffer, last ? Last : i);
            if (synchronous)
            {
                socket.Send(buffer);
            }
            else
            {
                await socket.SendAsync(buffer);
            }

            progress.Step();
            if (last)
            {
                return;
            }

            switch (random.Next(64))
            {
                case 0:
                    await Task.Yield();
                    break;
                case 1 or 2:
                    Thread.SpinWait(random.Next(2000));
                    break;
                default:
                    break;
            }
        }
    }

    private static async Task ReceiveAsync(ZmqSocket socket, AsyncProgress progress, int seed)
    {
        Random random = new(seed);
        byte[] buffer = new byte[sizeof(long)];
        for (long i = 0; true; i++)
        {
            Assert.Equal(sizeof(long), await socket.ReceiveAsync(buffer));
            progress.Step();
            long number = BitConverter.ToInt64(buffer);
            if (number == Last)
            {
                return;
            }

            Assert.Equal(i, number);
            if (random.Next(32) == 0)
            {
                Thread.SpinWait(random.Next(3000));
            }
        }
    }

    private static ZmqSocket Dealer(ZmqContext context, int watermark)
    {
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Dealer);
        socket.Options.SendHighWatermark = watermark;
        socket.Options.ReceiveHighWatermark = watermark;
        socket.Options.Linger = TimeSpan.Zero;
        return socket;
    }
}
