using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Patterns;

public sealed class SubToPubTests(PeerFixture peers) : PatternTests(peers, ZmqSocketType.Sub, "PUB", Flow.In);
