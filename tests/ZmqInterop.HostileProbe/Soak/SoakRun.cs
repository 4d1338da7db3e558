using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;

namespace ZmqInterop.HostileProbe.Soak;

/// <summary>
/// Everything that comes and goes in a long-lived program, for as long as asked, and samples of what the process has. Exceptions that are not part of the
/// game end it.
/// </summary>
internal sealed class SoakRun
{
    // What nothing takes unless it hangs.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _over = new();
    private readonly Workload[] _workloads;
    private Exception? _failure;

    private SoakRun() => _workloads = [new Subscribers(), new Requests(), new Contexts(), new Rebinding(), new Peers(), new Forgotten()];

    /// <summary>Writes a line per sample to a file of comma-separated values.</summary>
    internal static int Run(TimeSpan duration, string path)
    {
        SoakRun run = new();
        run.Start(duration, path);
        if (run._failure is { } failure)
        {
            Console.Error.WriteLine(failure);
            return 1;
        }

        string[] names = [.. run._workloads.Select(workload => $"{workload.Name} {workload.Rounds}")];
        Console.WriteLine($"{run._workloads.Sum(workload => workload.Rounds)} rounds ({string.Join(", ", names)}), {run._workloads.Sum(workload => workload.Messages)} messages");
        return 0;
    }

    private void Start(TimeSpan duration, string path)
    {
        Thread[] threads = [.. _workloads.Select(workload => new Thread(() => Repeat(workload)) { Name = workload.Name })];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        // Some hundred samples, whatever the duration.
        TimeSpan interval = TimeSpan.FromSeconds(Math.Max(duration.TotalSeconds / 600, 0.5));
        long begin = Stopwatch.GetTimestamp();
        using (StreamWriter file = new(path))
        {
            file.WriteLine(Sample.Header);
            while (Stopwatch.GetElapsedTime(begin) < duration && !_over.Token.WaitHandle.WaitOne(interval))
            {
                file.WriteLine(Sample.Take(Stopwatch.GetElapsedTime(begin), _workloads.Sum(workload => workload.Rounds)));
                file.Flush();
            }
        }

        _over.Cancel();
        foreach (Thread thread in threads)
        {
            if (!thread.Join(s_limit))
            {
                Fail(new TimeoutException($"{thread.Name} hangs."));
            }
        }

        AssertNothingIsLeft();
    }

    private void Repeat(Workload workload)
    {
        try
        {
            while (!_over.IsCancellationRequested)
            {
                workload.Round();
            }

            workload.Dispose();
        }
#pragma warning disable CA1031 // Handed on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(exception);
        }
    }

    private void AssertNothingIsLeft()
    {
        long end = Environment.TickCount64 + (long)s_limit.TotalMilliseconds;
        while ((ZmqDiagnostics.LiveContexts, ZmqDiagnostics.LiveSockets, ZmqDiagnostics.LiveFrames) != (0, 0, 0))
        {
            if (Environment.TickCount64 > end)
            {
                Fail(new InvalidOperationException(
                    $"{ZmqDiagnostics.LiveContexts} contexts, {ZmqDiagnostics.LiveSockets} sockets and {ZmqDiagnostics.LiveFrames} frames are left."));
                return;
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(50);
        }
    }

    private void Fail(Exception exception)
    {
        Interlocked.CompareExchange(ref _failure, exception, null);
        _over.Cancel();
    }
}
