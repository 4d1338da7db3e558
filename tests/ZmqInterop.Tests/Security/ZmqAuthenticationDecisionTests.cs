using System;
using System.Collections.Generic;
using Xunit;

namespace ZmqInterop.Tests.Security;

public sealed class ZmqAuthenticationDecisionTests
{
    [Fact]
    public void Factories_EachStatus_HaveItsCode()
    {
        Assert.Equal("200 OK", ZmqAuthenticationDecision.Allow("alice").ToString());
        Assert.Equal("alice", ZmqAuthenticationDecision.Allow("alice").UserId);
        Assert.Equal("400 Unknown", ZmqAuthenticationDecision.Deny("Unknown").ToString());
        Assert.Equal("300 Wait", ZmqAuthenticationDecision.RetryLater("Wait").ToString());
        Assert.True(ZmqAuthenticationDecision.Allow().IsAllowed);
        Assert.False(ZmqAuthenticationDecision.Deny().IsAllowed);
        Assert.False(ZmqAuthenticationDecision.RetryLater().IsAllowed);
        Assert.Empty(ZmqAuthenticationDecision.Deny().UserId);
    }

    [Fact]
    public void Deny_LongReason_IsCut()
    {
        Assert.Equal(255, ZmqAuthenticationDecision.Deny(new string('x', 10_000)).StatusText.Length);
    }

    [Fact]
    public void Allow_UserIdTooLongOrWithAZero_Throws()
    {
        _ = ZmqAuthenticationDecision.Allow(new string('x', 255));
        Assert.Throws<ArgumentException>(() => ZmqAuthenticationDecision.Allow(new string('x', 256)));
        Assert.Throws<ArgumentException>(() => ZmqAuthenticationDecision.Allow(new string('ä', 128)));
        Assert.Throws<ArgumentException>(() => ZmqAuthenticationDecision.Allow("alice\0"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("colon:")]
    [InlineData("Socket-Type")]
    [InlineData("identity")]
    [InlineData("Resource")]
    [InlineData("User-Id")]
    [InlineData("Peer-Address")]
    [InlineData("Routing-Id")]
    [InlineData("__fd")]
    public void Allow_MetadataNameThatIsNotFree_Throws(string name)
    {
        Assert.Throws<ArgumentException>(() => ZmqAuthenticationDecision.Allow("", new Dictionary<string, string> { [name] = "x" }));
    }

    [Fact]
    public void Allow_MetadataValueWithAZeroOrLongName_Throws()
    {
        Assert.Throws<ArgumentException>(() => ZmqAuthenticationDecision.Allow("", new Dictionary<string, string> { ["name"] = "\0" }));
        Assert.Throws<ArgumentException>(() => ZmqAuthenticationDecision.Allow("", new Dictionary<string, string> { [new string('n', 256)] = "" }));
    }

    [Fact]
    public void Allow_Metadata_IsInTheFormOfTheWire()
    {
        ZmqAuthenticationDecision decision = ZmqAuthenticationDecision.Allow("", new Dictionary<string, string> { ["X-A"] = "yes" });

        Assert.Equal([3, (byte)'X', (byte)'-', (byte)'A', 0, 0, 0, 3, (byte)'y', (byte)'e', (byte)'s'], decision.Metadata);
    }
}
