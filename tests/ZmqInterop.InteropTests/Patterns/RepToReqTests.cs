using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Patterns;

public sealed class RepToReqTests(PeerFixture peers) : PatternTests(peers, ZmqSocketType.Rep, "REQ", Flow.Answer);
