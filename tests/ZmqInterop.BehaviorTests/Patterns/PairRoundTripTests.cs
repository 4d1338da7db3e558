using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Messages there and back between two PAIR sockets.</summary>
public sealed class PairRoundTripTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void Pair_Connected_PassesMessagesBothWays(string transport)
    {
        ZmqSocket server = Create(ZmqSocketType.Pair);
        ZmqSocket client = Create(ZmqSocketType.Pair);
        client.Connect(server.Bind(Endpoints.For(transport)));
        Bounce(server, client);
    }

    [Fact]
    public void Pair_ConnectedToAName_PassesMessagesBothWays()
    {
        ZmqSocket server = Create(ZmqSocketType.Pair);
        int port = server.BindRandomPort("tcp://127.0.0.1");
        ZmqSocket client = Create(ZmqSocketType.Pair);
        client.Connect($"tcp://localhost:{port}");
        Bounce(server, client);
    }

    [Fact]
    public void Bind_IpcPathThatIsTooLong_IsRefused()
    {
        ZmqSocket server = Create(ZmqSocketType.Pair);
        ZmqException exception = Assert.Throws<ZmqException>(() => server.Bind($"ipc://{new string('a', 108)}"));
        Assert.Equal(ZmqError.NameTooLong, exception.Error);
    }

    [Fact]
    public void Pair_BoundToADevice_PassesMessagesBothWays()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux binds sockets to devices.");
        ZmqSocket server = Create(ZmqSocketType.Pair);
        ZmqSocket client = Create(ZmqSocketType.Pair);
        server.Options.BindToDevice = "lo";
        client.Options.BindToDevice = "lo";
        string? endpoint = BindIfAllowed(server);
        Assert.SkipWhen(endpoint is null, "Binding to a device needs rights that this process does not have.");
        client.Connect(endpoint);
        Bounce(server, client);
    }

    private static string? BindIfAllowed(ZmqSocket socket)
    {
        try
        {
            return socket.Bind("tcp://127.0.0.1:*");
        }
        catch (ZmqException e) when (e.Error is ZmqError.NotPermitted or ZmqError.AccessDenied)
        {
            return null;
        }
    }
}
