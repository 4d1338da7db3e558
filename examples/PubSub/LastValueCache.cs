using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;

namespace ZmqInterop.Examples.PubSub;

/// <summary>Keeps the last message of every topic, and sends it to those who subscribe later.</summary>
internal static class LastValueCache
{
    public static void Run(string publisher, string subscribers, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket frontend = context.CreateSocket(ZmqSocketType.Sub);
        using ZmqSocket backend = context.CreateSocket(ZmqSocketType.XPub);
        frontend.Options.Linger = TimeSpan.Zero; // A publisher that is gone needs no subscription.
        frontend.Subscribe("");
        frontend.Connect(publisher);
        Subscriptions.TellAll(backend);
        Console.WriteLine($"caching {publisher} subscribers at {backend.Bind(subscribers)}");

        using ZmqPoller poller = new();
        poller.Add(frontend);
        poller.Add(backend);
        ZmqPollResult[] ready = new ZmqPollResult[2];
        Dictionary<string, ZmqMessage> cache = [];
        while (true)
        {
            int count = poller.Wait(ready, cancellationToken: stop);
            foreach (ZmqPollResult result in ready.AsSpan(0, count))
            {
                if (result.Socket == frontend)
                {
                    Update(cache, frontend.ReceiveMessage(stop), backend, stop);
                }
                else
                {
                    Answer(cache, backend, stop);
                }
            }
        }
    }

    private static void Update(Dictionary<string, ZmqMessage> cache, ZmqMessage message, ZmqSocket backend, CancellationToken stop)
    {
        string topic = message[0].GetString();
        if (cache.Remove(topic, out ZmqMessage? former))
        {
            former.Dispose();
        }
        else
        {
            Console.WriteLine($"new topic {topic}");
        }

        cache.Add(topic, message.Copy());
        backend.Send(message, stop);
    }

    private static void Answer(Dictionary<string, ZmqMessage> cache, ZmqSocket backend, CancellationToken stop)
    {
        byte[] subscription = backend.ReceiveBytes(stop);
        if (subscription[0] == 1 && cache.TryGetValue(Encoding.UTF8.GetString(subscription.AsSpan(1)), out ZmqMessage? last))
        {
            // A copy shares the content. All who have subscribed to the topic get it; those that were here before get it once more.
            using ZmqMessage copy = last.Copy();
            backend.Send(copy, stop);
        }
    }
}
