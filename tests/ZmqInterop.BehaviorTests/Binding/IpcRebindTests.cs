using Xunit;
using ZmqInterop.Tests.Native;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A file that a socket was bound to can be bound to again at once, and peers connect again by themselves.</summary>
public sealed class IpcRebindTests : BehaviorTest
{
    [Fact]
    public void Bind_FileOfADisposedSocket_PeerConnectsAgain()
    {
        using TemporaryFolder folder = new();
        string endpoint = $"ipc://{folder.File("socket")}";
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        ZmqSocket first = Create(ZmqSocketType.Push);
        first.Bind(endpoint);
        pull.Connect(endpoint);
        first.Send("42");
        Assert.Equal("42", pull.ReceiveString());
        first.Dispose();

        ZmqSocket second = Create(ZmqSocketType.Push);
        second.Bind(endpoint);
        second.Send("43");
        Assert.Equal("43", pull.ReceiveString());
    }
}
