using System;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Examples.Interrupts;

/// <summary>The token decides before or after, never inside: an awaited receive that is canceled has taken no message.</summary>
internal static class InAwait
{
    public static async Task RunAsync(string endpoint, CancellationToken stop)
    {
        await using ZmqContext context = new();
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
        Console.WriteLine($"serving at {server.Bind(endpoint)}");
        int answered = 0;
        try
        {
            while (true)
            {
                string request = await server.ReceiveStringAsync(stop);
                await server.SendAsync($"Hello {request}", cancellationToken: CancellationToken.None);
                answered++;
            }
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine($"interrupted in an await, after {answered} requests");
            throw;
        }
    }
}
