using System;
using System.Threading;

namespace ZmqInterop.Examples.Reliable;

/// <summary>Works while the queue's heart beats. When it has stopped, connects anew, waiting longer each time.</summary>
internal static class ParanoidPirateWorker
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(32);

    public static void Run(string endpoint, TimeSpan heartbeat, string name, CancellationToken stop)
    {
        using ZmqContext context = new();
        TimeSpan wait = s_firstWait;
        while (true)
        {
            bool heard = WorkUntilSilence(context, endpoint, heartbeat, name, stop);
            wait = heard ? s_firstWait : TimeSpan.FromTicks(Math.Min(2 * wait.Ticks, s_longestWait.Ticks));
            Console.WriteLine($"the queue is silent, connecting anew in {wait.TotalSeconds} s");
            stop.WaitHandle.WaitOne(wait);
            stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Whether the queue was heard at all.</summary>
    private static bool WorkUntilSilence(ZmqContext context, string endpoint, TimeSpan heartbeat, string name, CancellationToken stop)
    {
        using ZmqSocket worker = context.CreateSocket(ZmqSocketType.Dealer);
        worker.Options.Linger = TimeSpan.FromSeconds(1);
        worker.Connect(endpoint);
        worker.Send(ParanoidPirate.Ready, cancellationToken: stop);
        Console.WriteLine($"{name} is ready");

        bool heard = false;
        int liveness = ParanoidPirate.Liveness;
        long nextHeartbeat = Environment.TickCount64 + (long)heartbeat.TotalMilliseconds;
        using ZmqMessage message = new();
        while (liveness > 0)
        {
            if (worker.TryReceive(message, heartbeat, stop))
            {
                heard = true;
                liveness = ParanoidPirate.Liveness;
                if (!ParanoidPirate.IsCommand(message))
                {
                    // Client, empty frame, request: sent back as it came.
                    worker.Send(message, stop);
                }
            }
            else
            {
                liveness--;
            }

            if (Environment.TickCount64 >= nextHeartbeat)
            {
                worker.Send(ParanoidPirate.Heartbeat, cancellationToken: stop);
                nextHeartbeat = Environment.TickCount64 + (long)heartbeat.TotalMilliseconds;
            }
        }

        return heard;
    }
}
