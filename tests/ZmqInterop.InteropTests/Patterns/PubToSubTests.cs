using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Patterns;

public sealed class PubToSubTests(PeerFixture peers) : PatternTests(peers, ZmqSocketType.Pub, "SUB", Flow.Out);
