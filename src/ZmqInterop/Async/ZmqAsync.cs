using System;

namespace ZmqInterop;

/// <summary>How asynchronous calls are completed in this process.</summary>
public static class ZmqAsync
{
    /// <summary>The largest number of <see cref="WatcherThreads"/>.</summary>
    public const int MaxWatcherThreads = 64;

    /// <summary>
    /// The number of threads that complete asynchronous calls themselves. 0, the default: one thread watches all sockets, and the thread pool runs what
    /// follows an await. 2 or more: so many threads watch, and one that sees a message goes on with your code at once, which saves the hop to the pool,
    /// while another watches; when only one is left watching, the pool helps. Best for code that is short between awaits. Linux; elsewhere the pool
    /// is always used.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 1, negative, or more than <see cref="MaxWatcherThreads"/>.</exception>
    /// <exception cref="InvalidOperationException">An asynchronous call has had to wait already: the threads are running.</exception>
    public static int WatcherThreads
    {
        get => Watcher.InlineThreads;
        set
        {
            if (value is < 0 or 1 or > MaxWatcherThreads)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(value), value, $"0 leaves completing to the thread pool; otherwise 2 to {MaxWatcherThreads}: one thread has to watch while others run your code.");
            }

            if (Watcher.IsRunning)
            {
                throw new InvalidOperationException("Set WatcherThreads when the program starts: an asynchronous call has had to wait already.");
            }

            Watcher.InlineThreads = value;
        }
    }
}
