using System;
using System.Diagnostics;

namespace ZmqInterop.HostileProbe.Soak;

/// <summary>Other processes that connect, send, and are killed in the middle of it.</summary>
internal sealed class Peers : Workload
{
    private readonly ZmqSocket _server;
    private readonly string _endpoint;

    public Peers()
    {
        _server = Context.CreateSocket(ZmqSocketType.Pull);
        _endpoint = _server.Bind("tcp://127.0.0.1:*");
    }

    internal override string Name => "peers";

    /// <summary>What the other process does until it is killed.</summary>
    internal static int Send(string endpoint)
    {
        using ZmqSocket push = ZmqContext.Shared.CreateSocket(ZmqSocketType.Push);
        push.Connect(endpoint);
        while (true)
        {
            push.Send(new byte[1000]);
        }
    }

    protected override void Play()
    {
        using Process peer = Process.Start(Environment.ProcessPath!, [typeof(Peers).Assembly.Location, "peer", _endpoint])!;
        byte[] buffer = new byte[1000];
        bool kill = false;
        for (int i = 0; i < 2000 && (kill = _server.TryReceive(buffer, out _, Milliseconds(30_000))); i++)
        {
            Count();
        }

        peer.Kill();
        peer.WaitForExit();
        if (!kill)
        {
            throw new TimeoutException("The other process sends nothing.");
        }

        while (_server.TryReceive(buffer, out _))
        {
            Count();
        }

        // A new process every second is enough.
        _ = _server.TryReceive(buffer, out _, Milliseconds(500));
    }
}
