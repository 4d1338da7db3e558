using System;
using System.Threading;

namespace ZmqInterop.Examples.Reliable;

/// <summary>Names the service in front of the request, and asks again when no reply comes in time, as the lazy pirate does.</summary>
internal static class MajordomoClient
{
    private const int Attempts = 4;

    public static void Run(string endpoint, string service, int count, TimeSpan timeout, CancellationToken stop)
    {
        using ZmqContext context = new();
        for (int i = 1; i <= count; i++)
        {
            string? reply = Ask(context, endpoint, service, $"request {i}", timeout, stop);
            Console.WriteLine(reply ?? $"nobody answers for {service}");
            if (reply is null)
            {
                return;
            }
        }
    }

    private static string? Ask(ZmqContext context, string endpoint, string service, string request, TimeSpan timeout, CancellationToken stop)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            using ZmqSocket client = context.CreateSocket(ZmqSocketType.Req);
            client.Options.Linger = TimeSpan.Zero;
            client.Connect(endpoint);
            using ZmqMessage message = new() { Majordomo.Client, service, request };
            client.Send(message, stop);
            if (client.TryReceive(message, timeout, stop))
            {
                return message[2].GetString();
            }
        }

        return null;
    }
}
