using System.Threading;

namespace ZmqInterop.Examples.Security;

/// <summary>Sends user name and password with the handshake.</summary>
internal static class PlainClient
{
    public static void Run(string endpoint, string user, string password, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket client = context.CreateSocket(ZmqSocketType.Req);
        client.UsePlainClient(user, password);
        Asking.Run(client, endpoint, user, stop);
    }
}
