#pragma warning disable ZMQDRAFT001 // Drafts are attacked, too.

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>The attacked socket sends to all who listen.</summary>
internal sealed class OutboundTraffic(ZmqSocket server, ZmqSocket client) : Traffic(server)
{
    private readonly ZmqFrame _frame = new();

    internal override void Begin(string endpoint)
    {
        client.Connect(endpoint);
        Within(
            () =>
            {
                Send(-1);
                return client.TryReceive(_frame, Moment);
            },
            "The good client hears nothing.");
    }

    internal override void Step(long number)
    {
        Send(number);
        Within(() => client.TryReceive(_frame, Limit) && Is(number, _frame.Span), $"{number} does not arrive.");
    }

    public override void Dispose()
    {
        client.Dispose();
        _frame.Dispose();
    }

    private void Send(long number)
    {
        TakeSubscriptions();
        using ZmqFrame frame = new(Numbers.Write(number));
        if (Server.Type == ZmqSocketType.Radio)
        {
            frame.Group = FuzzSockets.Group;
        }

        if (!Server.TrySend(frame, Limit))
        {
            throw new FuzzException($"{number} cannot be sent.");
        }
    }

    // With manual subscriptions all get what they ask for; without, the socket has seen to that.
    private void TakeSubscriptions()
    {
        while (Server.Type == ZmqSocketType.XPub && Server.TryReceiveBytes(out byte[]? notification))
        {
            try
            {
                switch (notification)
                {
                    case [1, .. var topic]:
                        Server.Subscribe(topic);
                        break;
                    case [0, .. var topic]:
                        Server.Unsubscribe(topic);
                        break;
                }
            }
            catch (ZmqException e) when (e.Error == ZmqError.InvalidArgument)
            {
                // Not manual.
            }
        }
    }
}
