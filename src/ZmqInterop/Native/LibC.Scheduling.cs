using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ZmqInterop.Native;

/// <summary>The calls by which libzmq sets up its I/O threads. pthread_t is an unsigned long or a pointer, struct sched_param begins with the priority.</summary>
internal static unsafe partial class LibC
{
    internal const int SCHED_FIFO = 1;
    internal const int SCHED_RR = 2;

    // sizeof (cpu_set_t)
    internal const int CPU_SETSIZE_BYTES = 128;

    // musl's struct sched_param has 48 bytes.
    internal const int SCHED_PARAM_SIZE = 64;

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial nuint pthread_self();

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int pthread_getschedparam(nuint thread, int* policy, int* param);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int pthread_setschedparam(nuint thread, int policy, int* param);

    // Of the calling thread with a pid of 0. pthread_setaffinity_np, which libzmq calls, is in the C library only since glibc 2.34.
    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int sched_setaffinity(int pid, nuint cpusetsize, byte* mask);

    // Of the calling thread only, on Linux.
    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int nice(int inc);
}
