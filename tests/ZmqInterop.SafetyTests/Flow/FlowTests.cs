using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.SafetyTests.Flow;

/// <summary>
/// Messages are numbered, and what comes is compared with what libzmq promises: the order of each sender, whole messages, nothing twice, and nothing lost unless a connection
/// was broken or a process killed, and then only what was on its way. Meanwhile calls are canceled and time out, queues are full, connections are cut ("cut"), peers
/// killed ("kill", "echo") or ended ("flush"), contexts disposed of ("dispose"). Tries are messages checked.
/// </summary>
public sealed class FlowTests(Figures figures) : IClassFixture<Figures>
{
    // For each case. build/stress asks for more.
    private static readonly int s_milliseconds = Setting.Number("ZMQINTEROP_FLOW_MILLISECONDS", 300);

    // The same by default: what fails in a build server should not be new every day.
    private static readonly int s_seed = Setting.Number("ZMQINTEROP_FLOW_SEED", 1);

    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(s_milliseconds) + TimeSpan.FromSeconds(120);

    [Theory]
    [InlineData("pair-pair-inproc")]
    [InlineData("pair-pair-tcp")]
    [InlineData("push-pull-inproc")]
    [InlineData("push-pull-tcp")]
    [InlineData("push-pull-ipc")]
    [InlineData("pub-sub-inproc")]
    [InlineData("pub-sub-tcp")]
    [InlineData("xpub-xsub-ipc")]
    [InlineData("dealer-dealer-tcp")]
    [InlineData("dealer-router-inproc")]
    [InlineData("dealer-router-tcp")]
    [InlineData("router-router-ipc")]
    [InlineData("req-rep-inproc")]
    [InlineData("req-rep-tcp")]
    public Task Messages_WhileCallsAreCanceled_ComeAsSent(string name) => CheckAsync(name);

    [Theory]
    [InlineData("client-server-inproc")]
    [InlineData("client-server-tcp")]
    [InlineData("scatter-gather-inproc")]
    [InlineData("scatter-gather-tcp")]
    [InlineData("channel-channel-inproc")]
    [InlineData("channel-channel-tcp")]
    [InlineData("peer-peer-inproc")]
    [InlineData("peer-peer-tcp")]
    [InlineData("radio-dish-inproc")]
    [InlineData("radio-dish-tcp")]
    public Task Messages_OfDraftSockets_ComeAsSent(string name)
    {
        Assert.SkipUnless(ZmqDraft.IsSupported, "This libzmq is built without its draft API.");
        return CheckAsync(name);
    }

    [Theory]
    [InlineData("push-pull-tcp-cut")]
    [InlineData("pub-sub-tcp-cut")]
    [InlineData("dealer-router-tcp-cut")]
    [InlineData("dealer-dealer-tcp-cut")]
    [InlineData("req-rep-tcp-cut")]
    public Task Messages_WhileConnectionsAreCut_ComeInOrderAndOnce(string name) => CheckAsync(name);

    [Theory]
    [InlineData("push-pull-tcp-kill")]
    [InlineData("pub-sub-ipc-kill")]
    [InlineData("dealer-router-tcp-kill")]
    [InlineData("dealer-router-ipc-echo")]
    public Task Messages_OfKilledProcesses_ComeWholeAndWithoutGaps(string name) => CheckAsync(name);

    [Theory]
    [InlineData("push-pull-tcp-flush")]
    [InlineData("dealer-router-ipc-flush")]
    public Task Messages_OfProcessesThatEnd_AllCome(string name) => CheckAsync(name);

    [Theory]
    [InlineData("push-pull-tcp-dispose")]
    [InlineData("dealer-router-ipc-dispose")]
    public Task Messages_OfContextsThatAreDisposedOf_AllCome(string name) => CheckAsync(name);

    private async Task CheckAsync(string name)
    {
        BundledLibrary.Require();
        using Process process = SafetyProbe.Start("flow", name, Text(s_seed), Text(s_milliseconds));
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            string output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None).WaitAsync(s_limit);
            await process.WaitForExitAsync(CancellationToken.None).WaitAsync(s_limit);
            string[] counts = process.ExitCode == 0 ? output.Trim().Split(' ') : ["0", "0"];
            figures.Add(name, long.Parse(counts[0], CultureInfo.InvariantCulture), long.Parse(counts[1], CultureInfo.InvariantCulture), process.ExitCode == 0 ? 0 : 1);
            Assert.True(
                process.ExitCode == 0,
                $"Exit code {process.ExitCode} after \"flow {name} {s_seed} {s_milliseconds}\" of ZmqInterop.SafetyProbe (ZMQINTEROP_FLOW_SEED={s_seed}): {await errors}");
            Assert.True(long.Parse(counts[0], CultureInfo.InvariantCulture) > 0, "No message has come.");
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            figures.Add(name, 0, 0, 1);
            Assert.Fail($"\"flow {name} {s_seed} {s_milliseconds}\" of ZmqInterop.SafetyProbe has not ended within {s_limit.TotalSeconds} s.");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
