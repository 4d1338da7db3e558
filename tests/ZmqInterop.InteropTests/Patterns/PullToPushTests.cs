using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Patterns;

public sealed class PullToPushTests(PeerFixture peers) : PatternTests(peers, ZmqSocketType.Pull, "PUSH", Flow.In);
