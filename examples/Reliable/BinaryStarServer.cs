using System;
using System.Globalization;
using System.Threading;

namespace ZmqInterop.Examples.Reliable;

/// <summary>
/// Two servers that tell each other their states. One is active. The passive one takes over when it has not heard of the other for two heartbeats and a
/// client asks it: a client that comes over says that the active one is gone for it too, so that a broken cable between the two makes no second active one.
/// </summary>
internal sealed class BinaryStarServer(bool isPrimary, TimeSpan heartbeat)
{
    private StarState _state = isPrimary ? StarState.Primary : StarState.Backup;
    private long _peerExpires = long.MaxValue;

    public void Run(string frontendEndpoint, string stateEndpoint, string peerStateEndpoint, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket frontend = context.CreateSocket(ZmqSocketType.Router);
        using ZmqSocket ownState = context.CreateSocket(ZmqSocketType.Pub);
        using ZmqSocket peerState = context.CreateSocket(ZmqSocketType.Sub);
        Console.WriteLine($"serving at {frontend.Bind(frontendEndpoint)}");
        ownState.Bind(stateEndpoint);
        peerState.Options.Linger = TimeSpan.Zero; // A publisher that is gone needs no subscription.
        peerState.Subscribe("");
        peerState.Connect(peerStateEndpoint);

        using ZmqPoller poller = new();
        poller.Add(frontend);
        poller.Add(peerState);
        ZmqPollResult[] ready = new ZmqPollResult[2];
        long nextHeartbeat = 0;
        while (true)
        {
            int count = poller.Wait(ready, heartbeat / 2, stop);
            foreach (ZmqPollResult result in ready.AsSpan(0, count))
            {
                if (result.Socket == frontend)
                {
                    HandleClient(frontend, stop);
                }
                else
                {
                    HandlePeer((StarState)int.Parse(peerState.ReceiveString(stop), CultureInfo.InvariantCulture));
                }
            }

            if (Environment.TickCount64 >= nextHeartbeat)
            {
                ownState.Send(((int)_state).ToString(CultureInfo.InvariantCulture), cancellationToken: stop);
                nextHeartbeat = Environment.TickCount64 + (long)heartbeat.TotalMilliseconds;
            }
        }
    }

    /// <summary>Answers, if it is this server's turn; the client asks the other one when nobody answers.</summary>
    private void HandleClient(ZmqSocket frontend, CancellationToken stop)
    {
        using ZmqMessage request = frontend.ReceiveMessage(stop);
        bool peerIsGone = Environment.TickCount64 > _peerExpires;
        if (_state == StarState.Passive && peerIsGone)
        {
            Become(StarState.Active);
        }

        if (_state == StarState.Active)
        {
            request.Add(isPrimary ? "primary" : "backup");
            frontend.Send(request, stop);
        }
    }

    private void HandlePeer(StarState peer)
    {
        _peerExpires = Environment.TickCount64 + (2 * (long)heartbeat.TotalMilliseconds);
        switch (_state, peer)
        {
            case (StarState.Primary, StarState.Backup):
            case (StarState.Passive, StarState.Primary or StarState.Backup):
                // A passive one whose peer has started anew: that one cannot know the clients.
                Become(StarState.Active);
                break;
            case (StarState.Primary or StarState.Backup, StarState.Active):
                Become(StarState.Passive);
                break;
            case (StarState.Active, StarState.Active):
                throw new InvalidOperationException("Both servers are active: the link between them was broken. Stop one of them.");
            case (StarState.Passive, StarState.Passive):
                throw new InvalidOperationException("Both servers are passive: stop one of them.");
        }
    }

    private void Become(StarState state)
    {
        _state = state;
        Console.WriteLine(state == StarState.Active ? "active" : "passive");
    }
}
