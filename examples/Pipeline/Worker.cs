using System;
using System.Globalization;
using System.Threading;

namespace ZmqInterop.Examples.Pipeline;

/// <summary>Takes tasks from one socket, and its orders from another.</summary>
internal static class Worker
{
    // What the work of a task takes.
    private static readonly TimeSpan s_effort = TimeSpan.FromMilliseconds(2);

    public static void Run(string tasksEndpoint, string resultsEndpoint, string controlEndpoint, string name, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket tasks = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket results = context.CreateSocket(ZmqSocketType.Push);
        using ZmqSocket control = context.CreateSocket(ZmqSocketType.Sub);

        // Few tasks wait here: those that do are lost when the worker leaves.
        tasks.Options.ReceiveHighWatermark = 5;
        tasks.Options.ReceiveBufferSize = 8192;
        control.Options.Linger = TimeSpan.Zero; // A publisher that is gone needs no subscription.
        control.Subscribe("");
        control.Connect(controlEndpoint);
        results.Connect(resultsEndpoint);
        tasks.Connect(tasksEndpoint);
        Console.WriteLine($"{name} is ready");

        using ZmqPoller poller = new();
        poller.Add(tasks);
        poller.Add(control);
        ZmqPollResult[] ready = new ZmqPollResult[2];
        using ZmqMessage task = new();
        int done = 0;
        bool killed = false;
        while (!killed)
        {
            int count = poller.Wait(ready, cancellationToken: stop);
            foreach (ZmqPollResult result in ready.AsSpan(0, count))
            {
                if (result.Socket == control)
                {
                    killed = control.ReceiveString(stop) == "kill";
                }
                else
                {
                    tasks.Receive(task, stop);
                    Work(task[0].GetString(), results, name, stop);
                    done++;
                }
            }
        }

        Console.WriteLine($"{name} did {done} tasks");
    }

    private static void Work(string task, ZmqSocket results, string name, CancellationToken stop)
    {
        stop.WaitHandle.WaitOne(s_effort);
        long number = long.Parse(task, CultureInfo.InvariantCulture);
        using ZmqMessage result = new() { name, (number * number).ToString(CultureInfo.InvariantCulture) };

        // Without the token: a task that was begun is finished.
        results.Send(result, CancellationToken.None);
    }
}
