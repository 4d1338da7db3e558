using System;
using System.Collections.Generic;
using System.Text;
using Xunit;

namespace ZmqInterop.BehaviorTests.Security;

/// <summary>The keys of a CURVE server and of the one client that its handler knows.</summary>
internal sealed class CurveFixture : IDisposable
{
    private const string Domain = "ZAPTEST";

    internal CurveFixture(ZmqContext context)
    {
        Assert.SkipUnless(Zmq.Has("curve"), "This libzmq is built without CURVE.");
        ServerKeys = ZmqCurveKeyPair.Generate();
        ClientKeys = ZmqCurveKeyPair.Generate();
        Zap = ZapHandler.Judge(context, IsClient);
    }

    internal ZmqCurveKeyPair ServerKeys { get; }

    internal ZmqCurveKeyPair ClientKeys { get; }

    internal ZapHandler Zap { get; }

    /// <summary>What the handler was last asked.</summary>
    internal IReadOnlyList<string>? LastRequest { get; private set; }

    /// <summary>The monitor of the server.</summary>
    internal ZmqMonitor Monitor { get; set; } = null!;

    internal void UseServer(ZmqSocket socket) => socket.UseCurveServer(ServerKeys, Domain);

    internal void UseClient(ZmqSocket socket) => socket.UseCurveClient(ClientKeys, ServerKeys.PublicKey);

    public void Dispose()
    {
        Zap.Dispose();
        ServerKeys.Dispose();
        ClientKeys.Dispose();
    }

    private bool IsClient(IReadOnlyList<string> request)
    {
        LastRequest = request;
        return request is [_, _, Domain, _, _, "CURVE", { } key] && new ZmqCurvePublicKey(Encoding.Latin1.GetBytes(key)) == ClientKeys.PublicKey;
    }
}
