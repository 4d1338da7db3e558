#pragma warning disable ZMQDRAFT001 // Hello messages are a draft.

using System;

namespace ZmqInterop.ExitProbe;

/// <summary>A connection to an inproc name waits for whoever binds it, also when its socket does not want it any more.</summary>
internal static class WaitingConnections
{
    // Both are told who has bound the name.
    private static readonly ZmqSocketType[] s_types = [ZmqSocketType.Router, ZmqSocketType.Rep];

    internal static void Run(ZmqContext context, bool isClosed, bool saysHello)
    {
        foreach (ZmqSocketType type in s_types)
        {
            string endpoint = $"inproc://{type}";
            using ZmqSocket connects = context.CreateSocket(type);
            connects.Connect(endpoint);
            if (isClosed)
            {
                connects.Dispose();
            }
            else
            {
                connects.Disconnect(endpoint);

                // From its own command, read here, the connection learns that it has ended.
                _ = connects.Events;
            }

            using ZmqSocket binds = context.CreateSocket(ZmqSocketType.Dealer);
            if (saysHello)
            {
                binds.Options.SetHelloMessage("hello"u8);
            }

            binds.Bind(endpoint);
            AssertServesTheNext(context, binds, endpoint);
        }
    }

    private static void AssertServesTheNext(ZmqContext context, ZmqSocket binds, string endpoint)
    {
        using ZmqSocket next = context.CreateSocket(ZmqSocketType.Dealer);
        next.Connect(endpoint);
        next.Send("next");
        string received = binds.ReceiveString();
        if (received != "next")
        {
            throw new InvalidOperationException($"Received {received}.");
        }
    }
}
