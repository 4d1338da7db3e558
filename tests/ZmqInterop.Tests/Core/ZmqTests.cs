using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqTests
{
    [Fact]
    public void Version_OfTheLoadedLibrary_IsOf4Point3()
    {
        Assert.Equal(4, Zmq.Version.Major);
        Assert.Equal(3, Zmq.Version.Minor);
        Assert.InRange(Zmq.Version.Build, 0, int.MaxValue);
    }

    [Fact]
    public void LibraryPath_OfTheLoadedLibrary_IsAFile()
    {
        Assert.NotNull(Zmq.LibraryPath);
        Assert.True(System.IO.File.Exists(Zmq.LibraryPath), Zmq.LibraryPath);
    }

    [Fact]
    public void Has_WhatTheBundledLibraryIsBuiltWith_IsTrue()
    {
        BundledLibrary.Require();
        Assert.True(Zmq.Has("curve"));
        Assert.True(Zmq.Has("draft"));
        Assert.Equal(!OperatingSystem.IsWindows(), Zmq.Has("ipc"));
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("nonsense")]
    [InlineData("Grüße")]
    [InlineData("CURVE")]
    public void Has_AnythingElse_IsFalse(string capability) => Assert.False(Zmq.Has(capability));

    [Fact]
    public void Has_NoName_ThrowsArgument()
    {
        Assert.Throws<ArgumentException>("capability", () => Zmq.Has(""));
        Assert.Throws<ArgumentNullException>("capability", () => Zmq.Has(null!));
    }
}
