#pragma warning disable ZMQDRAFT001 // Statistics of queues are drafts.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Diagnostics;

/// <summary>Provokes each cause and sees it found; that of a healthy socket nothing is found is tested as well.</summary>
public sealed class ExplainTests : IDisposable
{
    // Port 9 of the loopback: nobody listens there.
    private const string Nobody = "tcp://127.0.0.1:9";

    private readonly ZmqContext _context = new();

    [Fact]
    public void Explain_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => ZmqDiagnostics.Explain(null!));
        Assert.Throws<ArgumentNullException>(() => ZmqDiagnostics.Explain(null!, []));
        Assert.Throws<ArgumentNullException>(() => ZmqDiagnostics.Explain(Socket(ZmqSocketType.Pub), null!));
    }

    [Fact]
    public void Explain_NegativeObservation_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ZmqDiagnostics.Explain(Socket(ZmqSocketType.Pub), TimeSpan.FromMilliseconds(-1)));

    [Fact]
    public void Explain_TokenCanceled_ThrowsAndLeavesTheSocketFreeOfMonitors()
    {
        ZmqSocket pull = Socket(ZmqSocketType.Pull);
        pull.Bind("tcp://127.0.0.1:*");
        Assert.ThrowsAny<OperationCanceledException>(() => ZmqDiagnostics.Explain(pull, new CancellationToken(canceled: true)));
        pull.Monitor().Dispose();
    }

    [Fact]
    public void Explain_SocketDisposed_SaysSo()
    {
        ZmqSocket pull = Socket(ZmqSocketType.Pull);
        pull.Dispose();
        AssertOnly(ZmqCause.Disposed, isCertain: true, pull);
    }

    [Fact]
    public void Explain_ContextDisposed_SaysSo()
    {
        ZmqSocket pull = Socket(ZmqSocketType.Pull);
        _context.Dispose();
        AssertOnly(ZmqCause.ContextDisposed, isCertain: true, pull);
    }

    [Fact]
    public void Explain_SocketInAProxy_SaysSo()
    {
        ZmqSocket frontend = Socket(ZmqSocketType.Router);
        ZmqSocket backend = Socket(ZmqSocketType.Dealer);
        frontend.Bind("tcp://127.0.0.1:*");
        backend.Bind("tcp://127.0.0.1:*");
        using ZmqProxy proxy = ZmqProxy.Start(frontend, backend);
        AssertOnly(ZmqCause.UsedByProxy, isCertain: true, frontend);
    }

    [Fact]
    public void Explain_NeitherBoundNorConnected_SaysSo()
    {
        ZmqSocket pull = Socket(ZmqSocketType.Pull);
        AssertOnly(ZmqCause.NotAttached, isCertain: true, pull);
        string endpoint = pull.Bind("tcp://127.0.0.1:*");
        AssertOnly(ZmqCause.NoPeer, isCertain: false, pull);
        pull.Unbind(endpoint);
        AssertOnly(ZmqCause.NotAttached, isCertain: true, pull);
        pull.Connect(Nobody);
        pull.Disconnect(Nobody);
        AssertOnly(ZmqCause.NotAttached, isCertain: true, pull);
    }

    [Fact]
    public void Explain_PublisherWithoutSubscribers_SaysThatItIsDropped()
    {
        ZmqSocket pub = Socket(ZmqSocketType.Pub);
        using ZmqMonitor monitor = pub.Monitor();
        string endpoint = pub.Bind("tcp://127.0.0.1:*");
        pub.Send("for nobody");
        List<ZmqMonitorEvent> events = Until(monitor, ZmqMonitorEvents.Listening);
        ZmqFinding finding = Assert.Single(ZmqDiagnostics.Explain(pub, events));
        Assert.Equal((ZmqCause.NoPeer, true), (finding.Cause, finding.IsCertain));
        Assert.Contains("dropped", finding.Explanation, StringComparison.Ordinal);
        Assert.Equal([(ZmqCause.NoPeer, false), (ZmqCause.LateJoiner, false)], Causes(pub));

        ZmqSocket sub = Socket(ZmqSocketType.Sub);
        sub.Connect(endpoint);
        events.AddRange(Until(monitor, ZmqMonitorEvents.HandshakeSucceeded));
        Assert.Equal(ZmqCause.LateJoiner, Assert.Single(ZmqDiagnostics.Explain(pub, events)).Cause);
        sub.Dispose();
        events.AddRange(Until(monitor, ZmqMonitorEvents.Disconnected));
        Assert.Equal(ZmqCause.NoPeer, Assert.Single(ZmqDiagnostics.Explain(pub, events)).Cause);
    }

    [Fact]
    public void Explain_NobodyListens_SaysThatConnectingFails()
    {
        ZmqSocket push = Socket(ZmqSocketType.Push);
        push.Options.ReconnectInterval = TimeSpan.FromMilliseconds(10);
        push.Connect(Nobody);
        Parked.Until(() => Causes(push).SequenceEqual([(ZmqCause.ConnectionFailing, true)]), "a connection seen to fail");
    }

    [Fact]
    public void Explain_InprocNameNotBound_SaysSoUntilItIs()
    {
        string name = Endpoints.Inproc();
        ZmqSocket pair = Socket(ZmqSocketType.Pair);
        pair.Connect(name);
        AssertOnly(ZmqCause.InprocNotBound, isCertain: true, pair);

        using ZmqContext other = new();
        using ZmqSocket stranger = other.CreateSocket(ZmqSocketType.Pair);
        stranger.Bind(name);
        Assert.Contains("another context", AssertOnly(ZmqCause.InprocNotBound, isCertain: true, pair).Explanation, StringComparison.Ordinal);

        Socket(ZmqSocketType.Pair).Bind(name);
        Assert.Empty(ZmqDiagnostics.Explain(pair, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(ZmqSocketType.Push, ZmqSocketType.Sub)]
    [InlineData(ZmqSocketType.Req, ZmqSocketType.Pull)]
    public void Explain_TypesThatDoNotGoTogether_SaysSo(ZmqSocketType bound, ZmqSocketType connected)
    {
        ZmqSocket server = Socket(bound);
        ZmqSocket client = Socket(connected);
        using ZmqMonitor monitor = client.Monitor();
        client.Connect(server.Bind("tcp://127.0.0.1:*"));
        IReadOnlyList<ZmqFinding> findings = ZmqDiagnostics.Explain(client, Until(monitor, ZmqMonitorEvents.Disconnected));
        Assert.Contains(findings, finding => finding is { Cause: ZmqCause.WrongSocketPair, IsCertain: false });
    }

    [Fact]
    public void Explain_TypesThatDoNotGoTogetherOverInproc_SaysSo()
    {
        string name = Endpoints.Inproc();
        Socket(ZmqSocketType.Pub).Bind(name);
        ZmqSocket pull = Socket(ZmqSocketType.Pull);
        pull.Connect(name);
        Assert.Contains("PUB", AssertOnly(ZmqCause.WrongSocketPair, isCertain: true, pull).Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_DifferentMechanisms_SaysThatTheHandshakeFails()
    {
        using ZmqCurveKeyPair keys = ZmqCurveKeyPair.Generate();
        ZmqSocket server = Socket(ZmqSocketType.Pull);
        server.UseCurveServer(keys);
        ZmqSocket client = Socket(ZmqSocketType.Push);
        using ZmqMonitor monitor = client.Monitor();
        client.Connect(server.Bind("tcp://127.0.0.1:*"));
        IReadOnlyList<ZmqFinding> findings = ZmqDiagnostics.Explain(client, Until(monitor, ZmqMonitorEvents.HandshakeFailedProtocol));
        Assert.Contains(findings, finding => finding is { Cause: ZmqCause.HandshakeFailed, IsCertain: true });
    }

    [Fact]
    public void Explain_NothingSubscribed_SaysSo()
    {
        (ZmqSocket pub, ZmqSocket sub) = Connect(ZmqSocketType.Pub, ZmqSocketType.Sub);
        AssertOnly(ZmqCause.NoSubscription, isCertain: true, sub);
        sub.Subscribe("a");
        sub.Unsubscribe("a");
        AssertOnly(ZmqCause.NoSubscription, isCertain: false, sub);
        Assert.DoesNotContain(ZmqDiagnostics.Explain(pub, TimeSpan.Zero), finding => finding.Cause == ZmqCause.NoSubscription);
    }

    [Fact]
    public void Explain_XSubWithNothingReceived_SuspectsThatItHasNotSubscribed()
    {
        (_, ZmqSocket sub) = Connect(ZmqSocketType.XPub, ZmqSocketType.XSub);
        AssertOnly(ZmqCause.NoSubscription, isCertain: false, sub);
    }

    [Fact]
    public void Explain_LateJoiner_IsSuspectedOnBothSides()
    {
        ZmqSocket pub = Socket(ZmqSocketType.XPub);
        string endpoint = pub.Bind("tcp://127.0.0.1:*");
        pub.Send("before anybody was there");
        ZmqSocket sub = Socket(ZmqSocketType.Sub);
        sub.Subscribe("");
        sub.Connect(endpoint);
        pub.ReceiveBytes();
        AssertOnly(ZmqCause.LateJoiner, isCertain: false, sub);
        Assert.Equal([(ZmqCause.NoPeer, false), (ZmqCause.LateJoiner, false)], Causes(pub));
    }

    [Fact]
    public void Explain_RequestSentTwice_SaysThatReqIsOutOfStep()
    {
        (ZmqSocket rep, ZmqSocket req) = Connect(ZmqSocketType.Rep, ZmqSocketType.Req);
        req.Send("1");
        AssertOnly(ZmqCause.OutOfStep, isCertain: false, req);
        Assert.Throws<ZmqException>(() => req.Send("2"));
        AssertOnly(ZmqCause.OutOfStep, isCertain: true, req);
        rep.ReceiveString();
        Assert.Contains("not answered", AssertOnly(ZmqCause.OutOfStep, isCertain: false, rep).Explanation, StringComparison.Ordinal);
        Assert.Throws<ZmqException>(() => rep.ReceiveString());
        AssertOnly(ZmqCause.OutOfStep, isCertain: true, rep);
        rep.Send("3");
        Parked.Until(() => req.Events == ZmqPollEvents.In, "a reply");
        Assert.Contains("not received", AssertOnly(ZmqCause.OutOfStep, isCertain: true, req).Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_AsyncCallRefused_SaysThatReqIsOutOfStep()
    {
        (_, ZmqSocket req) = Connect(ZmqSocketType.Rep, ZmqSocketType.Req);
        await Assert.ThrowsAsync<ZmqException>(async () => await req.ReceiveBytesAsync());
        AssertOnly(ZmqCause.OutOfStep, isCertain: true, req);
    }

    [Fact]
    public void Explain_QueueFull_SaysThatSendsWait()
    {
        ZmqSocket push = Socket(ZmqSocketType.Push);
        push.Options.SendHighWatermark = 5;
        push.Connect(Nobody);
        while (push.TrySend("x"))
        {
        }

        IReadOnlyList<ZmqFinding> findings = ZmqDiagnostics.Explain(push);
        Assert.Contains(findings, finding => finding is { Cause: ZmqCause.HighWatermark, IsCertain: false });
    }

    [Fact]
    public void Explain_PushWithAFullPeer_IsCertainOfItWithAllEvents()
    {
        ZmqSocket push = Socket(ZmqSocketType.Push);
        push.Options.SendHighWatermark = 5;
        push.Options.SendBufferSize = 4096;
        ZmqSocket pull = Socket(ZmqSocketType.Pull);
        pull.Options.ReceiveHighWatermark = 5;
        pull.Options.ReceiveBufferSize = 4096;
        using ZmqMonitor monitor = push.Monitor();
        pull.Connect(push.Bind("tcp://127.0.0.1:*"));
        List<ZmqMonitorEvent> events = Until(monitor, ZmqMonitorEvents.HandshakeSucceeded);
        byte[] large = new byte[100_000];
        Parked.Until(
            () =>
            {
                while (push.TrySend(large))
                {
                }

                return ZmqDiagnostics.Explain(push, events) is [{ Cause: ZmqCause.HighWatermark, IsCertain: true }];
            },
            "a queue that is full");

        // Through buffers this small the first message takes its time.
        Parked.Until(() => Causes(pull) is [(ZmqCause.NotReceived, true)], "a message that is there");
        AssertOnly(ZmqCause.NotReceived, isCertain: true, pull);
    }

    [Fact]
    public void Explain_SubscriberThatDoesNotReceive_IsSlowAndMakesThePublisherDrop()
    {
        Assert.SkipUnless(ZmqDraft.IsSupported, "How full queues are is told by the draft API.");
        ZmqSocket pub = Socket(ZmqSocketType.XPub);
        pub.Options.SendHighWatermark = 10;
        pub.Options.SendBufferSize = 4096;
        ZmqSocket sub = Socket(ZmqSocketType.Sub);
        sub.Options.ReceiveHighWatermark = 10;
        sub.Options.ReceiveBufferSize = 4096;
        sub.Subscribe("");
        sub.Connect(pub.Bind("tcp://127.0.0.1:*"));
        pub.ReceiveBytes();
        using ZmqMonitor ofPub = pub.MonitorVersion2();
        using ZmqMonitor ofSub = sub.MonitorVersion2();
        byte[] large = new byte[100_000];
        Parked.Until(
            () =>
            {
                pub.Send(large);
                return ZmqDiagnostics.Explain(pub, Statistics(ofPub)) is [{ Cause: ZmqCause.Dropping, IsCertain: true }]
                    && ZmqDiagnostics.Explain(sub, Statistics(ofSub)) is [{ Cause: ZmqCause.SlowReceiver, IsCertain: true }];
            },
            "a publisher that drops");
    }

    [Fact]
    public void Explain_MessageNotReceived_SaysSo()
    {
        (ZmqSocket push, ZmqSocket pull) = Connect(ZmqSocketType.Push, ZmqSocketType.Pull);
        push.Send("x");
        Parked.Until(() => pull.Events == ZmqPollEvents.In, "a message");
        AssertOnly(ZmqCause.NotReceived, isCertain: true, pull);
        pull.ReceiveString();
        Assert.Empty(ZmqDiagnostics.Explain(pull, TimeSpan.FromMilliseconds(50)));
        Assert.Empty(ZmqDiagnostics.Explain(push, TimeSpan.FromMilliseconds(50)));
    }

    [Fact]
    public void Explain_SocketWithAMonitor_UsesWhatTheSocketKnows()
    {
        (_, ZmqSocket sub) = Connect(ZmqSocketType.Pub, ZmqSocketType.Sub);
        using ZmqMonitor monitor = sub.Monitor();
        AssertOnly(ZmqCause.NoSubscription, isCertain: true, sub);
    }

    [Fact]
    public void Explain_ForeignSocket_DoesNotPretendToKnow()
    {
        ZmqSocket own = Socket(ZmqSocketType.Sub);
        using ZmqContext foreign = ZmqContext.FromHandle(_context.Handle.DangerousGetHandle(), ownsHandle: false);
        ZmqSocket sub = foreign.SocketFromHandle(own.Handle.DangerousGetHandle(), ownsHandle: false);
        IReadOnlyList<ZmqFinding> findings = ZmqDiagnostics.Explain(sub, TimeSpan.Zero);
        Assert.DoesNotContain(findings, finding => finding.Cause == ZmqCause.NotAttached);
        Assert.Contains(findings, finding => finding is { Cause: ZmqCause.NoSubscription, IsCertain: false });
    }

    [Fact]
    public void ToString_Finding_HasTheCauseAndTheWayOut()
    {
        ZmqFinding finding = ZmqDiagnostics.Explain(Socket(ZmqSocketType.Pull), TimeSpan.Zero).Single();
        Assert.Equal($"NotAttached: {finding.Explanation} {finding.Advice}", finding.ToString());
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Dispose();

    private static (ZmqCause Cause, bool IsCertain)[] Causes(ZmqSocket socket) =>
        [.. ZmqDiagnostics.Explain(socket, TimeSpan.FromMilliseconds(50)).Select(finding => (finding.Cause, finding.IsCertain))];

    private static ZmqFinding AssertOnly(ZmqCause cause, bool isCertain, ZmqSocket socket)
    {
        ZmqFinding finding = Assert.Single(ZmqDiagnostics.Explain(socket, TimeSpan.FromMilliseconds(50)));
        Assert.Equal((cause, isCertain), (finding.Cause, finding.IsCertain));
        Assert.NotEmpty(finding.Explanation);
        Assert.NotEmpty(finding.Advice);
        return finding;
    }

    private static List<ZmqMonitorEvent> Statistics(ZmqMonitor monitor)
    {
        Assert.True(monitor.RequestPipeStatistics());
        return Until(monitor, ZmqMonitorEvents.PipeStatistics);
    }

    /// <summary>The events up to one of a kind.</summary>
    private static List<ZmqMonitorEvent> Until(ZmqMonitor monitor, ZmqMonitorEvents kind)
    {
        List<ZmqMonitorEvent> events = [];
        do
        {
            Assert.True(monitor.TryReceive(out ZmqMonitorEvent next, BackgroundCall.Limit), $"No {kind}: {string.Join("; ", events)}");
            events.Add(next);
        }
        while (events[^1].Kind != kind);
        return events;
    }

    private ZmqSocket Socket(ZmqSocketType type) => _context.CreateSocket(type);

    private (ZmqSocket Bound, ZmqSocket Connected) Connect(ZmqSocketType bound, ZmqSocketType connected)
    {
        ZmqSocket server = Socket(bound);
        ZmqSocket client = Socket(connected);
        Assert.True(client.ConnectAndWait(server.Bind("tcp://127.0.0.1:*"), BackgroundCall.Limit));
        return (server, client);
    }
}
