using System;
using System.Globalization;
using System.Threading;

namespace ZmqInterop.Examples.Reliable;

/// <summary>
/// A REQ whose reply does not come can neither send nor receive any more. So it is thrown away, with what it has not sent, and a new one asks again. Requests
/// have to be such that doing them twice does no harm.
/// </summary>
internal static class LazyPirateClient
{
    public static void Run(string endpoint, int count, TimeSpan timeout, int retries, CancellationToken stop)
    {
        using ZmqContext context = new();
        ZmqSocket client = Connect(context, endpoint);
        try
        {
            for (int sequence = 1; sequence <= count; sequence++)
            {
                int attempts = 1;
                while (!TryAsk(client, sequence, timeout, stop))
                {
                    client.Dispose();
                    if (attempts++ > retries)
                    {
                        Console.WriteLine("the server seems to be offline");
                        return;
                    }

                    Console.WriteLine("no reply, asking again");
                    client = Connect(context, endpoint);
                }

                Console.WriteLine($"reply {sequence}");
            }
        }
        finally
        {
            client.Dispose();
        }
    }

    private static ZmqSocket Connect(ZmqContext context, string endpoint)
    {
        ZmqSocket client = context.CreateSocket(ZmqSocketType.Req);
        client.Options.Linger = TimeSpan.Zero;
        client.Connect(endpoint);
        return client;
    }

    private static bool TryAsk(ZmqSocket client, int sequence, TimeSpan timeout, CancellationToken stop)
    {
        string request = sequence.ToString(CultureInfo.InvariantCulture);
        client.Send(request, cancellationToken: stop);
        return client.TryReceiveString(out string? reply, timeout, stop) && reply == request;
    }
}
