using System;
using System.Net;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A received frame tells the descriptor it came over, which is closed with the sockets.</summary>
public sealed class SourceDescriptorTests : BehaviorTest
{
    [Fact]
    public void Metadata_Descriptor_IsThatOfThePeer()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Whether a descriptor is still the same is asked of /proc.");
        ZmqSocket server = Create(ZmqSocketType.Rep);
        ZmqSocket client = Create(ZmqSocketType.Req);
        client.Connect(server.Bind(Endpoints.For("tcp")));
        client.Send(Bytes.Pattern(20));
        using ZmqFrame frame = new();
        server.Receive(frame);
        Assert.Equal(20, frame.Size);
        int descriptor = ForeignDescriptor.Of(frame);
        Assert.Equal(IPAddress.Loopback, ((IPEndPoint)ForeignDescriptor.Open(descriptor).RemoteEndPoint!).Address);

        string? identity = ForeignDescriptor.Identity(descriptor);
        Assert.NotNull(identity);
        server.Dispose();
        client.Dispose();
        Parked.Until(() => ForeignDescriptor.Identity(descriptor) != identity, "the end of the connection");
    }
}
