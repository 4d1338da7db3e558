using System;

namespace ZmqInterop.HostileProbe.Soak;

/// <summary>Servers that go and come back under the same name, while their client stays and reconnects.</summary>
internal sealed class Rebinding : Workload
{
    private readonly ZmqSocket _client;
    private readonly string _endpoint;
    private ZmqSocket _server;

    public Rebinding()
    {
        _server = Context.CreateSocket(ZmqSocketType.Dealer);
        _endpoint = _server.Bind("tcp://127.0.0.1:*");
        _client = Context.CreateSocket(ZmqSocketType.Dealer);
        _client.Options.Linger = TimeSpan.Zero;
        _client.Options.ReconnectInterval = Milliseconds(5);
        _client.Options.SendHighWatermark = 100;
        _client.Connect(_endpoint);
    }

    internal override string Name => "rebinding";

    protected override void Play()
    {
        for (int i = 0; i < 100; i++)
        {
            _client.TrySend("content");
            if (_server.TryReceiveString(out _, Milliseconds(i == 0 ? 100 : 0)))
            {
                Count();
            }
        }

        _server.Options.Linger = TimeSpan.Zero;
        _server.Unbind(_endpoint);
        _server.Dispose();
        _server = Context.CreateSocket(ZmqSocketType.Dealer);
        Rebind();
    }

    // The name is free when the connections have ended, in the background.
    private void Rebind()
    {
        long end = Environment.TickCount64 + 30_000;
        while (true)
        {
            try
            {
                _ = _server.Bind(_endpoint);
                return;
            }
            catch (ZmqException exception) when (exception.Error == ZmqError.AddressInUse && Environment.TickCount64 < end)
            {
                _ = _server.TryReceiveString(out _, Milliseconds(1));
            }
        }
    }
}
