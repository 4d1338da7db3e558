using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Patterns;

public sealed class PushToPullTests(PeerFixture peers) : PatternTests(peers, ZmqSocketType.Push, "PULL", Flow.Out);
