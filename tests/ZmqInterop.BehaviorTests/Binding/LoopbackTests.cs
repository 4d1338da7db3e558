using Xunit;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>The machine has what the other tests stand on. (That it also has a thousand descriptors is in <see cref="ManySocketsTests"/>.)</summary>
public sealed class LoopbackTests : BehaviorTest
{
    [Fact]
    public void Bind_Loopback_Works() => Assert.StartsWith("tcp://127.0.0.1:", Create(ZmqSocketType.Dealer).Bind("tcp://127.0.0.1:*"), System.StringComparison.Ordinal);
}
