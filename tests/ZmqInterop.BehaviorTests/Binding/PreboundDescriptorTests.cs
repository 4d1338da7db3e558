#pragma warning disable ZMQDRAFT001 // Drafts are tested where the library has them.

using System;
using System.Net;
using System.Net.Sockets;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Native;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A socket takes over a listening descriptor that somebody else opened, as systemd does.</summary>
public sealed class PreboundDescriptorTests : BehaviorTest
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("tcp", ZmqSocketType.Rep, ZmqSocketType.Req)]
    [InlineData("ipc", ZmqSocketType.Rep, ZmqSocketType.Req)]
    [InlineData("tcp", ZmqSocketType.Pair, ZmqSocketType.Pair)]
    [InlineData("ipc", ZmqSocketType.Pair, ZmqSocketType.Pair)]
    public void Bind_ListeningDescriptor_AcceptsThere(string transport, ZmqSocketType serverType, ZmqSocketType clientType)
    {
        (ZmqSocket server, ZmqSocket client) = Connect(transport, serverType, clientType);
        Exchange.Bounce(server, client);
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("ipc")]
    public void Bind_ListeningDescriptorOfServer_AcceptsThere(string transport)
    {
        Draft.Require();
        (ZmqSocket server, ZmqSocket client) = Connect(transport, ZmqSocketType.Server, ZmqSocketType.Client);
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => client.Send("request", more: true)).Error);
        client.Send("request");
        using ZmqFrame frame = new();
        server.Receive(frame);
        Assert.Equal("request", frame.GetString());
        uint client1 = frame.RoutingId;
        Assert.NotEqual(0u, client1);
        using ZmqFrame reply = new("reply") { RoutingId = client1 };
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => server.Send(reply, more: true)).Error);
        server.Send(reply);
        client.Receive(frame);
        Assert.Equal("reply", frame.GetString());
        Assert.Equal(0u, frame.RoutingId);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _folder.Dispose();
        }
    }

    private (ZmqSocket Server, ZmqSocket Client) Connect(string transport, ZmqSocketType serverType, ZmqSocketType clientType)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "libzmq takes over descriptors on Unix only.");
        ZmqSocket server = Create(serverType);
        ZmqSocket client = Create(clientType);
        (int descriptor, string endpoint) = transport == "tcp" ? ListenTcp() : ListenIpc();
        server.Options.UseFileDescriptor = descriptor;
        Assert.Equal(endpoint, server.Bind(endpoint));
        server.Options.UseFileDescriptor = null;
        client.Connect(endpoint);
        return (server, client);
    }

    private static (int Descriptor, string Endpoint) ListenTcp()
    {
        Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        string endpoint = $"tcp://{listener.LocalEndPoint}";
        return (Release(listener), endpoint);
    }

    private (int Descriptor, string Endpoint) ListenIpc()
    {
        string file = _folder.File("socket");
        Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(file));
        return (Release(listener), $"ipc://{file}");
    }

    // The descriptor becomes libzmq's, which closes it.
    private static int Release(Socket listener)
    {
        listener.Listen();
        int descriptor = (int)listener.Handle;
        listener.SafeHandle.SetHandleAsInvalid();
        return descriptor;
    }
}
