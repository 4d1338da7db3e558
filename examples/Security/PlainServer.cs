using System;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Examples.Security;

/// <summary>User names and passwords, which everybody on the way can read: for loopback, ipc, or inside a tunnel.</summary>
internal static class PlainServer
{
    private const string Domain = "example";

    public static async Task RunAsync(string endpoint, string user, string password, CancellationToken stop)
    {
        await using ZmqContext context = new();
        await using ZmqAuthenticator authenticator = new(context);
        authenticator.Domain(Domain).AllowPlain(user, password);
        authenticator.Answered += (_, answer) => Console.WriteLine(answer.Decision.IsAllowed ? "let in" : "refused");

        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
        server.UsePlainServer(Domain);
        Console.WriteLine($"serving at {server.Bind(endpoint)}");
        using ZmqFrame request = new();
        while (true)
        {
            // What a client sends carries the name that it was let in with.
            await server.ReceiveAsync(request, stop);
            await server.SendAsync($"{request.UserId}, you are in", cancellationToken: stop);
        }
    }
}
