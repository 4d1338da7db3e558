using System;
using System.Runtime.ExceptionServices;
using Xunit;

namespace ZmqInterop.AllocationTests;

/// <summary>Counts the managed bytes that operations allocate.</summary>
internal static class Allocations
{
    internal const int Operations = 1_000_000;

    /// <summary>How many operations are done in a row: fewer than fit between two sockets with libzmq's watermarks of 1000.</summary>
    internal const int Batch = 500;

    private const int Attempts = 4;

    // The test runner, the compiler's tiers and the thread pool allocate now and then. The smallest object, once per operation, is 24 bytes and far more.
    private const long NoiseOfTheProcess = 256 * 1024;

    /// <summary>Fails unless the operation allocates nothing, on this thread and, but for noise, in the process.</summary>
    /// <param name="operation">One operation.</param>
    /// <param name="between">Done after each batch, not counted: takes off what was sent, or sends what is to be received.</param>
    /// <param name="count">How many operations.</param>
    internal static void AssertNone(Action operation, Action? between = null, int count = Operations)
    {
        // First run: compiles, fills pools and grows lists.
        _ = Run(operation, between, Math.Min(count, 100_000));
        RepeatWhileNoisy(() =>
        {
            long processBefore = GC.GetTotalAllocatedBytes(precise: true);
            long bytes = Run(operation, between, count);
            long processBytes = GC.GetTotalAllocatedBytes(precise: true) - processBefore;
            Assert.True(bytes == 0, Sentence(bytes, count, "on the thread"));
            if (between is null)
            {
                AssertNoiseOnly(processBytes, count);
            }
        });
    }

    /// <summary>
    /// Measures again when something was allocated, a few times. What the runtime allocates when it replaces code by better code, some dozen bytes on the
    /// thread that runs it, does not come again; what an operation allocates does.
    /// </summary>
    internal static void RepeatWhileNoisy(Action measurement)
    {
        for (int attempt = 1; Record.Exception(measurement) is { } exception; attempt++)
        {
            if (attempt == Attempts)
            {
                ExceptionDispatchInfo.Throw(exception);
            }
        }
    }

    internal static void AssertNoiseOnly(long processBytes, int count) =>
        Assert.True(processBytes < NoiseOfTheProcess, Sentence(processBytes, count, "in the process"));

    internal static string Sentence(long bytes, int count, string where) =>
        FormattableString.Invariant($"{(double)bytes / count:0.####} bytes/op were allocated {where} ({bytes} bytes in {count} operations).");

    private static long Run(Action operation, Action? between, int count)
    {
        long bytes = 0;
        for (int done = 0; done < count; done += Batch)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Batch; i++)
            {
                operation();
            }

            bytes += GC.GetAllocatedBytesForCurrentThread() - before;
            for (int i = 0; i < Batch && between is not null; i++)
            {
                between();
            }
        }

        return bytes;
    }
}
