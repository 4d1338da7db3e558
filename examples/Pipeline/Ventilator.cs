using System;
using System.Globalization;
using System.Threading;

namespace ZmqInterop.Examples.Pipeline;

/// <summary>A PUSH hands messages to those that are connected, in turn. So it waits for the workers: a first one alone would get most of the tasks.</summary>
internal static class Ventilator
{
    // What a task is to be done with.
    private const int DataSize = 4000;

    public static void Run(string tasksEndpoint, string resultsEndpoint, int count, int workers, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket tasks = context.CreateSocket(ZmqSocketType.Push);
        using ZmqSocket sink = context.CreateSocket(ZmqSocketType.Push);

        // No more than a few tasks wait for a worker, here and in the system's buffers; the others wait for whoever is free first, or comes later.
        tasks.Options.SendHighWatermark = 5;
        tasks.Options.SendBufferSize = 8192;
        using ZmqMonitor monitor = tasks.Monitor(ZmqMonitorEvents.HandshakeSucceeded);
        Console.WriteLine($"tasks at {tasks.Bind(tasksEndpoint)}");
        sink.Connect(resultsEndpoint);
        for (int connected = 0; connected < workers; connected++)
        {
            monitor.Receive(stop);
        }

        // The sink has to know how many results to wait for.
        using ZmqMessage batch = new() { "batch", count.ToString(CultureInfo.InvariantCulture) };
        sink.Send(batch, stop);
        using ZmqMessage task = new();
        for (int i = 1; i <= count; i++)
        {
            task.Add(i.ToString(CultureInfo.InvariantCulture));
            task.AddFrame(DataSize).WritableSpan.Clear();
            tasks.Send(task, stop);
        }

        Console.WriteLine($"handed out {count} tasks");
    }
}
