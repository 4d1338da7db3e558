using System;
using System.Collections.Generic;
using System.Globalization;
using ZmqInterop.SafetyProbe.Flow;
using ZmqInterop.SafetyProbe.Programs;

namespace ZmqInterop.SafetyProbe;

/// <summary>
/// "programs" runs the random programs that come line by line on the input, one after the other. Before each it writes "begin", after it "end CALLS EXCEPTIONS"; "fault TEXT"
/// says what was wrong, and is the end. "flow CASE SEED MILLISECONDS" has sockets exchange messages and compares what comes with a model; its output is "MESSAGES FAULTS".
/// "peer ..." is a peer of that. The exit code is 0 when nothing was wrong.
/// </summary>
internal static class Program
{
    private const int FaultExitCode = 3;

    private static int Main(string[] arguments) => arguments[0] switch
    {
        "programs" => RunPrograms(),
        "members" => ListMembers(),
        "flow" => RunFlow(FlowCase.Parse(arguments[1]), uint.Parse(arguments[2], CultureInfo.InvariantCulture), int.Parse(arguments[3], CultureInfo.InvariantCulture)),
        "peer" => PeerRole.Run(arguments[1..]),
        _ => throw new ArgumentException($"Unknown: {arguments[0]}.", nameof(arguments)),
    };

    private static int RunPrograms()
    {
        while (Console.ReadLine() is { Length: > 0 } line)
        {
            Console.WriteLine("begin");
            Console.Out.Flush();
            (int calls, int exceptions, IReadOnlyCollection<string> faults) = ProgramRun.Run(RandomProgram.Parse(line));
            foreach (string fault in faults)
            {
                Console.WriteLine($"fault {fault.ReplaceLineEndings(" ")}");
            }

            if (faults.Count > 0)
            {
                return FaultExitCode;
            }

            Console.WriteLine($"end {calls} {exceptions}");
        }

        return 0;
    }

    private static int RunFlow(FlowCase flowCase, uint seed, int milliseconds)
    {
        TimeSpan time = TimeSpan.FromMilliseconds(milliseconds);
        (long messages, long faults) = flowCase.Fault switch
        {
            "kill" or "flush" => KilledSenders.Run(flowCase, seed, time),
            "echo" => KilledEcho.Run(flowCase, seed, time),
            "dispose" => DisposedContexts.Run(flowCase, seed, time),
            _ when flowCase.From == ZmqSocketType.Req => RequestFlow.Run(flowCase, seed, time),
            _ => SteadyFlow.Run(flowCase, seed, time),
        };
        Console.WriteLine($"{messages} {faults}");
        return 0;
    }

    private static int ListMembers()
    {
        foreach (MemberCall member in Catalogue.Members)
        {
            Console.WriteLine($"{member.Weight} {member.Name}");
        }

        return 0;
    }
}
