using System;
using System.Linq;
using System.Reflection;
using System.Text;
using Xunit;

namespace ZmqInterop.Tests.Security;

public sealed class ZmqCurveKeyPairTests
{
    public static TheoryData<int> WrongLengths => [0, 1, 31, 33, 39, 41, 64, 4000, 1_000_000];

    [Theory]
    [InlineData(Keys.ClientSecret, Keys.ClientPublic)]
    [InlineData(Keys.ServerSecret, Keys.ServerPublic)]
    public void FromSecretKey_KnownKey_HasItsPublicKey(string secret, string expected)
    {
        using ZmqCurveKeyPair ofText = ZmqCurveKeyPair.FromSecretKey(secret);
        using ZmqCurveKeyPair ofSpan = ZmqCurveKeyPair.FromSecretKey(secret.AsSpan());
        using ZmqCurveKeyPair ofAscii = ZmqCurveKeyPair.FromSecretKey(Encoding.ASCII.GetBytes(secret));
        using ZmqCurveKeyPair ofBytes = ZmqCurveKeyPair.FromSecretKey(Z85.Decode(secret));

        Assert.All([ofText, ofSpan, ofAscii, ofBytes], pair =>
        {
            Assert.Equal(expected, pair.PublicKey.ToString());
            Assert.Equal(Z85.Decode(expected), pair.PublicKey.ToArray());
            Assert.Equal(secret, pair.GetSecretKeyText());
            Assert.Equal(Z85.Decode(secret), pair.SecretKey.ToArray());
        });
    }

    [Theory]
    [MemberData(nameof(WrongLengths))]
    public void FromSecretKey_WrongLength_ThrowsWithoutRepeatingIt(int length)
    {
        string text = new('k', length);
        byte[] bytes = Encoding.ASCII.GetBytes(text);

        ArgumentException[] exceptions =
        [
            Assert.Throws<ArgumentException>(() => ZmqCurveKeyPair.FromSecretKey(text)),
            Assert.Throws<ArgumentException>(() => ZmqCurveKeyPair.FromSecretKey(text.AsSpan())),
            Assert.Throws<ArgumentException>(() => ZmqCurveKeyPair.FromSecretKey(bytes)),
        ];

        Assert.All(exceptions, exception =>
        {
            Assert.Contains($"{length}", exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("kkk", exception.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void FromSecretKey_ThirtyTwoCharacters_ThrowsAsTheyAreNotBytes()
    {
        Assert.Throws<ArgumentException>(() => ZmqCurveKeyPair.FromSecretKey(new string('k', 32)));
    }

    [Theory]
    [InlineData("JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{L~6")]
    [InlineData("JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{L\u01306")]
    [InlineData("########################################")]
    [InlineData("0000000000000000000000000000000000000000")]
    public void FromSecretKey_FortyCharactersThatAreNoKey_ThrowsWithoutRepeatingThem(string text)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => ZmqCurveKeyPair.FromSecretKey(text));

        Assert.DoesNotContain(text, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromSecretKey_NullOrZeros_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => ZmqCurveKeyPair.FromSecretKey((string)null!));
        Assert.Throws<ArgumentException>(() => ZmqCurveKeyPair.FromSecretKey(new byte[32]));
    }

    [Fact]
    public void Generate_Twice_GivesDifferentPairsThatBelongTogether()
    {
        using ZmqCurveKeyPair first = ZmqCurveKeyPair.Generate();
        using ZmqCurveKeyPair second = ZmqCurveKeyPair.Generate();
        using ZmqCurveKeyPair again = ZmqCurveKeyPair.FromSecretKey(first.SecretKey);

        Assert.NotEqual(first.PublicKey, second.PublicKey);
        Assert.Equal(first.PublicKey, again.PublicKey);
        Assert.False(first.SecretKey.SequenceEqual(second.SecretKey));
    }

    [Fact]
    public void Equals_SameKeys_IsByPublicKey()
    {
        using ZmqCurveKeyPair pair = ZmqCurveKeyPair.FromSecretKey(Keys.ClientSecret);
        using ZmqCurveKeyPair same = ZmqCurveKeyPair.FromSecretKey(Z85.Decode(Keys.ClientSecret));
        using ZmqCurveKeyPair other = ZmqCurveKeyPair.FromSecretKey(Keys.ServerSecret);

        Assert.True(pair.Equals(same));
        Assert.True(pair.Equals((object)same));
        Assert.Equal(pair.GetHashCode(), same.GetHashCode());
        Assert.False(pair.Equals(other));
        Assert.False(pair.Equals((object?)null));
    }

    [Fact]
    public void Dispose_Always_OverwritesTheSecretKeyEverywhere()
    {
        ZmqCurveKeyPair pair = ZmqCurveKeyPair.Generate();
        ReadOnlySpan<byte> view = pair.SecretKey;
        Assert.True(view.ContainsAnyExcept((byte)0));

        pair.Dispose();
        pair.Dispose();

        Assert.False(view.ContainsAnyExcept((byte)0));
        byte[][] arrays = [.. typeof(ZmqCurveKeyPair).GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Select(field => field.GetValue(pair)).OfType<byte[]>()];
        Assert.NotEmpty(arrays);
        Assert.All(arrays, array => Assert.Equal(new byte[32], array));
    }

    [Fact]
    public void SecretKey_AfterDispose_ThrowsAndThePublicKeyIsStillThere()
    {
        ZmqCurveKeyPair pair = ZmqCurveKeyPair.FromSecretKey(Keys.ClientSecret);
        pair.Dispose();

        Assert.Throws<ObjectDisposedException>(() => pair.SecretKey.Length);
        Assert.Throws<ObjectDisposedException>(pair.GetSecretKeyText);
        Assert.Throws<ObjectDisposedException>(() => pair.CopySecretKeyText(new char[40]));
        Assert.Equal(Keys.ClientPublic, pair.PublicKey.ToString());
    }

    [Fact]
    public void CopySecretKeyText_AnyDestination_FillsItOrThrows()
    {
        using ZmqCurveKeyPair pair = ZmqCurveKeyPair.FromSecretKey(Keys.ClientSecret);
        char[] text = new char[40];

        pair.CopySecretKeyText(text);

        Assert.Equal(Keys.ClientSecret, new string(text));
        Assert.Throws<ArgumentException>(() => pair.CopySecretKeyText(new char[39]));
    }

    [Fact]
    public void ToString_Always_ShowsThePublicKeyOnly()
    {
        using ZmqCurveKeyPair pair = ZmqCurveKeyPair.FromSecretKey(Keys.ClientSecret);

        Assert.Contains(Keys.ClientPublic, pair.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Keys.ClientSecret, pair.ToString(), StringComparison.Ordinal);
    }
}
