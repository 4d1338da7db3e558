using System.Collections.Concurrent;
using System.Threading;

namespace ZmqInterop;

/// <summary>How many native objects the process has. Touched when one is made or given back, never when one is used.</summary>
internal static class LiveCounts
{
    private static readonly ConcurrentDictionary<SocketRegistry, byte> s_registries = new();

    private static int s_contexts;
    private static int s_sockets;
    private static int s_frames;
    private static int s_forgottenContexts;
    private static int s_forgottenSockets;
    private static int s_forgottenFrames;

    public static int Contexts => Volatile.Read(ref s_contexts);

    public static int Sockets => Volatile.Read(ref s_sockets);

    public static int Frames => Volatile.Read(ref s_frames);

    public static int ForgottenContexts => Volatile.Read(ref s_forgottenContexts);

    public static int ForgottenSockets => Volatile.Read(ref s_forgottenSockets);

    public static int ForgottenFrames => Volatile.Read(ref s_forgottenFrames);

    /// <summary>Sends and receives that wait, on all sockets that somebody still has.</summary>
    public static int WaitingCalls
    {
        get
        {
            int count = 0;
            foreach (SocketRegistry registry in s_registries.Keys)
            {
                foreach (ZmqSocket socket in registry.ToList())
                {
                    count += socket.WaitingCalls;
                }
            }

            return count;
        }
    }

    public static void AddContext(SocketRegistry registry)
    {
        Interlocked.Increment(ref s_contexts);
        s_registries[registry] = 0;
    }

    /// <summary>The last socket is closed; terminating may take longer.</summary>
    public static void RemoveRegistry(SocketRegistry registry) => s_registries.TryRemove(registry, out _);

    public static void RemoveContext() => Interlocked.Decrement(ref s_contexts);

    public static void AddSocket() => Interlocked.Increment(ref s_sockets);

    public static void RemoveSocket() => Interlocked.Decrement(ref s_sockets);

    public static void AddFrame() => Interlocked.Increment(ref s_frames);

    public static void RemoveFrame() => Interlocked.Decrement(ref s_frames);

    public static void AddForgottenContext() => Interlocked.Increment(ref s_forgottenContexts);

    public static void AddForgottenSocket() => Interlocked.Increment(ref s_forgottenSockets);

    public static void AddForgottenFrame() => Interlocked.Increment(ref s_forgottenFrames);

    /// <summary>Whether a socket of another context is bound to an inproc name.</summary>
    public static bool IsBoundElsewhere(SocketRegistry own, string endpoint)
    {
        foreach (SocketRegistry registry in s_registries.Keys)
        {
            if (registry != own && registry.FindBound(endpoint) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
