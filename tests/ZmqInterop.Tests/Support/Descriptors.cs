using System;
using System.IO;
using System.Linq;
using Xunit;

namespace ZmqInterop.Tests.Support;

/// <summary>The descriptors of this process of the kinds that libzmq and this library open: sockets, eventfds and epolls.</summary>
internal static class Descriptors
{
    internal static int Count()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Descriptors are counted in /proc.");
        return Directory.GetFileSystemEntries("/proc/self/fd").Count(IsOurs);
    }

    /// <summary>Waits until what was opened meanwhile is closed: libzmq closes in the background, the runtime when it collects.</summary>
    internal static void WaitUntilAtMost(int count) => Parked.Until(
        () =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Count() <= count;
        },
        $"{count} descriptors or fewer");

    // The runtime opens files of its own accord: it keeps those of loaded assemblies open.
    private static bool IsOurs(string descriptor) =>
        new FileInfo(descriptor).LinkTarget is { } target
        && (target.StartsWith("socket:", StringComparison.Ordinal) || target.StartsWith("anon_inode:", StringComparison.Ordinal));
}
