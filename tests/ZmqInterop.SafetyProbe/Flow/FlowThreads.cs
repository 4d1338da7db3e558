using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>Threads whose first exception comes out where they are waited for.</summary>
internal sealed class FlowThreads : IDisposable
{
    /// <summary>What nothing here takes unless it hangs.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly List<Thread> _threads = [];
    private readonly CancellationTokenSource _stop = new();
    private volatile ExceptionDispatchInfo? _failure;

    internal void Start(Action<CancellationToken> body)
    {
        Thread thread = new(() => Guard(body)) { IsBackground = true };
        _threads.Add(thread);
        thread.Start();
    }

    /// <summary>Throws what a thread has thrown.</summary>
    internal void ThrowIfFailed() => _failure?.Throw();

    /// <summary>Waits for a condition that threads bring about.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="describe">What is wrong when it does not come.</param>
    /// <param name="progress">A number that goes up as long as something happens.</param>
    internal void WaitFor(Func<bool> condition, Func<string> describe, Func<long> progress)
    {
        long started = Stopwatch.GetTimestamp();
        long before = progress();
        while (!condition())
        {
            ThrowIfFailed();
            long now = progress();
            if (now != before)
            {
                before = now;
                started = Stopwatch.GetTimestamp();
            }

            if (Stopwatch.GetElapsedTime(started) > Limit)
            {
                throw new FlowException(describe());
            }

            Thread.Sleep(1);
        }
    }

    /// <summary>Lets them go on for a while.</summary>
    internal void RunFor(TimeSpan time)
    {
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            ThrowIfFailed();
            Thread.Sleep(5);
        }
    }

    /// <summary>Has them stop, and waits until they have.</summary>
    internal void Stop()
    {
        _stop.Cancel();
        if (!_threads.All(static thread => thread.Join(Limit)))
        {
            throw new FlowException($"A thread has not stopped within {Limit.TotalSeconds} s.");
        }

        ThrowIfFailed();
    }

    public void Dispose()
    {
        _stop.Cancel();
        foreach (Thread thread in _threads)
        {
            // After Stop they have ended; otherwise something has gone wrong anyway.
            thread.Join(TimeSpan.FromSeconds(1));
        }
    }

    private void Guard(Action<CancellationToken> body)
    {
        try
        {
            body(_stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // As it should.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _failure ??= ExceptionDispatchInfo.Capture(e);
        }
    }
}
