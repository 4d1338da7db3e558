using System;
using System.Text;
using Xunit;

namespace ZmqInterop.Tests.Options;

/// <summary>What deprecated options do; obsolete itself, as users of obsolete members are.</summary>
[Obsolete("Tests obsolete members.")]
public sealed class ZmqSocketOptionsDeprecatedTests : IDisposable
{
    private readonly ZmqContext _context = new();

    public ZmqSocketOptionsDeprecatedTests() => _context.SocketDefaults = static options =>
    {
        options.Linger = TimeSpan.Zero;
        options.ReceiveTimeout = TimeSpan.FromSeconds(30);
    };

    public void Dispose() => _context.Dispose();

    [Fact]
    public void IPv4Only_Set_IsTheOppositeOfIPv6()
    {
        using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Pair);
        socket.Options.IPv4Only = false;
        Assert.True(socket.Options.IPv6);
        socket.Options.IPv6 = false;
        Assert.True(socket.Options.IPv4Only);
    }

    [Fact]
    public void AddTcpAcceptFilter_OfAnotherNetwork_KeepsPeersOutUntilCleared()
    {
        using ZmqSocket pull = _context.CreateSocket(ZmqSocketType.Pull);
        pull.Options.AddTcpAcceptFilter("10.0.0.0/8");
        string filtered = pull.Bind("tcp://127.0.0.1:*");
        pull.Options.ClearTcpAcceptFilters();
        string open = pull.Bind("tcp://127.0.0.1:*");
        using ZmqSocket out1 = _context.CreateSocket(ZmqSocketType.Push);
        out1.Options.Immediate = true;
        out1.Connect(filtered);
        using ZmqSocket out2 = _context.CreateSocket(ZmqSocketType.Push);
        out2.Connect(open);
        out2.Send("open"u8);
        byte[] buffer = new byte[16];
        Assert.Equal("open", Encoding.UTF8.GetString(buffer, 0, pull.Receive(buffer)));
        Assert.False(pull.TryReceive(buffer, out _));
    }

    [Fact]
    public void AddTcpAcceptFilter_ThatIsNoNetwork_IsRefusedByLibzmq()
    {
        using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Pull);
        Assert.Throws<ZmqException>(() => socket.Options.AddTcpAcceptFilter("not a network"));
    }

    [Fact]
    public void AddIpcFilters_OfThisProcess_LetItIn()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux tells the process behind a connection.");
        using ZmqSocket pull = _context.CreateSocket(ZmqSocketType.Pull);
        pull.Options.AddIpcFilterUserId(int.MaxValue);
        pull.Options.AddIpcFilterGroupId(int.MaxValue);
        pull.Options.ClearIpcFilterUserIds();
        pull.Options.ClearIpcFilterGroupIds();
        pull.Options.AddIpcFilterProcessId(1);
        pull.Options.ClearIpcFilterProcessIds();
        pull.Options.AddIpcFilterProcessId(Environment.ProcessId);
        using ZmqSocket push = _context.CreateSocket(ZmqSocketType.Push);
        push.Connect(pull.Bind("ipc://*"));
        push.Send("in"u8);
        Assert.Equal(2, pull.Receive(new byte[16]));
    }
}
