using System;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Examples.ReadingSockets;

/// <summary>Each socket has a loop of its own, written as if there were no other; no thread waits.</summary>
internal static class AsyncReader
{
    public static async Task RunAsync(string tasksEndpoint, string weatherEndpoint, int count, CancellationToken stop)
    {
        await using ZmqContext context = new();
        using ZmqSocket tasks = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket weather = context.CreateSocket(ZmqSocketType.Sub);
        tasks.Connect(tasksEndpoint);
        weather.Options.Linger = TimeSpan.Zero; // A publisher that is gone needs no subscription.
        weather.Subscribe("");
        weather.Connect(weatherEndpoint);

        await Task.WhenAll(ReadAsync(tasks, count, stop), ReadAsync(weather, count, stop));
        Console.WriteLine($"{count} tasks and {count} reports, at least");
    }

    private static async Task ReadAsync(ZmqSocket socket, int count, CancellationToken stop)
    {
        for (int i = 0; i < count; i++)
        {
            await socket.ReceiveStringAsync(stop);
        }
    }
}
