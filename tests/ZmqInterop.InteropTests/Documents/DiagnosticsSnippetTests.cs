using System;
using System.Collections.Generic;
using Xunit;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>The code of docs/diagnostics.md, word for word.</summary>
public sealed class DiagnosticsSnippetTests
{
    [Fact]
    public void Explain_AsShown_PrintsFindings()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Sub);

        foreach (ZmqFinding finding in ZmqDiagnostics.Explain(socket))
        {
            Console.WriteLine(finding);
        }

        Assert.NotEmpty(ZmqDiagnostics.Explain(socket, TimeSpan.Zero));
    }

    [Fact]
    public void Explain_WithEventsAsShown_IsCertainThatNobodyIsThere()
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pull);

        using ZmqMonitor monitor = socket.Monitor();
        string endpoint = socket.Bind("tcp://127.0.0.1:*");
        List<ZmqMonitorEvent> events = [];
        while (monitor.TryReceive(out ZmqMonitorEvent next, TimeSpan.FromMilliseconds(100)))
        {
            events.Add(next);
        }

        IReadOnlyList<ZmqFinding> findings = ZmqDiagnostics.Explain(socket, events);

        Assert.NotEmpty(endpoint);
        ZmqFinding finding = Assert.Single(findings);
        Assert.Equal((ZmqCause.NoPeer, true), (finding.Cause, finding.IsCertain));
    }
}
