using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Patterns;

public sealed class PairToPairTests(PeerFixture peers) : PatternTests(peers, ZmqSocketType.Pair, "PAIR", Flow.Ask);
