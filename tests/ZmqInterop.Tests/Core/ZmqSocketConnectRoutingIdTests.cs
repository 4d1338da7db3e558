using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>libzmq ends the process when two peers of a socket would have one routing id. The ways there are tried in a process of their own.</summary>
public sealed class ZmqSocketConnectRoutingIdTests
{
    public static TheoryData<string> Ways =>
    [
        "router", "router-inproc", "rep", "stream", "by-number", "immediate", "stream-disconnected", "made-up",
    ];

    public static TheoryData<string> WaysThatDraftsSee => ["peer-tcp", "peer-inproc", "peer-unseen", "peer-closed", "router-disconnected"];

    [Theory]
    [MemberData(nameof(Ways))]
    public Task Connect_WithARoutingIdThatIsTaken_IsRefused(string way) => RefusesAsync(way);

    [Theory]
    [MemberData(nameof(WaysThatDraftsSee))]
    public Task Connect_WithARoutingIdThatAPeerHas_IsRefused(string way)
    {
        Assert.SkipUnless(ZmqDraft.IsSupported, "A libzmq without drafts does not tell which peers a socket has.");
        return RefusesAsync(way);
    }

    [Fact]
    public async Task Connect_WithARoutingIdThatWasGivenBefore_WithoutDraftsStaysRefused()
    {
        Assert.SkipWhen(ZmqDraft.IsSupported, "This libzmq tells which peers a socket has.");
        await RefusesAsync("router-once");
    }

    private static async Task RefusesAsync(string way) => Assert.Equal((46, ""), await ExitProbe.RunAsync("routing-id", "46", way));
}
