using System;
using System.Threading;

namespace ZmqInterop.Examples.Reliable;

/// <summary>Tells the broker what it can do, and does it. Begins again when the broker tells it to or is silent.</summary>
internal static class MajordomoWorker
{
    private static readonly TimeSpan s_waitBeforeReconnecting = TimeSpan.FromMilliseconds(500);

    public static void Run(string endpoint, string service, TimeSpan heartbeat, string name, CancellationToken stop)
    {
        using ZmqContext context = new();
        while (true)
        {
            WorkUntilDisconnected(context, endpoint, service, heartbeat, name, stop);
            Console.WriteLine("connecting anew");
            stop.WaitHandle.WaitOne(s_waitBeforeReconnecting);
        }
    }

    private static void WorkUntilDisconnected(ZmqContext context, string endpoint, string service, TimeSpan heartbeat, string name, CancellationToken stop)
    {
        using ZmqSocket worker = context.CreateSocket(ZmqSocketType.Dealer);
        worker.Options.Linger = TimeSpan.FromSeconds(1);
        worker.Connect(endpoint);
        Send(worker, Majordomo.Ready, service, stop);
        Console.WriteLine($"{name} is ready");
        try
        {
            Work(worker, heartbeat, name, stop);
        }
        finally
        {
            // Also at the end of the program: the broker need not find out by itself.
            Send(worker, Majordomo.Disconnect, null, CancellationToken.None);
        }
    }

    private static void Work(ZmqSocket worker, TimeSpan heartbeat, string name, CancellationToken stop)
    {
        int liveness = Majordomo.Liveness;
        long nextHeartbeat = Environment.TickCount64 + (long)heartbeat.TotalMilliseconds;
        using ZmqMessage message = new();
        while (liveness > 0)
        {
            if (!worker.TryReceive(message, heartbeat, stop))
            {
                liveness--;
            }
            else
            {
                liveness = Majordomo.Liveness;
                byte command = message[2].Span[0];
                if (command == Majordomo.Disconnect)
                {
                    return;
                }

                if (command == Majordomo.Request)
                {
                    Reply(worker, message, name, stop);
                }
            }

            if (Environment.TickCount64 >= nextHeartbeat)
            {
                Send(worker, Majordomo.Heartbeat, null, stop);
                nextHeartbeat = Environment.TickCount64 + (long)heartbeat.TotalMilliseconds;
            }
        }
    }

    /// <summary>Empty frame, protocol, command, client, empty frame, request.</summary>
    private static void Reply(ZmqSocket worker, ZmqMessage request, string name, CancellationToken stop)
    {
        using ZmqMessage reply = Majordomo.ForWorker(Majordomo.Reply);
        reply.Add(request[3].Span);
        reply.Add("");
        reply.Add($"{request[5].GetString()} by {name}");
        worker.Send(reply, stop);
    }

    private static void Send(ZmqSocket worker, byte command, string? service, CancellationToken stop)
    {
        using ZmqMessage message = Majordomo.ForWorker(command);
        if (service is not null)
        {
            message.Add(service);
        }

        worker.Send(message, stop);
    }
}
