using System;
using System.Threading;

namespace ZmqInterop;

/// <summary>
/// Looks at <c>ZMQ_FD</c> of all sockets that have had to wait asynchronously, for the whole process, on threads that run nothing but this. Made by the first
/// such call and never stopped. One file per platform implements it.
/// </summary>
internal abstract class Watcher
{
    private const int StackSize = 256 * 1024;

    private static readonly Lock s_creating = new();
    private static Watcher? s_instance;

    /// <summary>The watcher. A failure to make it, for want of descriptors or threads, is not for ever: the next call tries again.</summary>
    public static Watcher Instance => Volatile.Read(ref s_instance) ?? Create();

    /// <summary>Whether the watcher was made, so that its settings are fixed.</summary>
    public static bool IsRunning => Volatile.Read(ref s_instance) is not null;

    /// <summary>How many threads watch and complete calls themselves; 0 for one thread that leaves completing to the pool.</summary>
    public static int InlineThreads { get; set; }

    /// <summary>Begins to watch. A descriptor that is readable already counts as signaled.</summary>
    public abstract void Attach(Watch watch);

    /// <summary>When this returns, no thread looks at the descriptor any more.</summary>
    public abstract void Detach(Watch watch);

    protected static void Start(ThreadStart run, int stackSize = StackSize) => new Thread(run, stackSize)
    {
        IsBackground = true,
        Name = "ZmqInterop watcher",
    }.UnsafeStart();

    private static Watcher Create()
    {
        lock (s_creating)
        {
            if (s_instance is null)
            {
                Volatile.Write(ref s_instance, WaitSet.UsesEventFd && OperatingSystem.IsLinux() ? new EpollWatcher() : new PortableWatcher());
            }

            return s_instance;
        }
    }
}
