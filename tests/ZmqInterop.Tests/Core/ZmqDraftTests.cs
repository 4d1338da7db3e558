#pragma warning disable ZMQDRAFT001 // Drafts are what is tested.

using System;
using System.Linq;
using Xunit;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqDraftTests
{
    public static TheoryData<ZmqSocketType> DraftTypes => [.. Enum.GetValues<ZmqSocketType>().Where(type => (int)type >= 12)];

    [Fact]
    public void IsSupported_Always_IsWhatTheLibrarySays() => Assert.Equal(Zmq.Has("draft"), ZmqDraft.IsSupported);

    [Theory]
    [MemberData(nameof(DraftTypes))]
    public void CreateSocket_OfADraftTypeOnAStableLibrary_IsRefused(ZmqSocketType type)
    {
        SkipWithDrafts();
        using ZmqContext context = new();
        AssertRefused(() => context.CreateSocket(type));
        Assert.Equal(0, context.SocketCount);
    }

    [Fact]
    public void Members_OfFramesOnAStableLibrary_AreRefused()
    {
        SkipWithDrafts();
        using ZmqFrame frame = new("x");
        AssertRefused(() => _ = frame.RoutingId);
        AssertRefused(() => frame.RoutingId = 1);
        AssertRefused(() => _ = frame.Group);
        AssertRefused(() => frame.Group = "group");
        Assert.Equal("x", frame.GetString());
    }

    [Fact]
    public void Members_OfSocketsOnAStableLibrary_AreRefused()
    {
        SkipWithDrafts();
        using ZmqContext context = new();
        using ZmqSocket router = context.CreateSocket(ZmqSocketType.Router);
        AssertRefused(() => router.Join("group"));
        AssertRefused(() => router.Leave("group"));
        AssertRefused(() => router.ConnectPeer("inproc://peer"));
        AssertRefused(() => router.GetPeerState("peer"u8));
        AssertRefused(() => router.MonitorVersion2());
        AssertRefused(() => router.Options.SetHelloMessage("hello"u8));
        AssertRefused(() => router.Options.SetDisconnectMessage("gone"u8));
        AssertRefused(() => router.Options.SetHiccupMessage("lost"u8));
        AssertRefused(() => router.Options.RouterNotify = ZmqRouterNotifications.Connect);
    }

    private static void SkipWithDrafts() => Assert.SkipWhen(ZmqDraft.IsSupported, "This libzmq has drafts.");

    private static void AssertRefused(Action action)
    {
        NotSupportedException exception = Assert.Throws<NotSupportedException>(action);
        Assert.Contains(Zmq.Version.ToString(), exception.Message, StringComparison.Ordinal);
    }
}
