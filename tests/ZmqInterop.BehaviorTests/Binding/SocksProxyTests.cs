#pragma warning disable ZMQDRAFT001 // Stable builds have the credentials too.

using System;
using System.Linq;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Connections go through a SOCKS5 proxy, which is told names as they are, and who asks.</summary>
public sealed class SocksProxyTests : BehaviorTest
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData(SocksServer.HostName, SocksServer.HostName)]
    [InlineData("::1", "::1")]
    [InlineData("[::1]", "::1")]
    public void Connect_ThroughProxy_AsksForTheHost(string host, string request)
    {
        using SocksServer proxy = new();
        proxy.Start();
        (ZmqSocket push, ZmqSocket pull) = Connect(proxy.Address, host);
        AssertPasses(push, pull);
        Assert.Equal([request], proxy.Requests);
    }

    [Fact]
    public void Connect_WithoutProxy_IsDirect()
    {
        (ZmqSocket push, ZmqSocket pull) = Connect(null, "127.0.0.1");
        AssertPasses(push, pull);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("someuser", "somepass")]
    public void Connect_ProxyIsLate_TriesAgain(string? userName, string? password)
    {
        using SocksServer proxy = new(userName, password ?? "");
        ZmqSocket push = Create(ZmqSocketType.Push);
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        using ZmqMonitor monitor = pull.Monitor(ZmqMonitorEvents.ConnectRetried);
        SetProxy(pull, proxy.Address, userName, password);
        pull.Connect(push.Bind(Endpoints.For("tcp")));
        Assert.Equal(ZmqMonitorEvents.ConnectRetried, monitor.Next());
        proxy.Start();
        AssertPasses(push, pull);
    }

    [Fact]
    public void Connect_FromAnAddress_ReachesTheProxy()
    {
        using SocksServer proxy = new();
        proxy.Start();
        (ZmqSocket push, ZmqSocket pull) = Connect($"127.0.0.1:0;{proxy.Address}", "127.0.0.1");
        AssertPasses(push, pull);
        Assert.NotEmpty(proxy.Requests);
    }

    [Theory]
    [InlineData("someuser", "somepass")]
    [InlineData("someuser", "")]
    [InlineData("someuser", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Connect_WithCredentials_Passes(string? userName, string? password)
    {
        using SocksServer proxy = new(string.IsNullOrEmpty(userName) ? null : userName, password ?? "");
        proxy.Start();
        (ZmqSocket push, ZmqSocket pull) = Connect(proxy.Address, "127.0.0.1", userName, password);
        AssertPasses(push, pull);
        Assert.Equal(0, proxy.Refused);
    }

    // It has to end well: libzmq 4.3.4 ends the process when a socket is closed between two attempts at a proxy.
    [Fact]
    public void Connect_WrongPassword_TriesUntilItIsRight()
    {
        using SocksServer proxy = new("someuser", "otherpass");
        proxy.Start();
        (ZmqSocket push, ZmqSocket pull) = Connect(proxy.Address, "127.0.0.1", "someuser", "somepass");
        Parked.Until(() => proxy.Refused > 1, "refusals, the second after another attempt");
        Assert.Empty(proxy.Requests);
        proxy.Password = "somepass";
        AssertPasses(push, pull);
    }

    [Fact]
    public void SocksProxy_Set_ReadsBack()
    {
        ZmqSocketOptions options = Create(ZmqSocketType.Sub).Options;
        Assert.Equal("", options.SocksProxy);
        options.SocksProxy = "somehost:1080";
        Assert.Equal("somehost:1080", options.SocksProxy);
        options.SocksProxy = null;
        Assert.Equal("", options.SocksProxy);

        // In C that is a null pointer; an empty text is an error there.
        Assert.Throws<ZmqException>(() => options.SetBytes(ZmqSocketOption.SocksProxy, []));
    }

    [Fact]
    public void SocksCredentials_Set_ReadBack()
    {
        ZmqSocketOptions options = Create(ZmqSocketType.Sub).Options;
        string longest = string.Concat(Enumerable.Repeat("abcde", 51));
        Assert.Equal(255, longest.Length);
        foreach (string? value in (string?[])["someuser", longest, "", null])
        {
            options.SocksUserName = value;
            options.SocksPassword = value;
            Assert.Equal(value ?? "", options.SocksUserName);
            Assert.Equal(value ?? "", options.SocksPassword);
        }

        Assert.Throws<ArgumentException>(() => options.SocksUserName = longest + "f");
        Assert.Throws<ArgumentException>(() => options.SocksPassword = longest + "f");
    }

    private static void AssertPasses(ZmqSocket push, ZmqSocket pull)
    {
        push.Send("ABC");
        push.Send("DEF");
        Assert.Equal("ABC", pull.ReceiveString());
        Assert.Equal("DEF", pull.ReceiveString());
    }

    private static void SetProxy(ZmqSocket socket, string? proxy, string? userName, string? password)
    {
        socket.Options.SocksProxy = proxy;
        socket.Options.SocksUserName = userName;
        socket.Options.SocksPassword = password;
    }

    private (ZmqSocket Push, ZmqSocket Pull) Connect(string? proxy, string host, string? userName = null, string? password = null)
    {
        ZmqSocket push = Create(ZmqSocketType.Push);
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        SetProxy(pull, proxy, userName, password);
        pull.Connect(push.Bind(Endpoints.For("tcp")).Replace("127.0.0.1", host, StringComparison.Ordinal));
        return (push, pull);
    }
}
