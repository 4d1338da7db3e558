using System;
using System.Collections.Generic;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Reads a monitor up to the event that a test is about.</summary>
internal static class ZmqMonitorReader
{
    internal static ZmqMonitorEvent WaitFor(this ZmqMonitor monitor, ZmqMonitorEvents kind)
    {
        List<ZmqMonitorEvent> others = [];
        while (monitor.TryReceive(out ZmqMonitorEvent monitorEvent, BackgroundCall.Limit))
        {
            if (monitorEvent.Kind == kind)
            {
                return monitorEvent;
            }

            others.Add(monitorEvent);
            Assert.False(monitor.HasEnded, $"No {kind}, only {string.Join(", ", others)}.");
        }

        throw new TimeoutException($"No {kind}, only {string.Join(", ", others)}.");
    }

    /// <summary>An event that the test asks for again and again, because it may come after others of its kind.</summary>
    internal static ZmqMonitorEvent WaitFor(this ZmqMonitor monitor, Predicate<ZmqMonitorEvent> condition)
    {
        List<ZmqMonitorEvent> others = [];
        while (monitor.TryReceive(out ZmqMonitorEvent monitorEvent, BackgroundCall.Limit))
        {
            if (condition(monitorEvent))
            {
                return monitorEvent;
            }

            others.Add(monitorEvent);
        }

        throw new TimeoutException($"Only {string.Join(", ", others)}.");
    }
}
