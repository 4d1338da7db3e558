using System;

namespace ZmqInterop.Perf;

/// <summary>The loops. Short pieces, called often, so that the compiler has replaced them by their best version when the measuring begins.</summary>
internal static class Messages<TWire>
    where TWire : struct, IWire<TWire>
{
    private const int Piece = 1000;

    public static void Send(TWire wire, long count)
    {
        for (; count > 0; count -= Piece)
        {
            SendPiece(wire, (int)Math.Min(count, Piece));
        }
    }

    public static void Receive(TWire wire, int size, long count)
    {
        for (; count > 0; count -= Piece)
        {
            ReceivePiece(wire, size, (int)Math.Min(count, Piece));
        }
    }

    public static void Request(TWire wire, int size, long count)
    {
        wire.Prepare();
        for (; count > 0; count -= Piece)
        {
            RequestPiece(wire, size, (int)Math.Min(count, Piece));
        }
    }

    public static void Reply(TWire wire, int size, long count)
    {
        for (; count > 0; count -= Piece)
        {
            ReplyPiece(wire, size, (int)Math.Min(count, Piece));
        }
    }

    private static void SendPiece(TWire wire, int count)
    {
        for (int i = 0; i < count; i++)
        {
            wire.Send();
        }
    }

    private static void ReceivePiece(TWire wire, int size, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Check(wire.Receive(), size);
        }
    }

    private static void RequestPiece(TWire wire, int size, int count)
    {
        for (int i = 0; i < count; i++)
        {
            wire.Forward();
            Check(wire.Receive(), size);
        }
    }

    private static void ReplyPiece(TWire wire, int size, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Check(wire.Receive(), size);
            wire.Forward();
        }
    }

    public static void Check(long received, int size)
    {
        if (received != size)
        {
            throw new InvalidOperationException("message of incorrect size received");
        }
    }
}
