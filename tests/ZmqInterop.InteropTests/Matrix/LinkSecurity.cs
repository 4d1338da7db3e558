using System;
using System.Text.Json.Nodes;

namespace ZmqInterop.InteropTests.Matrix;

/// <summary>The mechanism of a link, with the same names and keys for all of them.</summary>
internal static class LinkSecurity
{
    private const string User = "älice";
    private const string Password = "sécret";

    private static readonly ZmqCurveKeyPair s_server = ZmqCurveKeyPair.Generate();
    private static readonly ZmqCurveKeyPair s_client = ZmqCurveKeyPair.Generate();

    /// <summary>Secures the socket here. What has to live as long as the socket.</summary>
    public static IDisposable? Secure(ZmqSocket socket, ZmqMechanism mechanism, bool isServer)
    {
        switch (mechanism, isServer)
        {
            case (ZmqMechanism.Null, _):
                return null;
            case (ZmqMechanism.Plain, true):
                ZmqAuthenticator authenticator = new(socket.Context);
                _ = authenticator.Domain(ZmqAuthenticator.AnyDomain).AllowPlain(User, Password);
                socket.UsePlainServer();
                return authenticator;
            case (ZmqMechanism.Plain, false):
                socket.UsePlainClient(User, Password);
                return null;
            case (ZmqMechanism.Curve, true):
                socket.UseCurveServer(s_server);
                return null;
            case (ZmqMechanism.Curve, false):
                socket.UseCurveClient(s_client, s_server.PublicKey);
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(mechanism), mechanism, null);
        }
    }

    /// <summary>What a peer is told.</summary>
    public static JsonObject? Describe(ZmqMechanism mechanism, bool isServer) => mechanism switch
    {
        ZmqMechanism.Null => null,
        ZmqMechanism.Plain => new() { ["mechanism"] = "Plain", ["server"] = isServer, ["user"] = User, ["password"] = Password },
        ZmqMechanism.Curve => new()
        {
            ["mechanism"] = "Curve",
            ["server"] = isServer,
            ["public_key"] = (isServer ? s_server : s_client).PublicKey.ToString(),
            ["secret_key"] = (isServer ? s_server : s_client).GetSecretKeyText(),
            ["server_key"] = s_server.PublicKey.ToString(),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(mechanism), mechanism, null),
    };
}
