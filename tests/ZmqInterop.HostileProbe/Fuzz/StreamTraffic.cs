using System.Net.Sockets;

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>A STREAM gives the bytes of every connection back; the good client is a plain one.</summary>
internal sealed class StreamTraffic(ZmqSocket server) : Traffic(server)
{
    private readonly byte[] _answer = new byte[Numbers.Size];
    private readonly ZmqMessage _message = new();
    private Socket? _client;

    internal override void Begin(string endpoint)
    {
        _client = Fuzz.Stranger.Connect(endpoint);
        Step(0);
    }

    internal override void Step(long number)
    {
        _client!.Send(Numbers.Write(number));
        Within(
            () =>
            {
                Serve();
                return _client.Available >= _answer.Length;
            },
            $"{number} is not answered.");
        _ = _client.Receive(_answer);
        if (!Is(number, _answer))
        {
            throw new FuzzException($"{number} comes back with other bytes.");
        }
    }

    public override void Dispose()
    {
        _client?.Dispose();
        _message.Dispose();
    }

    private void Serve()
    {
        if (!Server.TryReceive(_message, Moment) || _message[1].Size == 0)
        {
            return;
        }

        try
        {
            _ = Server.TrySend(_message);
        }
        catch (ZmqException e) when (e.Error == ZmqError.HostUnreachable)
        {
            // A stranger that is gone already.
        }
    }
}
