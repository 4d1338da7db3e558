using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.ExitProbe;

/// <summary>Compares the counters of <see cref="ZmqDiagnostics"/> with what this process does. Each method tells what differs on the error output.</summary>
internal static class Counters
{
    // What nothing takes unless it hangs.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    internal static int Live()
    {
        List<string> faults = [];
        Check("nothing yet", (0, 0, 0), faults);
        ZmqContext context = new();
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        ZmqFrame frame = new("content");
        ZmqMessage message = new() { "two", "frames" };
        Check("all made", (1, 2, 3), faults);

        pull.Connect(push.Bind("inproc://counted"));
        push.Send(frame);
        push.Send(message);
        pull.Receive(frame);
        pull.Receive(message);
        Check("sent and received", (1, 2, 3), faults);

        ZmqMonitor monitor = push.Monitor();
        Check("a monitor", (1, 3, 3), faults);
        monitor.Dispose();
        push.Dispose();
        push.Dispose();
        frame.Dispose();
        frame.Dispose();
        message.Dispose();
        Check("some disposed of", (1, 1, 0), faults);
        context.Dispose();
        Check("all disposed of", (0, 0, 0), faults);
        return Report(faults);
    }

    internal static int Pending()
    {
        List<string> faults = [];
        using ZmqContext context = new();
        ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        pull.Bind("tcp://127.0.0.1:*");
        push.Bind("tcp://127.0.0.1:*");
        Expect(0, faults);
        ValueTask<byte[]> asynchronous = pull.ReceiveBytesAsync();
        Expect(1, faults);
        Thread blocked = new(() => SendUntilDisposed(push));
        blocked.Start();
        Expect(2, faults);
        push.Dispose();
        blocked.Join();
        Expect(1, faults);
        pull.Dispose();
        Expect(0, faults);
        try
        {
            asynchronous.AsTask().Wait(s_limit);
        }
        catch (AggregateException exception) when (exception.InnerException is ObjectDisposedException)
        {
        }

        return Report(faults);
    }

    internal static int Forgotten()
    {
        List<string> faults = [];
        Forget();
        Until(() => (ZmqDiagnostics.ForgottenContexts, ZmqDiagnostics.ForgottenSockets, ZmqDiagnostics.ForgottenFrames) == (1, 2, 3), "1, 2 and 3 forgotten", faults);
        Until(() => Now == (0, 0, 0), "nothing left", faults);
        using (ZmqContext context = new())
        {
            context.CreateSocket(ZmqSocketType.Pair);
        }

        using (ZmqFrame frame = new())
        {
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        Until(() => (ZmqDiagnostics.ForgottenContexts, ZmqDiagnostics.ForgottenSockets, ZmqDiagnostics.ForgottenFrames) == (1, 2, 3), "no more forgotten", faults);
        return Report(faults);
    }

    private static (int Contexts, int Sockets, int Frames) Now => (ZmqDiagnostics.LiveContexts, ZmqDiagnostics.LiveSockets, ZmqDiagnostics.LiveFrames);

    // In a frame of its own, so that no local keeps anything.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget()
    {
        ZmqContext context = new();
        context.CreateSocket(ZmqSocketType.Pub).Bind("tcp://127.0.0.1:*");
        context.CreateSocket(ZmqSocketType.Sub).Subscribe("");
        _ = new ZmqFrame("x");
        _ = new ZmqMessage { "y", "z" };
    }

    private static void SendUntilDisposed(ZmqSocket socket)
    {
        try
        {
            socket.Send("for nobody");
        }
        catch (ObjectDisposedException)
        {
        }
    }

    private static void Check(string when, (int Contexts, int Sockets, int Frames) expected, List<string> faults)
    {
        if (Now != expected)
        {
            faults.Add($"{when}: {Now} instead of {expected}");
        }
    }

    private static void Expect(int pending, List<string> faults) =>
        Until(() => ZmqDiagnostics.PendingOperations == pending, $"{pending} pending", faults);

    private static void Until(Func<bool> condition, string what, List<string> faults)
    {
        long end = Environment.TickCount64 + (long)s_limit.TotalMilliseconds;
        while (!condition())
        {
            if (Environment.TickCount64 > end)
            {
                faults.Add($"never {what}: {Now}, {ZmqDiagnostics.PendingOperations} pending, {ZmqDiagnostics.ForgottenContexts} {ZmqDiagnostics.ForgottenSockets} {ZmqDiagnostics.ForgottenFrames} forgotten");
                return;
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(1);
        }
    }

    private static int Report(List<string> faults)
    {
        foreach (string fault in faults)
        {
            Console.Error.WriteLine(fault);
        }

        return faults.Count;
    }
}
