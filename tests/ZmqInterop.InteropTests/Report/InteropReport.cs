using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using ZmqInterop.InteropTests.Matrix;
using ZmqInterop.InteropTests.Patterns;
using ZmqInterop.InteropTests.Payloads;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Report;

/// <summary>The tables: as a document, which says what is tested, and at the end of a run, which says what came of it.</summary>
internal static class InteropReport
{
    /// <summary>The document, docs/interop.md: every cell as it has to be.</summary>
    public static string Document => $"""
        # Interoperability

        What the interop tests (`build/test interop`) exchange with other programs, in processes of their own. A cell is a pattern over a transport with a
        mechanism: cases that pass / all cases. Every cell has each of {Payload.All.Count} payloads ({string.Join(", ", Payload.All)}) once with either side binding, sent and received
        both by calls that block and by calls that are awaited. The socket of this library comes first. This page is written by the tests, which fail when it
        is out of date.

        Who binds is also the server of PLAIN and CURVE, but for PLAIN in {string.Join(", ", Pattern.All.Where(pattern => pattern.HasRequester))}: there the server is the
        one that is not the REQ, whoever binds. A REQ that is the server never gets its reply when an authenticator gives a user id, as it does for every
        user of PLAIN: libzmq 4.3.4 hands the user id to the session of the REQ, which takes it for a malformed reply and ends the connection. The servers
        of CURVE here have no authenticator.

        {Tables(cell => $"{cell.Cases.Count()}/{cell.Cases.Count()}")}
        ## Scenarios

        Played with pyzmq:

        {string.Join('\n', Scenarios.Select(name => $"- {name}"))}

        """;

    /// <summary>How many scenarios have passed, and the names of those that have not.</summary>
    public static string ScenarioSummary
    {
        get
        {
            ILookup<ScenarioState, string> names = Scenarios.ToLookup(ScenarioResults.Of);
            StringBuilder text = new($"scenarios: {names[ScenarioState.Passed].Count()} passed of {Scenarios.Count()}\n");
            foreach (IGrouping<ScenarioState, string> group in names.Where(group => group.Key != ScenarioState.Passed).OrderByDescending(group => group.Key))
            {
                string state = group.Key == ScenarioState.Failed ? "failed" : "not run";
                _ = text.AppendJoin("", group.Select(name => $"- {state}: {name}\n"));
            }

            return text.ToString();
        }
    }

    private static IEnumerable<string> Scenarios =>
        from type in typeof(InteropReport).Assembly.GetTypes()
        from member in type.GetMethods().Cast<MemberInfo>().Prepend(type)
        let scenario = member.GetCustomAttribute<ScenarioAttribute>(inherit: false)
        where scenario is not null
        group scenario by scenario.Name into each
        orderby each.Key
        select each.Key;

    /// <summary>One table for every peer.</summary>
    /// <param name="content">What stands in a cell that has cases.</param>
    public static string Tables(Func<MatrixCell, string> content)
    {
        StringBuilder text = new();
        foreach (PeerProgram program in PeerProgram.All)
        {
            _ = text.Append(Table(program, content)).Append('\n');
        }

        return text.ToString();
    }

    private static string Table(PeerProgram program, Func<MatrixCell, string> content)
    {
        MatrixCell[] cells = [.. MatrixCell.All.Where(cell => cell.Program == program)];
        List<string> reasons = [];
        StringBuilder text = new($"## {program.Name}\n\n");
        IEnumerable<string> columns = cells.Where(cell => cell.Pattern == Pattern.All[0]).Select(cell => $"{cell.Transport} {cell.Mechanism.ToString().ToUpperInvariant()}");
        _ = text.Append(Row(["here / there", .. columns])).Append(Row([.. Enumerable.Repeat("---", columns.Count() + 1)]));
        foreach (IGrouping<Pattern, MatrixCell> row in cells.GroupBy(cell => cell.Pattern))
        {
            _ = text.Append(Row([row.Key.Name, .. row.Select(cell => cell.WhyEmpty is string reason ? $"({NumberOf(reason, reasons)})" : content(cell))]));
        }

        foreach (string reason in reasons)
        {
            _ = text.Append('\n').Append(FormattableString.Invariant($"({NumberOf(reason, reasons)}) {reason}\n"));
        }

        return text.ToString();
    }

    private static string Row(string[] cells) => $"| {string.Join(" | ", cells)} |\n";

    private static int NumberOf(string reason, List<string> reasons)
    {
        if (!reasons.Contains(reason))
        {
            reasons.Add(reason);
        }

        return reasons.IndexOf(reason) + 1;
    }
}
