using System;
using System.Threading;

namespace ZmqInterop.Examples.Reliable;

/// <summary>
/// Hands requests to free workers, and takes requests only while there are any: the others wait at the clients. Both sides beat their hearts, so that each
/// notices when the other is gone.
/// </summary>
internal static class ParanoidPirateQueue
{
    public static void Run(string clients, string workers, TimeSpan heartbeat, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket frontend = context.CreateSocket(ZmqSocketType.Router);
        using ZmqSocket backend = context.CreateSocket(ZmqSocketType.Router);
        Console.WriteLine($"clients at {frontend.Bind(clients)} workers at {backend.Bind(workers)}");

        using ZmqPoller poller = new();
        poller.Add(frontend, ZmqPollEvents.None);
        poller.Add(backend);
        ZmqPollResult[] ready = new ZmqPollResult[2];
        WorkerQueue queue = new(ParanoidPirate.Liveness * heartbeat);
        long nextHeartbeat = 0;
        while (true)
        {
            poller.Modify(frontend, queue.Count > 0 ? ZmqPollEvents.In : ZmqPollEvents.None);
            int count = poller.Wait(ready, heartbeat, stop);
            foreach (ZmqPollResult result in ready.AsSpan(0, count))
            {
                if (result.Socket == backend)
                {
                    FromWorker(backend, frontend, queue, stop);
                }
                else if (queue.Count > 0)
                {
                    using ZmqMessage request = frontend.ReceiveMessage(stop);
                    request.Prepend(queue.Take());
                    backend.Send(request, stop);
                }
            }

            if (Environment.TickCount64 >= nextHeartbeat)
            {
                Beat(backend, queue, stop);
                nextHeartbeat = Environment.TickCount64 + (long)heartbeat.TotalMilliseconds;
            }

            queue.Purge();
        }
    }

    private static void FromWorker(ZmqSocket backend, ZmqSocket frontend, WorkerQueue queue, CancellationToken stop)
    {
        using ZmqMessage message = backend.ReceiveMessage(stop);
        byte[] worker;
        using (ZmqFrame id = message.Pop())
        {
            worker = id.ToArray();
        }

        if (!ParanoidPirate.IsCommand(message))
        {
            queue.Add(worker);
            frontend.Send(message, stop);
        }
        else if (message[0].Span.SequenceEqual(ParanoidPirate.Ready))
        {
            queue.Add(worker);
        }
        else
        {
            queue.Refresh(worker);
        }
    }

    private static void Beat(ZmqSocket backend, WorkerQueue queue, CancellationToken stop)
    {
        foreach (byte[] worker in queue.Ids)
        {
            using ZmqMessage heartbeat = new() { worker, ParanoidPirate.Heartbeat };
            backend.Send(heartbeat, stop);
        }
    }
}
