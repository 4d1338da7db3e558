using System;
using System.Threading;

namespace ZmqInterop.ExitProbe;

/// <summary>What a peer leaves behind for a program that is slower than itself. Part of <see cref="LibraryFaults"/>.</summary>
internal static class SlowReceiver
{
    // More than libzmq has room for on its own, and less than the system's buffer takes as well.
    private const int Count = 1000;
    private const int Size = 64;

    // The peer has closed its connection long before anything is received; every message that it was told to linger for arrives.
    internal static void PeerHasLeft(ZmqContext context, TimeSpan heartbeat)
    {
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        pull.Options.ReceiveHighWatermark = 10;
        pull.Options.ReceiveTimeout = TimeSpan.FromSeconds(30);
        if (heartbeat > TimeSpan.Zero)
        {
            pull.Options.HeartbeatInterval = heartbeat;
            // An answer is not read either while the input stands still, and without it the connection would be given up.
            pull.Options.HeartbeatTimeout = TimeSpan.FromSeconds(30);
        }

        byte[] content = new byte[Size];
        string endpoint = pull.Bind("ipc://*");
        using (ZmqContext other = new() { ShutdownTimeout = TimeSpan.FromSeconds(30) })
        using (ZmqSocket push = other.CreateSocket(ZmqSocketType.Push))
        {
            push.Options.SendTimeout = TimeSpan.FromSeconds(30);
            push.Connect(endpoint);
            for (int i = 0; i < Count; i++)
            {
                BitConverter.TryWriteBytes(content, i);
                push.Send(content);
            }
        }

        // Time in which heartbeats fall due; too little of it would only hide the fault.
        Thread.Sleep(heartbeat * 10);
        for (int i = 0; i < Count; i++)
        {
            pull.Receive(content);
            int received = BitConverter.ToInt32(content);
            if (received != i)
            {
                throw new InvalidOperationException($"Message {received} came in place of {i}.");
            }
        }
    }
}
