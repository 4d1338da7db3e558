#pragma warning disable ZMQDRAFT001 // Drafts are attacked, too.

using System;

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>
/// The attacked socket gives each message to one of its peers, so that strangers get some of them. What the good client gets must be in order, and it must get
/// all again when they are gone.
/// </summary>
internal sealed class SharedTraffic(ZmqSocket server, ZmqSocket client) : Traffic(server)
{
    private readonly ZmqFrame _frame = new();
    private readonly bool _isAnswered = server.Type is ZmqSocketType.Req or ZmqSocketType.Client;
    private long _last = -1;

    internal override void Begin(string endpoint)
    {
        client.Connect(endpoint);
        Recover(0);
    }

    internal override void Step(long number) => _ = Offer(number);

    internal override void Recover(long number)
    {
        int inARow = 0;
        Within(() => (inARow = Offer(number++) ? inARow + 1 : 0) > 20, "The good client does not get everything again.");
    }

    public override void Dispose()
    {
        client.Dispose();
        _frame.Dispose();
    }

    private bool Offer(long number)
    {
        using (ZmqFrame frame = new(Numbers.Write(number)))
        {
            if (!Server.TrySend(frame, Moment))
            {
                return false;
            }
        }

        bool has = false;
        while (!has && client.TryReceive(_frame, TimeSpan.FromMilliseconds(20)))
        {
            if (Numbers.Read(_frame.Span) is not { } found)
            {
                throw new FuzzException("The good client gets what nobody has sent.");
            }

            if (found <= _last)
            {
                throw new FuzzException($"{found} arrives after {_last}.");
            }

            _last = found;
            has = found == number;
            if (_isAnswered)
            {
                _ = client.TrySend(_frame, Limit);
                _ = Server.TryReceive(_frame, Moment);
            }
        }

        return has;
    }
}
