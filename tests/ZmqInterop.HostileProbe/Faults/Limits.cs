using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace ZmqInterop.HostileProbe.Faults;

/// <summary>What the system lets this process have, on Linux; each limit can be raised again.</summary>
internal static unsafe partial class Limits
{
    internal const int FileSize = 1;
    internal const int Threads = 6;
    internal const int Descriptors = 7;
    internal const int AddressSpace = 9;

    /// <summary>The number of descriptors that are open.</summary>
    internal static int OpenDescriptors => Directory.GetFileSystemEntries("/proc/self/fd").Length - 1;

    /// <summary>The number of threads, native ones included.</summary>
    internal static int RunningThreads => Directory.GetFileSystemEntries("/proc/self/task").Length;

    /// <summary>Bytes of the address space that are in use.</summary>
    internal static long UsedAddressSpace => Status("VmSize") * 1024;

    /// <summary>Bytes of memory that are in use.</summary>
    internal static long ResidentMemory => Status("VmRSS") * 1024;

    /// <summary>Sets a limit. Disposing of what is returned sets it back.</summary>
    internal static Restoration Set(int resource, long value)
    {
        Limit old = default;
        Check(getrlimit(resource, &old));
        Limit limit = old with { Soft = (ulong)value };
        Check(setrlimit(resource, &limit));
        return new Restoration(resource, old.Soft);
    }

    /// <summary>Leaves so many descriptors to be opened: takes all that there are below a limit, and gives as many back.</summary>
    internal static IDisposable LeaveDescriptors(int count)
    {
        // What is waiting to be finalized gives its descriptors back now, not later.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        int highest = Directory.GetFileSystemEntries("/proc/self/fd").Max(entry => int.Parse(Path.GetFileName(entry), CultureInfo.InvariantCulture));
        Restoration limit = Set(Descriptors, highest + 1 + count);
        Stack<int> fillers = new();
        for (int filler; (filler = dup(0)) >= 0;)
        {
            fillers.Push(filler);
        }

        for (int i = 0; i < count; i++)
        {
            _ = close(fillers.Pop());
        }

        return new Filled(limit, fillers);
    }

    /// <summary>No more threads: the limit does not bind root, so that root becomes somebody who has no processes.</summary>
    internal static IDisposable NoMoreThreads() => Set(Threads, 1);

    /// <summary>Root becomes somebody else, for good.</summary>
    internal static void LeaveRoot()
    {
        if (getuid() == 0)
        {
            int user = 100_000 + Environment.ProcessId;
            Check(setresuid(user, user, user));
        }
    }

    private static long Status(string name) => long.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);

    private static void Check(int result)
    {
        if (result != 0)
        {
            throw new InvalidOperationException($"A limit cannot be set: errno {Marshal.GetLastSystemError()}.");
        }
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int getrlimit(int resource, Limit* limit);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int setrlimit(int resource, Limit* limit);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int getuid();

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int setresuid(int real, int effective, int saved);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int dup(int descriptor);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int close(int descriptor);

    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }

    /// <summary>Sets a limit back to what it was.</summary>
    internal readonly struct Restoration(int resource, ulong old) : IDisposable
    {
        public void Dispose() => Set(resource, (long)old);
    }

    private sealed class Filled(Restoration limit, IEnumerable<int> fillers) : IDisposable
    {
        public void Dispose()
        {
            limit.Dispose();
            foreach (int filler in fillers)
            {
                _ = close(filler);
            }
        }
    }
}
