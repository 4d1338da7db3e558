using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Examples.RequestReply;

/// <summary>Many clients in one process: each has a socket of its own, and while it waits it needs no thread.</summary>
internal static class ManyClients
{
    public static async Task RunAsync(string endpoint, int clients, int count, CancellationToken stop)
    {
        using ZmqContext context = new();
        int[] replies = await Task.WhenAll(Enumerable.Range(1, clients).Select(number => AskAsync(context, endpoint, number, count, stop)));
        Console.WriteLine($"{clients} clients got {replies.Sum()} replies");
    }

    private static async Task<int> AskAsync(ZmqContext context, string endpoint, int number, int count, CancellationToken stop)
    {
        using ZmqSocket client = context.CreateSocket(ZmqSocketType.Req);
        client.Connect(endpoint);

        int replies = 0;
        for (int i = 1; i <= count; i++)
        {
            await client.SendAsync($"client {number}", cancellationToken: stop);
            string reply = await client.ReceiveStringAsync(stop);
            replies += reply.Contains($"client {number}", StringComparison.Ordinal) ? 1 : 0;
        }

        return replies;
    }
}
