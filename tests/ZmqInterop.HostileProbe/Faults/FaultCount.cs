using System;
using System.Threading;

namespace ZmqInterop.HostileProbe.Faults;

/// <summary>What was tried, and how often something was missing.</summary>
internal sealed class FaultCount
{
    // What nothing takes unless it hangs.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    internal int Tries { get; private set; }

    internal int Faults { get; set; }

    /// <summary>Does something that may fail, in the ways that are expected. Whether it succeeded.</summary>
    internal bool Try(Action call, Func<Exception, bool> isExpected)
    {
        Tries++;
        try
        {
            call();
            return true;
        }
#pragma warning disable CA1031 // Looked at.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Exception actual = exception is AggregateException aggregate ? aggregate.InnerException! : exception;
            if (!isExpected(actual))
            {
                throw new FaultException("Not the exception that is documented.", actual);
            }

            Faults++;
            return false;
        }
    }

    /// <summary>Does something that must succeed.</summary>
    internal void Require(Action call, string when)
    {
        Tries++;
        try
        {
            call();
        }
        catch (Exception exception)
        {
            throw new FaultException($"Failed {when}.", exception);
        }
    }

    internal static void Until(Func<bool> condition, string otherwise)
    {
        long end = Environment.TickCount64 + (long)s_limit.TotalMilliseconds;
        while (!condition())
        {
            if (Environment.TickCount64 > end)
            {
                throw new FaultException(otherwise);
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(10);
        }
    }
}
