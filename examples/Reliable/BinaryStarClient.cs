using System;
using System.Globalization;
using System.Threading;

namespace ZmqInterop.Examples.Reliable;

/// <summary>Asks one server until it does not answer, then the other. It waits a little before, so that servers and clients do not change over and over.</summary>
internal static class BinaryStarClient
{
    public static void Run(string primary, string backup, int count, TimeSpan timeout, CancellationToken stop)
    {
        using ZmqContext context = new();
        string[] servers = [primary, backup];
        int current = 0;
        for (int sequence = 1; sequence <= count; sequence++)
        {
            string? by = null;
            while ((by = Ask(context, servers[current], sequence, timeout, stop)) is null)
            {
                current = 1 - current;
                Console.WriteLine($"no reply, asking {(current == 0 ? "the primary one" : "the backup")}");
                stop.WaitHandle.WaitOne(timeout);
            }

            Console.WriteLine($"reply {sequence} by {by}");
        }
    }

    private static string? Ask(ZmqContext context, string server, int sequence, TimeSpan timeout, CancellationToken stop)
    {
        using ZmqSocket client = context.CreateSocket(ZmqSocketType.Req);
        client.Options.Linger = TimeSpan.Zero;
        client.Connect(server);
        client.Send(sequence.ToString(CultureInfo.InvariantCulture), cancellationToken: stop);
        using ZmqMessage reply = new();
        return client.TryReceive(reply, timeout, stop) ? reply[1].GetString() : null;
    }
}
