using System;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Examples.PubSub;

/// <summary>Publishes what it reads, line by line. The topic of a line is how it begins.</summary>
internal static class LinePublisher
{
    public static async Task RunAsync(string endpoint, int subscribers, CancellationToken stop)
    {
        await using ZmqContext context = new();
        using ZmqSocket publisher = context.CreateSocket(ZmqSocketType.XPub);
        Subscriptions.TellAll(publisher);
        Console.WriteLine($"publishing at {publisher.Bind(endpoint)}");
        Subscriptions.WaitFor(publisher, subscribers, stop);

        // Reading from a terminal cannot be canceled; waiting for it can.
        while (await Task.Run(Console.ReadLine, stop).WaitAsync(stop) is { } line)
        {
            await publisher.SendAsync(line, cancellationToken: stop);
        }
    }
}
