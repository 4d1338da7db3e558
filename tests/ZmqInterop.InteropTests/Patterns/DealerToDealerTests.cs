using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Patterns;

public sealed class DealerToDealerTests(PeerFixture peers) : PatternTests(peers, ZmqSocketType.Dealer, "DEALER", Flow.Answer);
