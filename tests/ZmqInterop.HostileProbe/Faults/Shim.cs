using System;
using System.Runtime.InteropServices;

namespace ZmqInterop.HostileProbe.Faults;

/// <summary>
/// faults.c of the tests, which is loaded before the C library (LD_PRELOAD): makes calls by libzmq fail as they would if the system had nothing left,
/// exactly the n-th one.
/// </summary>
internal static unsafe class Shim
{
    private static readonly nint s_library = NativeLibrary.Load(
        Environment.GetEnvironmentVariable("LD_PRELOAD") ?? throw new InvalidOperationException("LD_PRELOAD does not name the shim."));

    private static readonly delegate* unmanaged[Cdecl]<int, int, int, int, void> s_arm =
        (delegate* unmanaged[Cdecl]<int, int, int, int, void>)NativeLibrary.GetExport(s_library, "fault_arm");

    private static readonly delegate* unmanaged[Cdecl]<int, int> s_injected =
        (delegate* unmanaged[Cdecl]<int, int>)NativeLibrary.GetExport(s_library, "fault_injected");

    private static readonly delegate* unmanaged[Cdecl]<long, void> s_clock = (delegate* unmanaged[Cdecl]<long, void>)NativeLibrary.GetExport(s_library, "fault_clock");

    /// <summary>The functions that can fail, numbered as in faults.c.</summary>
    internal enum Function
    {
        EventFd,
        Epoll,
        Thread,
        Socket,
        Accept,
        LargeMalloc,
        Poll,
        EpollWait,
        Interfaces,
    }

    /// <summary>Lets calls fail: the one with the number <paramref name="first"/>, counted from now on and from 0, and as many as said.</summary>
    internal static void Arm(Function function, int first, int count, int error) => s_arm((int)function, first, count, error);

    /// <summary>Of two calls, one fails.</summary>
    internal static void ArmEverySecond(Function function, int error) => s_arm((int)function, -1, 0, error);

    internal static void Disarm(Function function) => s_arm((int)function, 0, 0, 0);

    /// <summary>How many calls have failed since they were last armed.</summary>
    internal static int Injected(Function function) => s_injected((int)function);

    /// <summary>Sets the clock of the wall, as seen by this process, forward or back.</summary>
    internal static void ShiftClock(TimeSpan shift) => s_clock((long)shift.TotalSeconds);
}
