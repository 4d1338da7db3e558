using System;
using System.Runtime.Loader;
using System.Threading;

namespace ZmqInterop;

/// <summary>
/// Looks at <c>ZMQ_FD</c> of all sockets that have had to wait asynchronously, for the whole process, on threads that run nothing but this. Made by the first
/// such call and never stopped, except in a plugin that is unloaded. One file per platform implements it.
/// </summary>
internal abstract class Watcher
{
    protected const int StackSize = 256 * 1024;

    // Guards what follows. There is an instance as long as something is watched.
    private static readonly Lock s_changing = new();
    private static Watcher? s_instance;
    private static int s_watched;
    private static bool s_isUnloading;

    /// <summary>Whether the watcher was made, so that its settings are fixed.</summary>
    public static bool IsRunning => Volatile.Read(ref s_instance) is not null;

    /// <summary>How many threads watch and complete calls themselves; 0 for one thread that leaves completing to the pool.</summary>
    public static int InlineThreads { get; set; }

    /// <summary>
    /// Begins to watch. A descriptor that is readable already counts as signaled. A failure to make the watcher, for want of descriptors or threads, is not
    /// for ever: the next call tries again.
    /// </summary>
    public static void Attach(Watch watch)
    {
        lock (s_changing)
        {
            (s_instance ?? Create()).Add(watch);
            s_watched++;
        }
    }

    /// <summary>When this returns, no thread looks at the descriptor any more.</summary>
    public static void Detach(Watch watch)
    {
        // Not inside the lock: it may wait for a thread that waits for the gate of a socket whose thread waits for the lock.
        Volatile.Read(ref s_instance)!.Remove(watch);
        lock (s_changing)
        {
            s_watched--;
            EndIfUnloading();
        }
    }

    /// <summary>Does not look at the descriptor until <see cref="Resume"/>. For the watcher of Linux only.</summary>
    public static void Pause(Watch watch) => Volatile.Read(ref s_instance)!.SetPaused(watch, isPaused: true);

    /// <summary>Ends <see cref="Pause"/>. A descriptor that is readable already counts as signaled.</summary>
    public static void Resume(Watch watch) => Volatile.Read(ref s_instance)!.SetPaused(watch, isPaused: false);

    protected abstract void Add(Watch watch);

    protected abstract void Remove(Watch watch);

    protected virtual void SetPaused(Watch watch, bool isPaused) => throw new NotSupportedException();

    /// <summary>Has the threads end soon; nothing is watched any more.</summary>
    protected abstract void End();

    protected static void Start(ThreadStart run, int stackSize = StackSize) => new Thread(run, stackSize)
    {
        IsBackground = true,
        Name = "ZmqInterop watcher",
    }.UnsafeStart();

    private static Watcher Create()
    {
        Watcher watcher = WaitSet.UsesEventFd && OperatingSystem.IsLinux() ? new EpollWatcher() : new PortableWatcher();
        Volatile.Write(ref s_instance, watcher);
        if (!s_isUnloading && AssemblyLoadContext.GetLoadContext(typeof(Watcher).Assembly) is { IsCollectible: true } plugin)
        {
            plugin.Unloading += static _ =>
            {
                lock (s_changing)
                {
                    s_isUnloading = true;
                    EndIfUnloading();
                }
            };
        }

        return watcher;
    }

    // A thread keeps its code from being unloaded. What still waits is waited for.
    private static void EndIfUnloading()
    {
        if (s_isUnloading && s_watched == 0 && s_instance is { } watcher)
        {
            Volatile.Write(ref s_instance, null);
            watcher.End();
        }
    }
}
