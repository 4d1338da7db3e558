using System;
using System.Runtime.InteropServices;

namespace ZmqInterop.Tests.Support;

/// <summary>Signals to one thread, which no managed API can send.</summary>
internal static partial class LinuxThread
{
    /// <summary>SIGUSR2, which the runtime leaves alone.</summary>
    internal const PosixSignal Signal = (PosixSignal)12;

    internal static int CurrentId => gettid();

    internal static void Send(int thread) => _ = tgkill(Environment.ProcessId, thread, (int)Signal);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int gettid();

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int tgkill(int process, int thread, int signal);
}
