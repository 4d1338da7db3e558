using System;
using System.Collections.Generic;
using System.Threading;

namespace ZmqInterop.Examples.Doctor;

/// <summary>The usual mistakes.</summary>
internal static class Causes
{
    // Port 9 of the loopback: nobody listens there.
    private const string Nobody = "tcp://127.0.0.1:9";

    public static void Run(CancellationToken stop)
    {
        using ZmqContext context = new();
        foreach ((string mistake, Func<ZmqContext, ZmqSocket> make) in Mistakes())
        {
            Console.WriteLine($"-- {mistake}");
            using ZmqSocket socket = make(context);
            Report.Print(ZmqDiagnostics.Explain(socket, stop));
        }
    }

    private static IEnumerable<(string Mistake, Func<ZmqContext, ZmqSocket> Make)> Mistakes()
    {
        yield return ("never bound nor connected", context => Make(context, ZmqSocketType.Pull));
        yield return ("connected to an address where nobody listens", context => Connected(context, ZmqSocketType.Dealer, Nobody));
        yield return ("connected to an inproc name that nobody has bound", context => Connected(context, ZmqSocketType.Pair, "inproc://typo"));
        yield return ("nothing subscribed", context => Connected(context, ZmqSocketType.Sub, Bound(context, ZmqSocketType.Pub)));
        yield return ("a REQ that sends twice", SendTwice);
        yield return ("a PULL connected to a PUB", context => Connected(context, ZmqSocketType.Pull, Bound(context, ZmqSocketType.Pub, "inproc://pub")));
        yield return ("nobody receives, and the queue is full", FillUp);
        yield return ("disposed of", DisposeOf);
    }

    private static ZmqSocket Make(ZmqContext context, ZmqSocketType type)
    {
        ZmqSocket socket = context.CreateSocket(type);
        socket.Options.Linger = TimeSpan.Zero;
        return socket;
    }

    private static ZmqSocket Connected(ZmqContext context, ZmqSocketType type, string endpoint)
    {
        ZmqSocket socket = Make(context, type);
        socket.Connect(endpoint);
        return socket;
    }

    // The context disposes of it.
    private static string Bound(ZmqContext context, ZmqSocketType type, string endpoint = "tcp://127.0.0.1:*") => Make(context, type).Bind(endpoint);

    private static ZmqSocket DisposeOf(ZmqContext context)
    {
        ZmqSocket socket = Make(context, ZmqSocketType.Pub);
        socket.Dispose();
        return socket;
    }

    private static ZmqSocket SendTwice(ZmqContext context)
    {
        ZmqSocket req = Connected(context, ZmqSocketType.Req, Bound(context, ZmqSocketType.Rep));
        req.Send("first");
        try
        {
            req.Send("second");
        }
        catch (ZmqException exception)
        {
            Console.WriteLine($"   ({exception.Error})");
        }

        return req;
    }

    private static ZmqSocket FillUp(ZmqContext context)
    {
        ZmqSocket push = Make(context, ZmqSocketType.Push);
        push.Options.SendHighWatermark = 10;
        push.Connect(Nobody);
        while (push.TrySend("message"))
        {
        }

        return push;
    }
}
