using System;
using System.Globalization;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.HostileTests;

/// <summary>
/// Strangers connect to a bound socket, by the thousand, and say what no peer should: broken greetings, commands, sizes and handshakes of ZMTP 1, 2 and 3, of PLAIN, CURVE
/// and ws, with wrong answers to authentication requests, changed bytes in real conversations, and connections that stay half open. The messages of a good client must
/// all arrive, and the process must live; it is one of its own. Tries are the messages of the good client, faults the connections of strangers.
/// </summary>
public sealed class HostilePeerTests(Summary summary) : IClassFixture<Summary>
{
    // For each case. build/stress asks for more.
    private static readonly int s_seconds = Number("ZMQINTEROP_HOSTILE_SECONDS", 1);

    // The first 1 by default: what fails in a build server should not be new every day.
    private static readonly int s_seed = Number("ZMQINTEROP_HOSTILE_SEED", 1);

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(s_seconds + 120);

    [Theory]
    [InlineData("pair-tcp-null")]
    [InlineData("pub-tcp-null")]
    [InlineData("sub-tcp-null")]
    [InlineData("req-tcp-null")]
    [InlineData("rep-tcp-null")]
    [InlineData("dealer-tcp-null")]
    [InlineData("router-tcp-null")]
    [InlineData("pull-tcp-null")]
    [InlineData("push-tcp-null")]
    [InlineData("xpub-tcp-null")]
    [InlineData("xsub-tcp-null")]
    [InlineData("stream-tcp-null")]
    [InlineData("rep-ipc-null")]
    [InlineData("router-ipc-null")]
    [InlineData("pub-ipc-null")]
    [InlineData("pull-ipc-null")]
    [InlineData("rep-tcp-curve")]
    [InlineData("router-tcp-curve")]
    [InlineData("pub-tcp-curve")]
    [InlineData("router-tcp-null-liar")]
    [InlineData("rep-tcp-plain-liar")]
    [InlineData("router-tcp-plain-liar")]
    [InlineData("pub-tcp-plain-liar")]
    [InlineData("rep-tcp-curve-liar")]
    [InlineData("router-tcp-curve-liar")]
    [InlineData("pub-tcp-curve-liar")]
    public Task Strangers_AtASocket_HarmNobody(string name) => AttackAsync(name);

    [Theory]
    [InlineData("server-tcp-null")]
    [InlineData("client-tcp-null")]
    [InlineData("radio-tcp-null")]
    [InlineData("dish-tcp-null")]
    [InlineData("gather-tcp-null")]
    [InlineData("scatter-tcp-null")]
    [InlineData("peer-tcp-null")]
    [InlineData("channel-tcp-null")]
    [InlineData("rep-ws-null")]
    [InlineData("router-ws-null")]
    [InlineData("pub-ws-null")]
    [InlineData("pull-ws-null")]
    public Task Strangers_AtADraftSocketOrTransport_HarmNobody(string name)
    {
        Assert.SkipUnless(ZmqDraft.IsSupported, "This libzmq is built without its draft API.");
        Assert.SkipUnless(!name.Contains("-ws-", StringComparison.Ordinal) || Zmq.Has("WS"), "This libzmq is built without the transport ws.");
        return AttackAsync(name);
    }

    private async Task AttackAsync(string name)
    {
        // The patches of native/patches/libzmq are what this proves; without them strangers do end the process.
        BundledLibrary.Require();
        (int code, string output, string error) = await HostileProbe.RunAsync(s_limit, [], "fuzz", name, Text(s_seed), Text(s_seconds));
        string[] counts = code == 0 ? output.Trim().Split(' ') : ["0", "0"];
        summary.Add(name, long.Parse(counts[1], CultureInfo.InvariantCulture), long.Parse(counts[0], CultureInfo.InvariantCulture), code == 0 ? 0 : 1);
        Assert.True(code == 0, $"Exit code {code} after \"fuzz {name} {s_seed} {s_seconds}\" of ZmqInterop.HostileProbe (ZMQINTEROP_HOSTILE_SEED={s_seed}): {error}");
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
