using System;
using System.Collections.Generic;
using Xunit;

namespace ZmqInterop.Tests.Security;

public sealed class ZmqCurvePublicKeyTests
{
    [Fact]
    public void Parse_Text_IsTheKeyOfItsBytes()
    {
        ZmqCurvePublicKey key = ZmqCurvePublicKey.Parse(Keys.ServerPublic);
        byte[] copy = new byte[32];
        key.CopyTo(copy);

        Assert.Equal(Keys.ServerPublic, key.ToString());
        Assert.Equal(Z85.Decode(Keys.ServerPublic), copy);
        Assert.Equal(copy, key.ToArray());
        Assert.Equal(new ZmqCurvePublicKey(copy), key);
        Assert.False(key.IsEmpty);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(39)]
    [InlineData(41)]
    [InlineData(4000)]
    public void Parse_WrongLength_Throws(int length)
    {
        string text = new('k', length);

        Assert.Throws<FormatException>(() => ZmqCurvePublicKey.Parse(text));
        Assert.False(ZmqCurvePublicKey.TryParse(text, out ZmqCurvePublicKey key));
        Assert.True(key.IsEmpty);
        Assert.Throws<ArgumentException>(() => new ZmqCurvePublicKey(new byte[length]));
    }

    [Fact]
    public void Parse_NullOrAnotherAlphabet_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => ZmqCurvePublicKey.Parse(null!));
        Assert.Throws<FormatException>(() => ZmqCurvePublicKey.Parse(new string('~', 40)));
        Assert.Throws<FormatException>(() => ZmqCurvePublicKey.Parse(new string('#', 40)));
    }

    [Fact]
    public void CopyTo_ShorterMemory_Throws()
    {
        Assert.Throws<ArgumentException>(() => ZmqCurvePublicKey.Parse(Keys.ServerPublic).CopyTo(new byte[31]));
    }

    [Fact]
    public void Equals_EveryByte_Counts()
    {
        byte[] bytes = Z85.Decode(Keys.ServerPublic);
        HashSet<ZmqCurvePublicKey> keys = [new(bytes)];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 1;
            Assert.True(keys.Add(new ZmqCurvePublicKey(bytes)), $"Byte {i} does not count.");
            Assert.True(new ZmqCurvePublicKey(bytes) != ZmqCurvePublicKey.Parse(Keys.ServerPublic));
            bytes[i] ^= 1;
        }

        Assert.True(new ZmqCurvePublicKey(bytes) == ZmqCurvePublicKey.Parse(Keys.ServerPublic));
        Assert.False(keys.Add(new ZmqCurvePublicKey(bytes)));
        Assert.False(new ZmqCurvePublicKey(bytes).Equals("a key"));
    }

    [Fact]
    public void IsEmpty_OfTheDefault_IsTrue()
    {
        Assert.True(default(ZmqCurvePublicKey).IsEmpty);
        Assert.True(new ZmqCurvePublicKey(new byte[32]).IsEmpty);
    }
}
