using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop;

/// <summary>
/// Decides whether a call that has to wait first sleeps where it is, for a moment, as a synchronous one does, before the watcher takes over. In a stream the
/// other side is about to go on, and going through the watcher costs more than that: two threads are woken instead of one, threads of the pool spin on the
/// processors that the stream needs, and the loop goes on on another processor than its data. A sleep in vain has held up a thread of the pool for nothing,
/// so that the second one in a row is followed by waits without one, and each further one by more of them.
/// </summary>
/// <remarks>One for each direction of a socket. A run is the calls from one wait to the next. Guarded by the socket's gate.</remarks>
internal struct BriefSleep
{
    /// <summary>
    /// The mean length of a run that makes a stream. Two ends that wait for each other's replies have shorter ones, also while they happen to find the reply
    /// already there, and would hold up the thread that the other end needs.
    /// </summary>
    internal const int ShortestRun = 32;

    /// <summary>The largest number of waits after a sleep in vain that are left to the watcher.</summary>
    internal const int LargestPause = 1023;

    /// <summary>
    /// With more threads than processors the other side may have to wait for one; a fifth of that is in vain too often. Short enough for who needs the thread.
    /// </summary>
    internal const int LongestInMilliseconds = 1;

    // Longer runs count as so long, so that the mean gets over them soon; and the share of the last run in it.
    private const uint LongestRun = 1024;
    private const int ShareOfLast = 8;

    private int _meanRun;
    private int _pause;
    private int _pauseLeft;

    /// <summary>
    /// Whether nobody else waits for the calling thread, as far as can be seen: one of the pool, which has nothing else to do, with code that is not tied to
    /// a context or a scheduler.
    /// </summary>
    public static bool IsThreadFree =>
        Thread.CurrentThread.IsThreadPoolThread
        && SynchronizationContext.Current is null
        && TaskScheduler.Current == TaskScheduler.Default
        && ThreadPool.PendingWorkItemCount == 0;

    /// <summary>Whether to sleep, after a run of so many calls. To be asked once for each wait.</summary>
    public bool TakeTurn(uint calls)
    {
        _meanRun += ((int)uint.Min(calls, LongestRun) - _meanRun) / ShareOfLast;
        if (_meanRun < ShortestRun)
        {
            return false;
        }

        if (_pauseLeft == 0)
        {
            return true;
        }

        _pauseLeft--;
        return false;
    }

    /// <summary>A sleep is over.</summary>
    public void End(bool inVain)
    {
        if (inVain)
        {
            _pauseLeft = _pause;
            _pause = int.Min((_pause * 2) + 1, LargestPause);
        }
        else
        {
            _pause /= 2;
        }
    }
}
