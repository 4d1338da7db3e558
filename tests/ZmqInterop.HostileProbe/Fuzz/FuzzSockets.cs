#pragma warning disable ZMQDRAFT001 // Drafts are attacked, too.

using System;

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>Makes the attacked socket, the good client and clients for a relay.</summary>
internal sealed class FuzzSockets(FuzzCase target, Random random) : IDisposable
{
    internal const string Group = "group";

    private readonly ZmqContext _attacked = new() { ShutdownTimeout = TimeSpan.Zero };
    private readonly ZmqContext _others = new() { ShutdownTimeout = TimeSpan.Zero };
    private readonly ZmqCurveKeyPair _serverKeys = ZmqCurveKeyPair.Generate();
    private readonly ZmqCurveKeyPair _goodKeys = ZmqCurveKeyPair.Generate();

    private string? Domain => target.IsLiedTo ? "domain" : null;

    internal Liar? StartLiar() => target.IsLiedTo ? new Liar(_attacked, _goodKeys.PublicKey.ToArray(), random.Next()) : null;

    internal ZmqSocket Bind(out string endpoint)
    {
        ZmqSocket socket = _attacked.CreateSocket(target.Type);
        ZmqSocketOptions options = socket.Options;
        options.Linger = TimeSpan.Zero;
        options.HandshakeInterval = TimeSpan.FromMilliseconds(random.Next(2) == 0 ? 30_000 : 200);
        options.MaxMessageSize = random.Next(2) == 0 ? 1_000_000 : -1;
        options.HeartbeatInterval = TimeSpan.FromMilliseconds(random.Next(3) == 0 ? 20 : 0);
        options.HeartbeatTimeout = TimeSpan.FromSeconds(60);
        switch (target.Mechanism)
        {
            case "plain":
                socket.UsePlainServer(Domain);
                break;
            case "curve":
                socket.UseCurveServer(_serverKeys, Domain);
                break;
            default:
                if (Domain is not null)
                {
                    options.ZapDomain = Domain;
                }

                break;
        }

        Prepare(socket, target.Type);
        if (target.Type is ZmqSocketType.Router)
        {
            options.SetRouterHandover(random.Next(2) == 0);
        }

        if (target.Type is ZmqSocketType.XPub)
        {
            options.SetXPubManual(random.Next(2) == 0);
        }

        endpoint = socket.Bind(target.Address);
        return socket;
    }

    internal ZmqSocket GoodClient()
    {
        ZmqSocket socket = Client();
        switch (target.Mechanism)
        {
            case "plain":
                socket.UsePlainClient(Liar.GoodName, "password");
                break;
            case "curve":
                socket.UseCurveClient(_goodKeys, _serverKeys.PublicKey);
                break;
        }

        return socket;
    }

    /// <summary>A client for a relay, with credentials of its own.</summary>
    internal ZmqSocket OtherClient()
    {
        ZmqSocket socket = Client();
        socket.Options.ReconnectInterval = TimeSpan.FromMilliseconds(1);
        socket.Options.SendHighWatermark = 10;
        switch (target.Mechanism)
        {
            case "plain":
                socket.UsePlainClient("another", "password");
                break;
            case "curve":
                socket.UseCurveClient(ZmqCurveKeyPair.Generate(), _serverKeys.PublicKey);
                break;
        }

        return socket;
    }

    public void Dispose()
    {
        _others.Dispose();
        _attacked.Dispose();
        _serverKeys.Dispose();
        _goodKeys.Dispose();
    }

    private ZmqSocket Client()
    {
        ZmqSocket socket = _others.CreateSocket(target.Counterpart);
        socket.Options.Linger = TimeSpan.Zero;
        Prepare(socket, target.Counterpart);
        return socket;
    }

    private static void Prepare(ZmqSocket socket, ZmqSocketType type)
    {
        switch (type)
        {
            case ZmqSocketType.Sub:
                socket.Subscribe("");
                break;
            case ZmqSocketType.XSub:
                socket.Send([1]);
                break;
            case ZmqSocketType.Dish:
                socket.Join(Group);
                break;
            case ZmqSocketType.Req:
                socket.Options.SetRequestRelaxed(true);
                socket.Options.SetRequestCorrelate(true);
                break;
        }
    }
}
