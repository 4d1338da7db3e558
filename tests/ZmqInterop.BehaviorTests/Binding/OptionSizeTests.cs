using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>An option that is read into more room than it needs leaves no rubbish in the rest.</summary>
public sealed class OptionSizeTests : BehaviorTest
{
    [Fact]
    public void GetInt64_OptionIsAnInt_HasItsValueAlone()
    {
        ZmqSocket pub = Create(ZmqSocketType.Pub);
        ZmqSocket sub = Create(ZmqSocketType.Sub);
        sub.Connect(pub.Bind(Endpoints.Inproc()));
        Assert.Equal(0, sub.Options.GetInt64(ZmqSocketOption.HasMore));
        Assert.Equal(0, sub.Options.GetInt32(ZmqSocketOption.HasMore));
        Assert.False(sub.HasMore);
    }

    [Fact]
    public void GetInt64_PartsFollow_IsOne()
    {
        ZmqSocket push = Create(ZmqSocketType.Push);
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        push.Connect(pull.Bind(Endpoints.Inproc()));
        push.Send("A", more: true);
        push.Send("B");
        Assert.Equal("A", pull.ReceiveString());
        Assert.Equal(1, pull.Options.GetInt64(ZmqSocketOption.HasMore));
    }
}
