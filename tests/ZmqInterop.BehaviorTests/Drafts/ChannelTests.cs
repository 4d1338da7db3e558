#pragma warning disable ZMQDRAFT001 // Drafts are what is tested here.
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Drafts;

public sealed class ChannelTests : BehaviorTest
{
    private readonly ZmqSocket _bound;
    private readonly ZmqSocket _connected;

    public ChannelTests()
    {
        Draft.Require();
        _bound = Create(ZmqSocketType.Channel);
        _connected = Create(ZmqSocketType.Channel);
        _connected.Connect(_bound.Bind(Endpoints.Inproc()));
    }

    [Fact]
    public void Messages_InBothDirections_Arrive()
    {
        _bound.Send("HELLO");
        Assert.Equal("HELLO", _connected.ReceiveString());
        _connected.Send("WORLD");
        Assert.Equal("WORLD", _bound.ReceiveString());
    }

    [Fact]
    public void Multipart_Sent_IsRefused() =>
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => _connected.Send("X", more: true)).Error);
}
