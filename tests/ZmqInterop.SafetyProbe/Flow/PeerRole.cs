using System;
using System.Globalization;
using System.Threading;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>What this program does as the peer of another one. It ends with that one: when its input is closed.</summary>
internal static class PeerRole
{
    private const int Queue = 50;

    /// <summary>"send" connects and sends for ever; "flush" sends some, closes everything and ends; "leave" closes its socket only; "echo" binds and sends back.</summary>
    internal static int Run(string[] arguments)
    {
        ZmqSocketType type = Enum.Parse<ZmqSocketType>(arguments[1]);
        string endpoint = arguments[2];
        uint id = uint.Parse(arguments[3], CultureInfo.InvariantCulture);
        long count = long.Parse(arguments[4], CultureInfo.InvariantCulture);
        new Thread(EndWithParent) { IsBackground = true }.Start();
        switch (arguments[0])
        {
            case "send" or "flush":
                using (ZmqContext context = new() { ShutdownTimeout = Timeout.InfiniteTimeSpan })
                {
                    Send(context, type, endpoint, id, count);
                }

                return 0;
            case "leave":
                // The shared context sends what is left while the process ends.
                ZmqContext.Shared.ShutdownTimeout = FlowThreads.Limit;
                Send(ZmqContext.Shared, type, endpoint, id, count);
                return 0;
            case "echo":
                Echo(type, endpoint);
                return 0;
            default:
                throw new ArgumentException($"Unknown: {arguments[0]}.", nameof(arguments));
        }
    }

    private static void Send(ZmqContext context, ZmqSocketType type, string endpoint, uint id, long count)
    {
        using Node node = new(context, type, $"peer{id}", Queue);
        node.Connect(endpoint);
        new FlowSender(node, id, "center", new Breaks()).Run(count, CancellationToken.None);
    }

    private static void Echo(ZmqSocketType type, string endpoint)
    {
        using ZmqContext context = new();
        using Node node = new(context, type, "center", Queue);
        node.Socket.Bind(endpoint);
        using ZmqMessage message = [];
        while (true)
        {
            node.Socket.Receive(message, CancellationToken.None);
            try
            {
                node.Socket.Send(message, CancellationToken.None);
            }
            catch (ZmqException e) when (e.Error == ZmqError.HostUnreachable)
            {
                message.Clear();
            }
        }
    }

    private static void EndWithParent()
    {
        while (Console.Read() >= 0)
        {
            // Nothing is said.
        }

        Environment.FailFast("The program that has started this one has ended.");
    }
}
