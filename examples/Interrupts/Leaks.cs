using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace ZmqInterop.Examples.Interrupts;

/// <summary>
/// Frames and sockets own memory that the garbage collector does not see. Their finalizers give it back, some day: a program that relies on that holds much
/// more than it needs. The counters tell.
/// </summary>
internal static class Leaks
{
    public static void Run(int count, CancellationToken stop)
    {
        using ZmqContext context = new();
        Show("at the start");
        Forget(context, count);
        Show("after forgetting");

        // A program would not do this; the collector comes when it comes.
        while (ZmqDiagnostics.LiveFrames > 0 || ZmqDiagnostics.LiveSockets > 0)
        {
            stop.ThrowIfCancellationRequested();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Show("after the garbage collector");
        Console.WriteLine($"never disposed of: {ZmqDiagnostics.ForgottenFrames} frames, {ZmqDiagnostics.ForgottenSockets} sockets");

        using (ZmqFrame frame = new("using is all it takes"))
        {
            Show("in a using statement");
        }

        Show("after it");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(ZmqContext context, int count)
    {
        for (int i = 0; i < count; i++)
        {
            _ = new ZmqFrame("forgotten");
        }

        _ = context.CreateSocket(ZmqSocketType.Pair);
    }

    private static void Show(string when) =>
        Console.WriteLine($"{when}: {ZmqDiagnostics.LiveFrames} frames, {ZmqDiagnostics.LiveSockets} sockets, {ZmqDiagnostics.PendingOperations} calls that wait");
}
