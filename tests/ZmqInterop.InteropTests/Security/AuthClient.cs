using System;

namespace ZmqInterop.InteropTests.Security;

/// <summary>A client that an authenticator lets in or refuses: a PUSH socket, as those of <see cref="AuthPeer"/> are.</summary>
internal static class AuthClient
{
    /// <summary>Connects and sends a text. The context disposes of the socket unless somebody else does.</summary>
    internal static ZmqSocket Connect(ZmqContext context, string endpoint, string text, Action<ZmqSocket> configure)
    {
        ZmqSocket client = context.CreateSocket(ZmqSocketType.Push);
        client.Options.Linger = TimeSpan.Zero;
        configure(client);
        client.Connect(endpoint);

        // Whoever is refused before this has nobody left to send to, and would wait for ever.
        _ = client.TrySend(text);
        return client;
    }
}
