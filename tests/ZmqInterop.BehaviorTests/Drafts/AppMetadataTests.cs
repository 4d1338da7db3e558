#pragma warning disable ZMQDRAFT001 // Drafts are what is tested here.
using System;
using Xunit;

namespace ZmqInterop.BehaviorTests.Drafts;

/// <summary>Properties of the application that a peer tells when it connects. Libraries without drafts have them too.</summary>
public sealed class AppMetadataTests : BehaviorTest
{
    [Fact]
    public void Metadata_OfEitherSide_ComesWithItsMessages()
    {
        ZmqSocket rep = Create(ZmqSocketType.Rep);
        rep.Options.AddMetadata("X-hello", "world");
        rep.Options.AddMetadata("X-connection", "backup");
        ZmqSocket req = Create(ZmqSocketType.Req);
        req.Options.AddMetadata("X-hello", "hello");
        req.Options.AddMetadata("X-connection", "primary");
        req.Options.AddMetadata("X-bin", Z85.Encode([0, 1, 2, 3]));
        req.Connect(rep.Bind("tcp://127.0.0.1:*"));
        using ZmqFrame frame = new("x");
        req.Send(frame);
        rep.Receive(frame);
        Assert.Equal(("hello", "primary"), (frame.GetMetadata("X-hello"), frame.GetMetadata("X-connection")));
        Assert.Equal([0, 1, 2, 3], Z85.Decode(frame.GetMetadata("X-bin")!));
        Assert.Null(frame.GetMetadata("X-foobar"));
        Assert.Null(frame.GetMetadata("foobar"));

        rep.Send(frame);
        req.Receive(frame);
        Assert.Equal(("world", "backup"), (frame.GetMetadata("X-hello"), frame.GetMetadata("X-connection")));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("key", "")]
    [InlineData("", "value")]
    [InlineData("key", "value")]
    [InlineData("X-", "value")]
    public void AddMetadata_WithoutProperNameOrValue_IsRefused(string name, string value) =>
        Assert.ThrowsAny<ArgumentException>(() => Create(ZmqSocketType.Rep).Options.AddMetadata(name, value));

    [Fact]
    public void AddMetadata_WithALongName_IsRefused() =>
        Assert.ThrowsAny<ArgumentException>(() => Create(ZmqSocketType.Rep).Options.AddMetadata("X-" + new string('k', 254), "value"));

    [Theory]
    [InlineData(":")]
    [InlineData("key:")]
    [InlineData(":value")]
    [InlineData("keyvalue")]
    [InlineData("")]
    public void Option_ByNumberWithoutProperNameOrValue_IsRefused(string value)
    {
        Exception? exception = Record.Exception(() => Create(ZmqSocketType.Rep).Options.SetString(ZmqSocketOption.Metadata, value));
        Assert.True(exception is ArgumentException or ZmqException { Error: ZmqError.InvalidArgument }, $"{exception}");
    }
}
