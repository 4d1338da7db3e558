using System;
using Xunit;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>The library says which it is, and what its errors mean.</summary>
public sealed class VersionAndErrorTextTests : BehaviorTest
{
    [Fact]
    public void Version_Loaded_Is43()
    {
        Assert.Equal(4, Zmq.Version.Major);
        Assert.Equal(3, Zmq.Version.Minor);
        Assert.True(Zmq.Version.Build >= 0);
    }

    [Fact]
    public void Message_InvalidArgument_HasTextAndName()
    {
        ZmqSocket socket = Create(ZmqSocketType.Pair);
        ZmqException exception = Assert.Throws<ZmqException>(() => socket.Connect("tcp://127.0.0.1:nothing"));
        Assert.Equal(ZmqError.InvalidArgument, exception.Error);
        Assert.Contains("EINVAL", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Invalid argument", exception.Message, StringComparison.OrdinalIgnoreCase);
    }
}
