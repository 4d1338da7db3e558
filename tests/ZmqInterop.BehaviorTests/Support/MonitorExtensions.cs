using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Support;

internal static class MonitorExtensions
{
    /// <summary>What happens next, within a limit.</summary>
    internal static ZmqMonitorEvents Next(this ZmqMonitor monitor)
    {
        Assert.True(monitor.TryReceive(out ZmqMonitorEvent monitorEvent, BackgroundCall.Limit), $"{monitor} tells nothing.");
        return monitorEvent.Kind;
    }
}
