using System.IO;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>The wildcard of ipc is a file of its own for each socket, which is gone when the socket is.</summary>
public sealed class IpcWildcardTests : BehaviorTest
{
    [Fact]
    public void Bind_IpcWildcard_CarriesMessagesBothWays()
    {
        ZmqSocket bound = Create(ZmqSocketType.Pair);
        ZmqSocket connected = Create(ZmqSocketType.Pair);
        string endpoint = bound.Bind("ipc://*");
        connected.Connect(endpoint);
        Exchange.Bounce(bound, connected);
        string file = endpoint["ipc://".Length..];
        Assert.True(File.Exists(file));
        bound.Dispose();
        Parked.Until(() => !File.Exists(file), "the end of the file");
    }

    [Fact]
    public void Bind_IpcWildcardTwice_AreDifferent()
    {
        ZmqSocket socket = Create(ZmqSocketType.Pull);
        Assert.NotEqual(socket.Bind("ipc://*"), socket.Bind("ipc://*"));
    }
}
