#pragma warning disable ZMQDRAFT001 // Drafts are attacked, too.

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>The attacked socket only receives.</summary>
internal sealed class InboundTraffic(ZmqSocket server, ZmqSocket client) : Traffic(server)
{
    private readonly ZmqFrame _frame = new();

    // What is published before the subscription has arrived is for nobody.
    internal override void Begin(string endpoint)
    {
        client.Connect(endpoint);
        Within(
            () =>
            {
                Send(-1);
                return Server.TryReceive(_frame, Moment);
            },
            "The good client is not heard.");
    }

    internal override void Step(long number)
    {
        Send(number);
        Within(() => Server.TryReceive(_frame, Moment) && Is(number, _frame.Span), $"{number} does not arrive.");
    }

    public override void Dispose()
    {
        client.Dispose();
        _frame.Dispose();
    }

    private void Send(long number)
    {
        using ZmqFrame frame = new(Numbers.Write(number));
        if (client.Type == ZmqSocketType.Radio)
        {
            frame.Group = FuzzSockets.Group;
        }

        if (!client.TrySend(frame, Limit))
        {
            throw new FuzzException($"{number} cannot be sent.");
        }
    }
}
