using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Xunit;

namespace ZmqInterop.StressTests;

/// <summary>Threads that all have to end by themselves, without an exception, soon after the duration of the test.</summary>
internal sealed class Crew
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(60);

    private readonly List<Thread> _threads = [];
    private Exception? _exception;

    /// <summary>Whether a thread has failed: the others should end.</summary>
    internal bool Failed => Volatile.Read(ref _exception) is not null;

    internal void Start(Action action)
    {
        Thread thread = new(() => Run(action)) { IsBackground = true };
        _threads.Add(thread);
        thread.Start();
    }

    /// <summary>Waits for all of them.</summary>
    /// <param name="report">The counts, for the output of the test and for the message when one hangs.</param>
    internal void Finish(Func<string> report)
    {
        long end = Environment.TickCount64 + (Duration.Seconds * 1_000L) + (long)s_grace.TotalMilliseconds;
        foreach (Thread thread in _threads)
        {
            TimeSpan left = TimeSpan.FromMilliseconds(Math.Max(1, end - Environment.TickCount64));
            Assert.True(thread.Join(left), $"A thread hangs. {report()} {_exception}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(report());
        Assert.True(_exception is null, $"{report()} {_exception}");
    }

    [SuppressMessage("Design", "CA1031", Justification = "Handed on to the thread of the test.")]
    private void Run(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _exception, e, null);
        }
    }
}
