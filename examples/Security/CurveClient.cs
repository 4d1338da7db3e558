using System.IO;
using System.Threading;

namespace ZmqInterop.Examples.Security;

/// <summary>Knows the server's public key, so that nobody else can pretend to be the server, and proves who it is by its own secret one.</summary>
internal static class CurveClient
{
    public static void Run(string endpoint, string folder, string name, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqCertificate own = ZmqCertificate.Load(Path.Combine(folder, $"{name}.key_secret"));
        using ZmqCertificate server = ZmqCertificate.Load(Path.Combine(folder, "server.key"));
        using ZmqSocket client = context.CreateSocket(ZmqSocketType.Req);
        client.UseCurveClient(own.KeyPair!, server.PublicKey);
        Asking.Run(client, endpoint, name, stop);
    }
}
