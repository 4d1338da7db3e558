using System;
using System.Text;
using Xunit;

namespace ZmqInterop.Tests.Options;

public sealed class ZmqSocketOptionsSecurityTests : IDisposable
{
    private readonly ZmqContext _context = new();
    private readonly ZmqSocket _socket;

    public ZmqSocketOptionsSecurityTests() => _socket = _context.CreateSocket(ZmqSocketType.Rep);

    private ZmqSocketOptions Options => _socket.Options;

    public void Dispose() => _context.Dispose();

    [Fact]
    public void Mechanism_AfterEachOption_IsThatOfTheLastOne()
    {
        Options.PlainServer = true;
        Assert.Equal(ZmqMechanism.Plain, Options.Mechanism);
        Options.PlainServer = false;
        Assert.Equal(ZmqMechanism.Null, Options.Mechanism);
        Options.PlainUserName = "user";
        Assert.Equal(ZmqMechanism.Plain, Options.Mechanism);
        Options.PlainUserName = null;
        Assert.Equal(ZmqMechanism.Null, Options.Mechanism);
        Assert.Equal("user", Options.PlainUserName);
        Options.PlainPassword = "password";
        Assert.Equal(ZmqMechanism.Plain, Options.Mechanism);
        Options.PlainPassword = null;
        Assert.Equal(ZmqMechanism.Null, Options.Mechanism);
        Assert.SkipUnless(Zmq.Has("curve"), "This libzmq lacks curve.");
        Options.SetCurveSecretKey(CurveKeys.Text);
        Assert.Equal(ZmqMechanism.Curve, Options.Mechanism);
    }

    [Fact]
    public void PlainUserName_Set_EndsTheServerRole()
    {
        Options.PlainServer = true;
        Options.PlainUserName = "user";
        Assert.False(Options.PlainServer);
    }

    [Fact]
    public void Texts_Refused_AreNotRepeatedInTheMessage()
    {
        string secret = new('s', 300);
        Assert.DoesNotContain("sss", Assert.Throws<ArgumentException>(() => Options.PlainPassword = secret).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sss", Assert.Throws<ArgumentException>(() => Options.SetCurveSecretKey(secret)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "sss", Assert.Throws<ArgumentException>(() => Options.SetCurveSecretKey(Encoding.ASCII.GetBytes(secret))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SetCurvePublicKey_WrongForm_NamesTheParameter()
    {
        Assert.Equal("key", Assert.Throws<ArgumentException>(() => Options.SetCurvePublicKey(CurveKeys.Text[1..])).ParamName);
        Assert.Equal("key", Assert.Throws<ArgumentException>(() => Options.SetCurvePublicKey(new byte[31])).ParamName);
        Assert.Equal("key", Assert.Throws<ArgumentNullException>(() => Options.SetCurvePublicKey((string)null!)).ParamName);
    }

    [Fact]
    public void SetCurveKeys_EachOfThree_KeepsTheOthers()
    {
        Assert.SkipUnless(Zmq.Has("curve"), "This libzmq lacks curve.");
        byte[] other = [.. new byte[31], 7];
        Options.SetCurvePublicKey(CurveKeys.Text);
        Options.SetCurveSecretKey(other);
        Assert.Equal(CurveKeys.Bytes, Options.GetCurvePublicKey());
        Assert.Equal(other, Options.GetCurveSecretKey());
        Assert.Equal(new byte[32], Options.GetCurveServerKey());
    }

    [Fact]
    public void ZapDomain_SetToEmpty_IsRefusedAndKept()
    {
        Options.ZapDomain = "domain";
        Assert.Equal("value", Assert.Throws<ArgumentException>(() => Options.ZapDomain = "").ParamName);
        Assert.Equal("domain", Options.ZapDomain);
    }
}
