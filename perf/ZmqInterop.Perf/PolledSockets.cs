using System;
using System.Globalization;

namespace ZmqInterop.Perf;

/// <summary>One thread sends, polls many sockets and receives from the one that is ready.</summary>
internal sealed class PolledSockets : IDisposable
{
    private const int Piece = 1000;

    private readonly Run _run;
    private readonly ZmqSocket _push;
    private readonly ZmqSocket[] _sockets;
    private readonly ZmqPoller _poller = new();
    private readonly ZmqPollResult[] _results = new ZmqPollResult[1];
    private readonly ZmqFrame _frame = new();

    private PolledSockets(ZmqContext context, Run run)
    {
        _run = run;
        _push = context.CreateSocket(ZmqSocketType.Push);
        _sockets = new ZmqSocket[run.Peers];
        for (int i = 0; i < run.Peers; i++)
        {
            _sockets[i] = context.CreateSocket(ZmqSocketType.Pull);
            _push.Connect(_sockets[i].Bind(string.Create(CultureInfo.InvariantCulture, $"{run.Endpoint}-{i}")));
            _poller.Add(_sockets[i]);
        }
    }

    public static void Measure(Run run)
    {
        using ZmqContext context = new() { MaxSockets = run.Peers + 1000 };
        using PolledSockets sockets = new(context, run);
        sockets.Exchange(run.Warmup);
        Measurement measurement = Measurement.Start();
        sockets.Exchange(run.Count);
        measurement.Stop().ReportThroughput(run);
    }

    public void Dispose()
    {
        _frame.Dispose();
        _poller.Dispose();
        _push.Dispose();
        foreach (ZmqSocket socket in _sockets)
        {
            socket.Dispose();
        }
    }

    private void Exchange(long count)
    {
        for (; count > 0; count -= Piece)
        {
            ExchangePiece((int)Math.Min(count, Piece));
        }
    }

    private void ExchangePiece(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _frame.Allocate(_run.Size);
            _push.Send(_frame);
            _ = _poller.Wait(_results);
            _results[0].Socket!.Receive(_frame);
            Messages<FrameWire>.Check(_frame.Size, _run.Size);
        }
    }
}
