#pragma warning disable ZMQDRAFT001 // Drafts are attacked, too.

using System;
using System.Diagnostics;
using System.Threading;

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>One socket, one good client, and strangers.</summary>
internal static class FuzzRun
{
    internal static int Run(string name, int seed, TimeSpan duration)
    {
        FuzzCase target = FuzzCase.Parse(name);
        Random random = new(seed);
        using FuzzSockets sockets = new(target, random);
        using Liar? liar = sockets.StartLiar();
        using ZmqSocket server = sockets.Bind(out string endpoint);
        using Traffic traffic = Between(server, sockets, target);
        using Stranger first = new(target, endpoint, random.Next());
        using Stranger second = new(target, endpoint, random.Next());
        using Relay relay = new(endpoint, random.Next());
        long messages = 0;
        try
        {
            traffic.Begin(endpoint);
            long begin = Stopwatch.GetTimestamp();
            bool IsOver() => Stopwatch.GetElapsedTime(begin) > duration;
            Thread[] threads =
            [
                Start(() => first.Attack(IsOver)),
                Start(() => second.Attack(IsOver)),
                Start(() => relay.Attack(IsOver)),
                Start(() => Chatter(sockets, target, relay, IsOver)),
            ];
            for (; !IsOver(); messages++)
            {
                traffic.Step(messages + 1_000_000);
            }

            foreach (Thread thread in threads)
            {
                thread.Join();
            }

            first.Dispose();
            second.Dispose();
            traffic.Recover(messages + 1_000_000);
        }
        catch (FuzzException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

        Console.WriteLine($"{first.Connections + second.Connections + relay.Connections} {messages}");
        return 0;
    }

    private static Traffic Between(ZmqSocket server, FuzzSockets sockets, FuzzCase target) => target.Type switch
    {
        ZmqSocketType.Stream => new StreamTraffic(server),
        ZmqSocketType.Rep or ZmqSocketType.Router or ZmqSocketType.Pair or ZmqSocketType.Server or ZmqSocketType.Peer or ZmqSocketType.Channel =>
            new EchoTraffic(server, sockets.GoodClient()),
        ZmqSocketType.Pub or ZmqSocketType.XPub or ZmqSocketType.Radio => new OutboundTraffic(server, sockets.GoodClient()),
        ZmqSocketType.Push or ZmqSocketType.Scatter or ZmqSocketType.Client or ZmqSocketType.Req => new SharedTraffic(server, sockets.GoodClient()),
        _ => new InboundTraffic(server, sockets.GoodClient()),
    };

    private static Thread Start(Action action)
    {
        Thread thread = new(() => action());
        thread.Start();
        return thread;
    }

    // Something for the relay to change; the client is made anew now and then, for it keeps its connection else.
    private static void Chatter(FuzzSockets sockets, FuzzCase target, Relay relay, Func<bool> isOver)
    {
        byte[] content = new byte[3000];
        using ZmqFrame frame = new();
        while (!isOver())
        {
            using ZmqSocket client = sockets.OtherClient();
            client.Connect((target.Transport == "ws" ? "ws://" : "tcp://") + relay.Address);
            for (int i = 0; i < 50 && !isOver(); i++)
            {
                Say(client, content.AsSpan(0, i * 61 % content.Length), frame);
            }
        }
    }

    private static void Say(ZmqSocket client, ReadOnlySpan<byte> content, ZmqFrame frame)
    {
        bool sends = client.Type is not (ZmqSocketType.Sub or ZmqSocketType.Pull or ZmqSocketType.Dish or ZmqSocketType.Gather
            or ZmqSocketType.Rep or ZmqSocketType.Server or ZmqSocketType.Peer or ZmqSocketType.Radio or ZmqSocketType.Stream);
        bool receives = client.Type is not (ZmqSocketType.Pub or ZmqSocketType.Push or ZmqSocketType.Radio or ZmqSocketType.Scatter);
        if (sends && !client.TrySend(content, TimeSpan.FromMilliseconds(1)) && client.Type == ZmqSocketType.Req)
        {
            return;
        }

        if (receives)
        {
            bool has = client.TryReceive(frame, TimeSpan.FromMilliseconds(1));
            if (has && client.Type == ZmqSocketType.Rep)
            {
                _ = client.TrySend(content);
            }
        }
        else
        {
            Thread.Sleep(1);
        }
    }
}
