#pragma warning disable ZMQDRAFT001 // CHANNEL is a draft.

using System;
using System.Linq;
using System.Threading;

namespace ZmqInterop.ExitProbe;

/// <summary>Two sockets that threads may share in libzmq, connected over inproc, send to each other at the same time: each takes the lock of the other.</summary>
internal static class SimultaneousSends
{
    // Short queues: the sockets often have to tell each other that there is a message again, or room for one.
    private const int Queue = 5;
    private const int Messages = 1_000_000;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    /// <summary>Returns when both have sent and received all.</summary>
    internal static void Run(ZmqContext context)
    {
        ZmqSocket[] sockets = [context.CreateSocket(ZmqSocketType.Channel), context.CreateSocket(ZmqSocketType.Channel)];
        Array.ForEach(sockets, static socket => socket.Options.SendHighWatermark = socket.Options.ReceiveHighWatermark = Queue);
        sockets[0].Bind("inproc://channel");
        sockets[1].Connect("inproc://channel");
        Thread[] threads = [.. sockets.Select(static socket => new Thread(() => Exchange(socket)) { IsBackground = true })];
        Array.ForEach(threads, static thread => thread.Start());
        if (!threads.All(static thread => thread.Join(s_limit)))
        {
            // An exception would have the context disposed of, which would wait as well.
            Environment.FailFast("Two sockets wait for each other.");
        }

        Array.ForEach(sockets, static socket => socket.Dispose());
    }

    private static void Exchange(ZmqSocket socket)
    {
        int sent = 0;
        int received = 0;
        SpinWait spin = default;
        while (sent < Messages || received < Messages)
        {
            bool sends = sent < Messages && socket.TrySend("message");
            bool receives = socket.TryReceiveString(out _);
            sent += sends ? 1 : 0;
            received += receives ? 1 : 0;
            if (!sends && !receives)
            {
                spin.SpinOnce(-1);
            }
        }
    }
}
