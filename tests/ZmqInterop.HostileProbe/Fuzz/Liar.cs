using System;
using System.Text;
using System.Threading;

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>Answers authentication requests (RFC 27): those of the good client rightly, all others by whim.</summary>
internal sealed class Liar : IDisposable
{
    internal const string GoodName = "good-name-of-the-good-client";

    private readonly ZmqSocket _socket;
    private readonly Random _random;
    private readonly byte[] _goodKey;
    private readonly Thread _thread;
    private bool _hasAnswered;

    internal Liar(ZmqContext context, byte[] goodKey, int seed)
    {
        _goodKey = goodKey;
        _random = new Random(seed);
        _socket = context.CreateSocket(ZmqSocketType.Router);
        _socket.Bind("inproc://zeromq.zap.01");
        _thread = new Thread(Answer) { IsBackground = true };
        _thread.Start();
    }

    public void Dispose()
    {
        _socket.Dispose();
        _thread.Join();
    }

    private void Answer()
    {
        using ZmqMessage request = new();
        try
        {
            while (true)
            {
                _socket.Receive(request);
                using ZmqMessage? reply = IsGood(request) ? Reply(request, "200") : Whim(request);
                if (reply is not null)
                {
                    _socket.Send(reply);
                }
            }
        }
        catch (ObjectDisposedException)
        {
            // The end.
        }
    }

    // Routing id, delimiter, version, request id, domain, address, routing id, mechanism, credentials. Without credentials nothing tells one from another, but the
    // good client comes first, and only once.
    private bool IsGood(ZmqMessage request)
    {
        bool isFirst = !_hasAnswered;
        _hasAnswered = true;
        return isFirst
            || (request.Count > 8 && (request[8].Span.SequenceEqual(Encoding.ASCII.GetBytes(GoodName)) || request[8].Span.SequenceEqual(_goodKey)));
    }

    private static ZmqMessage Reply(ZmqMessage request, string status) =>
        new() { request[0].ToArray(), "", "1.0", request[3].ToArray(), status, "text", "user", "" };

    private ZmqMessage? Whim(ZmqMessage request)
    {
        ZmqMessage reply = Reply(request, _random.Next(8) switch
        {
            0 or 1 => "200",
            2 => "300",
            3 => "400",
            4 => "500",
            5 => "",
            6 => "20000",
            _ => "abc",
        });
        switch (_random.Next(10))
        {
            case 0:
                reply.Dispose();
                return null;
            case 1:
                reply.Add("one frame more");
                break;
            case 2:
                return Shorter(reply);
            case 3:
                reply[2 + _random.Next(6)].Write(Junk());
                break;
            case 4:
                reply[7].Write([3, (byte)'a', (byte)'b', (byte)'c', 0, 0, (byte)_random.Next(2), 9, .. Junk()]);
                break;
            case 5:
                reply[6].Write(new byte[_random.Next(70_000)]);
                break;
        }

        return reply;
    }

    private ZmqMessage Shorter(ZmqMessage reply)
    {
        using (reply)
        {
            ZmqMessage shorter = new();
            for (int i = 0, count = _random.Next(2, reply.Count); i < count; i++)
            {
                shorter.Add(reply[i].ToArray());
            }

            return shorter;
        }
    }

    private byte[] Junk()
    {
        byte[] junk = new byte[_random.Next(300)];
        _random.NextBytes(junk);
        return junk;
    }
}
