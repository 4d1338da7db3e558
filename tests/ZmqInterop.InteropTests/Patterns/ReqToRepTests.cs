using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Patterns;

public sealed class ReqToRepTests(PeerFixture peers) : PatternTests(peers, ZmqSocketType.Req, "REP", Flow.Ask);
