using System;
using System.Threading;

namespace ZmqInterop.Examples.Threads;

/// <summary>update, scale, rotate, convert, send: five threads, and a PAIR between each and the next. An empty frame tells that no more points come.</summary>
internal static class Relay
{
    public static void Run(int points)
    {
        using ZmqContext context = new();
        Thread[] threads =
        [
            new(() => Update(context, points)),
            new(() => Pass(context, "scale", "rotate", frame => Point.Read(frame).Scale().Write(frame))),
            new(() => Pass(context, "rotate", "convert", frame => Point.Read(frame).Rotate().Write(frame))),
            new(() => Pass(context, "convert", "send", frame => frame.Write(Point.Read(frame).ToString()))),
            new(() => Show(context)),
        ];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }
    }

    private static void Update(ZmqContext context, int points)
    {
        using ZmqSocket next = ConnectTo(context, "scale");
        using ZmqFrame frame = new();
        for (int i = 1; i <= points; i++)
        {
            new Point(i, i * i).Write(frame);
            next.Send(frame);
        }

        next.Send(""u8);
    }

    private static void Pass(ZmqContext context, string name, string successor, Action<ZmqFrame> work)
    {
        using ZmqSocket previous = BindTo(context, name);
        using ZmqSocket next = ConnectTo(context, successor);
        using ZmqFrame frame = new();
        do
        {
            previous.Receive(frame);
            if (frame.Size > 0)
            {
                work(frame);
            }
        }
        while (SendOn(next, frame));
    }

    /// <summary>The same frame goes on from thread to thread. False for the last one.</summary>
    private static bool SendOn(ZmqSocket next, ZmqFrame frame)
    {
        bool hasMore = frame.Size > 0;
        next.Send(frame);
        return hasMore;
    }

    private static void Show(ZmqContext context)
    {
        using ZmqSocket previous = BindTo(context, "send");
        while (previous.ReceiveString() is { Length: > 0 } text)
        {
            Console.WriteLine(text);
        }

        Console.WriteLine("all points are sent");
    }

    // Over inproc either side may come first.
    private static ZmqSocket BindTo(ZmqContext context, string name)
    {
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pair);
        socket.Bind($"inproc://{name}");
        return socket;
    }

    private static ZmqSocket ConnectTo(ZmqContext context, string name)
    {
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pair);
        socket.Connect($"inproc://{name}");
        return socket;
    }
}
