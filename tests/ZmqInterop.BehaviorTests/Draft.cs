using Xunit;

namespace ZmqInterop.BehaviorTests;

/// <summary>What tests of draft sockets begin with.</summary>
internal static class Draft
{
    internal static void Require() => Assert.SkipUnless(Zmq.Has("draft"), "This libzmq is built without its draft API.");
}
