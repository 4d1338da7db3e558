using System;
using System.Globalization;
using System.IO;
using System.Threading;

namespace ZmqInterop.Examples.Durable;

/// <summary>
/// Applies an update only when it is the next one. After a start, and when there is a gap, it asks for what is missing; what comes twice does no harm. The
/// file is all that it has to remember.
/// </summary>
internal sealed class Subscriber : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly StreamWriter _file;
    private int _last;

    // When a question counts as lost; 0 while there is none.
    private long _asksAgainAt;

    private Subscriber(string path)
    {
        _last = DurableFile.RecoverLast(path);
        _file = new StreamWriter(path, append: true) { AutoFlush = true };
    }

    public static void Run(string updates, string catchUp, string path, CancellationToken stop)
    {
        using Subscriber subscriber = new(path);
        subscriber.Run(updates, catchUp, stop);
    }

    public void Dispose() => _file.Dispose();

    private void Run(string updatesEndpoint, string catchUpEndpoint, CancellationToken stop)
    {
        Console.WriteLine($"going on after {_last}");
        using ZmqContext context = new();
        using ZmqSocket updates = context.CreateSocket(ZmqSocketType.Sub);
        using ZmqSocket service = context.CreateSocket(ZmqSocketType.Dealer);
        service.Options.Linger = TimeSpan.Zero;
        updates.Options.Linger = TimeSpan.Zero; // A publisher that is gone needs no subscription.
        updates.Subscribe("");
        updates.Connect(updatesEndpoint);
        service.Connect(catchUpEndpoint);
        Ask(service, stop);

        using ZmqPoller poller = new();
        poller.Add(updates);
        poller.Add(service);
        ZmqPollResult[] ready = new ZmqPollResult[2];
        using ZmqMessage message = new();
        while (true)
        {
            int count = poller.Wait(ready, s_patience, stop);
            foreach (ZmqPollResult result in ready.AsSpan(0, count))
            {
                result.Socket!.Receive(message, stop);
                if (result.Socket == updates)
                {
                    HandleUpdate(service, message, stop);
                }
                else
                {
                    HandleAnswer(service, message, stop);
                }
            }

            if (_asksAgainAt != 0 && Environment.TickCount64 > _asksAgainAt)
            {
                Ask(service, stop);
            }
        }
    }

    private void HandleUpdate(ZmqSocket service, ZmqMessage message, CancellationToken stop)
    {
        int number = int.Parse(message[0].GetString(), CultureInfo.InvariantCulture);
        if (number == _last + 1)
        {
            Apply(message[1].GetString());
        }
        else if (number > _last && _asksAgainAt == 0)
        {
            Ask(service, stop);
        }
    }

    private void HandleAnswer(ZmqSocket service, ZmqMessage message, CancellationToken stop)
    {
        int number = int.Parse(message[0].GetString(), CultureInfo.InvariantCulture);
        _asksAgainAt = 0;
        for (int i = 1; i < message.Count; i++)
        {
            number++;
            if (number == _last + 1)
            {
                Apply(message[i].GetString());
            }
        }

        // An answer holds so many at most. The one after the last is empty.
        if (message.Count > 1)
        {
            Ask(service, stop);
        }
    }

    private void Ask(ZmqSocket service, CancellationToken stop)
    {
        service.Send(_last.ToString(CultureInfo.InvariantCulture), cancellationToken: stop);
        _asksAgainAt = Environment.TickCount64 + (long)s_patience.TotalMilliseconds;
    }

    private void Apply(string update)
    {
        _last++;
        _file.WriteLine($"{_last} {update}");
        Console.WriteLine($"{_last} {update}");
    }
}
