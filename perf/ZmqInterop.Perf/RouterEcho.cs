using System;
using System.Threading;

namespace ZmqInterop.Perf;

/// <summary>DEALER to ROUTER and back, a number of messages under way.</summary>
internal static class RouterEcho
{
    // Enough that nobody waits for a single one, within the default high watermarks.
    private const int Window = 100;
    private const int Piece = 1000;

    public static void Measure(Run run)
    {
        using ZmqContext context = new();
        using ZmqSocket router = context.CreateSocket(ZmqSocketType.Router);
        using ZmqSocket dealer = context.CreateSocket(ZmqSocketType.Dealer);
        dealer.Connect(router.Bind(run.Endpoint));
        Thread echo = new(() => Echo(router, run.Warmup + run.Count + Window));
        echo.Start();

        FrameWire wire = FrameWire.Over(dealer, run.Size);
        Messages<FrameWire>.Send(wire, Window);
        Exchange(wire, run.Size, run.Warmup);
        Measurement measurement = Measurement.Start();
        Exchange(wire, run.Size, run.Count);
        measurement.Stop().ReportThroughput(run);
        Messages<FrameWire>.Receive(wire, run.Size, Window);
        wire.Close();
        echo.Join();
    }

    private static void Exchange(FrameWire wire, int size, long count)
    {
        for (; count > 0; count -= Piece)
        {
            ExchangePiece(wire, size, (int)Math.Min(count, Piece));
        }
    }

    private static void ExchangePiece(FrameWire wire, int size, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Messages<FrameWire>.Check(wire.Receive(), size);
            wire.Forward();
        }
    }

    private static void Echo(ZmqSocket router, long count)
    {
        using ZmqFrame id = new();
        using ZmqFrame content = new();
        for (; count > 0; count -= Piece)
        {
            EchoPiece(router, id, content, (int)Math.Min(count, Piece));
        }
    }

    private static void EchoPiece(ZmqSocket router, ZmqFrame id, ZmqFrame content, int count)
    {
        for (int i = 0; i < count; i++)
        {
            router.Receive(id);
            router.Receive(content);
            router.Send(id, more: true);
            router.Send(content);
        }
    }
}
