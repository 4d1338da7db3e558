using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Tool.Sockets;

namespace ZmqInterop.Tool.Doctor;

/// <summary>Stands in for a socket of another program: it meets the same peer, and sees what that one does.</summary>
internal static class SocketChecks
{
    public static async Task<IReadOnlyList<Check>> RunAsync(ParseResult line, SocketArguments arguments, ToolConsole console, TimeSpan time, CancellationToken stop)
    {
        using OpenSocket open = arguments.Create(line, console);

        // From before the connection on, so that nothing is missed.
        using ZmqMonitor monitor = open.Socket.Monitor();
        arguments.Attach(line, open, console);
        List<ZmqMonitorEvent> events = [];
        await TimeLimit.TryAsync(time, token => CollectAsync(monitor, events, token), stop);
        IReadOnlyList<ZmqFinding> findings = ZmqDiagnostics.Explain(open.Socket, events);
        string name = SocketTypes.Name(open.Socket.Type);
        return findings.Count == 0
            ? [Check.Ok(name, "Nothing is wrong with this socket.")]
            : [.. findings.Select(finding => new Check(name, IsProblem(finding) ? Verdict.Problem : Verdict.Warning, $"{finding.Cause}: {finding.Explanation}", finding.Advice))];
    }

    // What libzmq has refused is not certain to be for this reason, but it is certain that nothing arrives.
    private static bool IsProblem(ZmqFinding finding) => finding.IsCertain || finding.Cause is ZmqCause.WrongSocketPair or ZmqCause.HandshakeFailed;

    private static async Task CollectAsync(ZmqMonitor monitor, List<ZmqMonitorEvent> events, CancellationToken token)
    {
        await foreach (ZmqMonitorEvent next in monitor.ReadAllAsync(token))
        {
            events.Add(next);
        }
    }
}
