using System;
using Xunit;

namespace ZmqInterop.Tests.Security;

public sealed class AddressRulesTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "127.0.0.2", false)]
    [InlineData("127.0.0.1", "::ffff:127.0.0.1", true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1", true)]
    [InlineData("10.0.0.0/8", "10.255.1.2", true)]
    [InlineData("10.0.0.0/8", "11.0.0.0", false)]
    [InlineData("10.1.2.3/8", "10.9.9.9", true)]
    [InlineData("192.168.1.128/25", "192.168.1.127", false)]
    [InlineData("192.168.1.128/25", "192.168.1.200", true)]
    [InlineData("0.0.0.0/0", "8.8.8.8", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("::1", "::1", true)]
    [InlineData("::1", "0:0:0:0:0:0:0:1", true)]
    [InlineData("::1", "::2", false)]
    [InlineData("fd00::/8", "fdff:1::2", true)]
    [InlineData("fd00::/8", "fe80::1", false)]
    [InlineData("fe80::/10", "fe80::1%eth0", true)]
    [InlineData("2001:db8::/33", "2001:db8:8000::1", false)]
    public void Allow_Network_LetsItsAddressesThroughAndNoOthers(string network, string address, bool allowed)
    {
        AddressRules rules = new();
        rules.Allow(network);

        Assert.Equal(allowed, rules.Refuse(address) is null);
    }

    [Fact]
    public void Refuse_WithoutRules_LetsEverythingThrough()
    {
        Assert.All(["127.0.0.1", "::1", "", "localhost:0:0:1", "nonsense"], address => Assert.Null(new AddressRules().Refuse(address)));
    }

    [Fact]
    public void Deny_InsideAnAllowedNetwork_Wins()
    {
        AddressRules rules = new();
        rules.Deny("10.0.0.66");
        rules.Allow("10.0.0.0/8");

        Assert.Null(rules.Refuse("10.0.0.65"));
        Assert.NotNull(rules.Refuse("10.0.0.66"));
        Assert.NotNull(rules.Refuse("::ffff:10.0.0.66"));
    }

    [Fact]
    public void Refuse_AddressThatIsNone_PassesOnlyWhenLocalOrNothingIsAllowed()
    {
        AddressRules rules = new();
        rules.Deny("10.0.0.1");
        Assert.Null(rules.Refuse("localhost:0:0:1"));

        rules.Allow("127.0.0.1");
        Assert.NotNull(rules.Refuse("localhost:0:0:1"));
        Assert.NotNull(rules.Refuse(""));

        rules.AllowLocal();
        Assert.Null(rules.Refuse("localhost:0:0:1"));
        Assert.NotNull(rules.Refuse("127.0.0.2"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("10.1")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/ 8")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("::/129")]
    [InlineData("fe80::1%eth0")]
    [InlineData("localhost")]
    [InlineData("*")]
    public void Allow_SomethingElse_Throws(string text)
    {
        AddressRules rules = new();

        Assert.Throws<FormatException>(() => rules.Allow(text));
        Assert.Throws<FormatException>(() => rules.Deny(text));
        Assert.Null(rules.Refuse("127.0.0.1"));
    }
}
