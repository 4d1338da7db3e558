using System;
using System.Globalization;
using ZmqInterop.HostileProbe.Faults;

namespace ZmqInterop.HostileProbe.Soak;

/// <summary>What the process has at one moment. Collected first: what is only waiting for the collector is no growth.</summary>
internal static class Sample
{
    internal const string Header = "seconds,rss,heap,descriptors,threads,contexts,sockets,frames,pending,rounds";

    internal static string Take(TimeSpan elapsed, long rounds)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{elapsed.TotalSeconds:F1},{Limits.ResidentMemory},{GC.GetTotalMemory(false)},{Limits.OpenDescriptors},{Limits.RunningThreads},{ZmqDiagnostics.LiveContexts},{ZmqDiagnostics.LiveSockets},{ZmqDiagnostics.LiveFrames},{ZmqDiagnostics.PendingOperations},{rounds}");
    }
}
