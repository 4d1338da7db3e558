using System;
using System.Threading;

namespace ZmqInterop.Perf;

/// <summary>XPUB to many SUB, each of which gets everything: a thread publishes, another one reads all subscribers in turn.</summary>
internal sealed class FanOut : IDisposable
{
    // Within the default high watermarks.
    private const int Burst = 100;

    private readonly Run _run;
    private readonly ZmqSocket[] _subscribers;
    private readonly ZmqFrame _frame = new();

    private FanOut(ZmqContext context, string endpoint, Run run)
    {
        _run = run;
        _subscribers = new ZmqSocket[run.Peers];
        for (int i = 0; i < run.Peers; i++)
        {
            _subscribers[i] = context.CreateSocket(ZmqSocketType.Sub);
            _subscribers[i].Subscribe(string.Empty);
            _subscribers[i].Connect(endpoint);
        }
    }

    public static void Measure(Run run)
    {
        using ZmqContext context = new() { MaxSockets = run.Peers + 1000 };
        ZmqSocket publisher = context.CreateSocket(ZmqSocketType.XPub);

        // Every subscription is told, and no message is dropped.
        publisher.Options.SetXPubVerbose(true);
        publisher.Options.SetXPubNoDrop(true);
        using FanOut subscribers = new(context, publisher.Bind(run.Endpoint), run);
        Thread publishing = new(() => Publish(publisher, run));
        publishing.Start();
        subscribers.Receive(run.Warmup);
        Measurement measurement = Measurement.Start();
        subscribers.Receive(run.Count);
        measurement.Stop();
        publishing.Join();

        // What counts is what arrives.
        measurement.ReportThroughput(run with { Count = run.Count * run.Peers });
    }

    public void Dispose()
    {
        _frame.Dispose();
        foreach (ZmqSocket subscriber in _subscribers)
        {
            subscriber.Dispose();
        }
    }

    private static void Publish(ZmqSocket publisher, Run run)
    {
        using ZmqFrame subscription = new();
        for (int i = 0; i < run.Peers; i++)
        {
            publisher.Receive(subscription);
        }

        FrameWire wire = FrameWire.Over(publisher, run.Size);
        Messages<FrameWire>.Send(wire, run.Warmup + run.Count);
        wire.Close();
        publisher.Dispose();
    }

    private void Receive(long count)
    {
        for (; count > 0; count -= Burst)
        {
            foreach (ZmqSocket subscriber in _subscribers)
            {
                ReceiveBurst(subscriber, (int)Math.Min(count, Burst));
            }
        }
    }

    private void ReceiveBurst(ZmqSocket subscriber, int count)
    {
        for (int i = 0; i < count; i++)
        {
            subscriber.Receive(_frame);
            Messages<FrameWire>.Check(_frame.Size, _run.Size);
        }
    }
}
