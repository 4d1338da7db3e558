using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Examples.Security;

/// <summary>Everything is encrypted, and only keys from the folder get in. Files that are added or removed count for the next client.</summary>
internal static class CurveServer
{
    private const string Domain = "example";

    public static async Task RunAsync(string endpoint, string folder, CancellationToken stop)
    {
        await using ZmqContext context = new();
        await using ZmqAuthenticator authenticator = new(context);
        authenticator.Domain(Domain).AllowCurve(new ZmqCertificateStore(Path.Combine(folder, "clients")));
        authenticator.Answered += (_, answer) => Console.WriteLine(answer.Decision.IsAllowed ? "let in" : "refused");

        using ZmqCertificate certificate = ZmqCertificate.Load(Path.Combine(folder, "server.key_secret"));
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
        server.UseCurveServer(certificate.KeyPair!, Domain);
        Console.WriteLine($"serving at {server.Bind(endpoint)}");
        while (true)
        {
            string request = await server.ReceiveStringAsync(stop);
            await server.SendAsync($"{request}, you are in", cancellationToken: stop);
        }
    }
}
