using System;

namespace ZmqInterop;

/// <summary>
/// A list of descriptors that one thread waits on, together with a wake-up that any other thread can give. One file per platform implements it.
/// </summary>
/// <remarks>Only <see cref="WakeUp"/> may be called by a thread other than the one that owns the set.</remarks>
internal abstract class WaitSet : IDisposable
{
    /// <summary>Environment variable that selects the portable implementation where a faster one exists. For tests of the portable one.</summary>
    internal const string PortableVariable = "ZMQINTEROP_PORTABLE_WAIT";

    /// <summary>Whether the implementation for Linux is used, here and for watching.</summary>
    internal static bool UsesEventFd { get; } =
        OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable(PortableVariable) is not "1";

    /// <summary>Number of descriptors. Entries that come into being by growing are empty and never ready.</summary>
    public abstract int Count { get; set; }

    public static WaitSet Create() =>
        UsesEventFd && OperatingSystem.IsLinux() ? new EventFdWaitSet() : new PortableWaitSet();

    /// <summary>Sets the descriptor at <paramref name="index"/>; a <see cref="ZmqPollEvents"/> of none means that it is not looked at.</summary>
    public abstract void Set(int index, nint descriptor, ZmqPollEvents events);

    /// <summary>What the last <see cref="Wait"/> found for the descriptor at <paramref name="index"/>.</summary>
    public abstract ZmqPollEvents Ready(int index);

    /// <summary>
    /// Waits until a descriptor is ready, <see cref="WakeUp"/> was called, the time is over (<paramref name="milliseconds"/>, -1 for ever),
    /// or for no reason at all (a signal arrived): callers look at their own condition again. Uses up the wake-up.
    /// </summary>
    public abstract void Wait(int milliseconds);

    /// <summary>Ends the current or the next <see cref="Wait"/>. Callable from any thread, also after <see cref="Dispose()"/>.</summary>
    public abstract void WakeUp();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
