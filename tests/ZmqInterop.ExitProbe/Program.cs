using System;
using System.Globalization;
using System.Threading;

namespace ZmqInterop.ExitProbe;

/// <summary>Ends in the way that the first argument names, with the exit code that the second one is.</summary>
internal static class Program
{
    // An address that nobody listens on: port 9 of the loopback.
    private const string Absent = "tcp://127.0.0.1:9";

    private static int Main(string[] arguments)
    {
        int code = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        switch (arguments[0])
        {
            case "pending":
                SendToNobody(new ZmqContext());
                break;
            case "pending-closed":
                SendToNobody(new ZmqContext()).Dispose();
                break;
            case "blocked":
                Block(new ZmqContext());
                break;
            case "blocked-exit":
                Block(new ZmqContext());
                Environment.Exit(code);
                break;
            case "undisposed":
                UseAndForget();
                break;
            case "shared-flush":
                Flush(arguments[2], int.Parse(arguments[3], CultureInfo.InvariantCulture));
                break;
            case "shared-pending":
                ZmqContext.Shared.ShutdownTimeout = TimeSpan.FromMilliseconds(200);
                SendToNobody(ZmqContext.Shared).Dispose();
                break;
            case "shared-blocked":
                Block(ZmqContext.Shared);
                SendToNobody(ZmqContext.Shared).Dispose();
                break;
            case "shared-blocked-exit":
                Block(ZmqContext.Shared);
                Environment.Exit(code);
                break;
            case "routing-id":
                RoutingIds.Run(arguments[2]);
                break;
            case "library-fault":
                LibraryFaults.Run(arguments[2]);
                break;
            case "counters-live":
                return code + Counters.Live();
            case "counters-pending":
                return code + Counters.Pending();
            case "counters-forgotten":
                return code + Counters.Forgotten();
            default:
                throw new ArgumentException($"Unknown: {arguments[0]}.", nameof(arguments));
        }

        return code;
    }

    private static ZmqSocket SendToNobody(ZmqContext context)
    {
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Connect(Absent);
        push.Send("for nobody");
        return push;
    }

    private static void Block(ZmqContext context)
    {
        ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        pull.Bind("tcp://127.0.0.1:*");
        ZmqPoller poller = new();
        poller.Add(pull);
        Action[] waits = [() => pull.ReceiveBytes(), () => context.CreateSocket(ZmqSocketType.Push).Send("x"), () => poller.Wait(new ZmqPollResult[1])];
        using CountdownEvent running = new(waits.Length);
        foreach (Action wait in waits)
        {
            Thread thread = new(() =>
            {
                running.Signal();
                wait();
            });
            thread.IsBackground = true;
            thread.Start();
        }

        running.Wait();

        // Long enough for most of them to be asleep; it ends well in any case.
        Thread.Sleep(50);
    }

    private static void UseAndForget()
    {
        for (int i = 0; i < 5; i++)
        {
            ZmqContext context = new();
            ZmqSocket bound = context.CreateSocket(ZmqSocketType.Pair);
            ZmqSocket connected = context.CreateSocket(ZmqSocketType.Pair);
            connected.Connect(bound.Bind("tcp://127.0.0.1:*"));
            connected.Send("x");
            _ = bound.ReceiveString();
            connected.Send("y");
        }

        GC.Collect();
    }

    private static void Flush(string endpoint, int count)
    {
        using ZmqSocket push = ZmqContext.Shared.CreateSocket(ZmqSocketType.Push);
        push.Connect(endpoint);
        for (int i = 0; i < count; i++)
        {
            push.Send(BitConverter.GetBytes(i));
        }
    }
}
