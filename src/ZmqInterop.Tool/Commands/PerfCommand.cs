using System.CommandLine;

namespace ZmqInterop.Tool.Commands;

/// <summary>zmqi perf: what this machine can do.</summary>
internal sealed class PerfCommand : Command
{
    public PerfCommand(ToolConsole console)
        : base("perf", "Measures messages between two sockets of this process.")
    {
        Add(new ThroughputCommand(console));
        Add(new LatencyCommand(console));
    }
}
