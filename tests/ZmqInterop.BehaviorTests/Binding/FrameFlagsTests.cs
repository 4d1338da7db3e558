using System.Runtime.CompilerServices;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A frame tells whether more frames of its message follow, and whether others share its content.</summary>
public sealed class FrameFlagsTests : BehaviorTest
{
    [Fact]
    public void More_TwoPartsBehindRoutingId_IsTrueUpToTheLast()
    {
        ZmqSocket router = Create(ZmqSocketType.Router);
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        dealer.Connect(router.Bind(Endpoints.Inproc()));
        dealer.Send("A", more: true);
        dealer.Send("B");
        using ZmqFrame frame = new();
        router.Receive(frame);
        Assert.True(frame.More);
        Assert.NotEqual(0, frame.Size);
        router.Receive(frame);
        Assert.Equal("A", frame.GetString());
        Assert.True(frame.More);
        router.Receive(frame);
        Assert.Equal("B", frame.GetString());
        Assert.False(frame.More);
    }

    [Fact]
    public void IsShared_Copied_IsTrueForBoth()
    {
        // Larger than what libzmq keeps within the frame itself.
        using ZmqFrame frame = new(1024L);
        Assert.False(frame.IsShared);
        using ZmqFrame copy = frame.Copy();
        Assert.True(copy.IsShared);
        Assert.True(frame.IsShared);
        Assert.True(Unsafe.AreSame(in frame.Span[0], in copy.Span[0]));
    }

    // In C, content without a function that frees it is constant and always counts as shared. Wrapped memory always has an owner.
    [Fact]
    public void IsShared_Wrapped_IsFalseUntilCopied()
    {
        using ZmqFrame frame = ZmqFrame.Wrap(new CountingOwner(Bytes.Pattern(100)));
        Assert.False(frame.IsShared);
        using ZmqFrame copy = frame.Copy();
        Assert.True(frame.IsShared);
    }
}
