using System;

namespace ZmqInterop;

/// <summary>The wait set of each thread, for one socket: a thread sleeps in one call at a time.</summary>
internal static class ThreadWaitSet
{
    [ThreadStatic]
    private static WaitSet? s_current;

    public static WaitSet Current => s_current ??= Create();

    /// <summary>Null when the process has no more descriptors.</summary>
    public static WaitSet? CurrentIfPossible
    {
        get
        {
            try
            {
                return Current;
            }
            catch (ZmqException)
            {
                return null;
            }
        }
    }

    private static WaitSet Create()
    {
        WaitSet waitSet = WaitSet.Create();
        waitSet.Count = 1;
        return waitSet;
    }
}
