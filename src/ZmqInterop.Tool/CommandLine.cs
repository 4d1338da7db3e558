using System.CommandLine;
using ZmqInterop.Tool.Commands;

namespace ZmqInterop.Tool;

/// <summary>All commands.</summary>
internal static class CommandLine
{
    public const string JsonName = "--json";

    public static RootCommand Create(ToolConsole console) => new("A command line for ZeroMQ (libzmq). Exit codes: 0 done, 1 failed, 2 wrong command line, 3 the time was over, 4 no libzmq, 130 interrupted.")
    {
        new Option<bool>(JsonName) { Description = "Answer in JSON, an object to a line; errors too.", Recursive = true },
        new SendCommand(console),
        new ReceiveCommand(console),
        new MonitorCommand(console),
        new ProxyCommand(console),
        new KeygenCommand(console),
        new PerfCommand(console),
        new DoctorCommand(console),
        new VersionCommand(console),
        new CompletionCommand(console),
    };
}
