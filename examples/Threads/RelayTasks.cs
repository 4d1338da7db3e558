using System;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Examples.Threads;

/// <summary>As <see cref="Relay"/>, with tasks in place of threads.</summary>
internal static class RelayTasks
{
    public static async Task RunAsync(int points, CancellationToken stop)
    {
        await using ZmqContext context = new();
        await Task.WhenAll(
            UpdateAsync(context, points, stop),
            PassAsync(context, "scale", "rotate", frame => Point.Read(frame).Scale().Write(frame), stop),
            PassAsync(context, "rotate", "convert", frame => Point.Read(frame).Rotate().Write(frame), stop),
            PassAsync(context, "convert", "send", frame => frame.Write(Point.Read(frame).ToString()), stop),
            ShowAsync(context, stop));
    }

    private static async Task UpdateAsync(ZmqContext context, int points, CancellationToken stop)
    {
        using ZmqSocket next = context.CreateSocket(ZmqSocketType.Pair);
        next.Connect("inproc://scale");
        using ZmqFrame frame = new();
        for (int i = 1; i <= points; i++)
        {
            new Point(i, i * i).Write(frame);
            await next.SendAsync(frame, cancellationToken: stop);
        }

        await next.SendAsync("", cancellationToken: stop);
    }

    private static async Task PassAsync(ZmqContext context, string name, string successor, Action<ZmqFrame> work, CancellationToken stop)
    {
        using ZmqSocket previous = context.CreateSocket(ZmqSocketType.Pair);
        using ZmqSocket next = context.CreateSocket(ZmqSocketType.Pair);
        previous.Bind($"inproc://{name}");
        next.Connect($"inproc://{successor}");
        using ZmqFrame frame = new();
        bool hasMore = true;
        while (hasMore)
        {
            await previous.ReceiveAsync(frame, stop);
            hasMore = frame.Size > 0;
            if (hasMore)
            {
                work(frame);
            }

            await next.SendAsync(frame, cancellationToken: stop);
        }
    }

    private static async Task ShowAsync(ZmqContext context, CancellationToken stop)
    {
        using ZmqSocket previous = context.CreateSocket(ZmqSocketType.Pair);
        previous.Bind("inproc://send");
        while (await previous.ReceiveStringAsync(stop) is { Length: > 0 } text)
        {
            Console.WriteLine(text);
        }

        Console.WriteLine("all points are sent");
    }
}
