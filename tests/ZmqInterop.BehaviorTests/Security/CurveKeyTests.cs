using System;
using Xunit;

namespace ZmqInterop.BehaviorTests.Security;

/// <summary>Keys as libzmq makes them and derives one from the other.</summary>
public sealed class CurveKeyTests
{
    // The pair that is printed in the descriptions of CURVE.
    private const string PublicKey = "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID";
    private const string SecretKey = "D:)Q[IlAW!ahhC2ac:9*A}h:p?([4%wOTJ%JR%cs";

    public CurveKeyTests() => Assert.SkipUnless(Zmq.Has("curve"), "This libzmq is built without CURVE.");

    [Fact]
    public void Generate_Always_SucceedsAndDerivesTheSamePublicKeyAgain()
    {
        using ZmqCurveKeyPair pair = ZmqCurveKeyPair.Generate();
        using ZmqCurveKeyPair derived = ZmqCurveKeyPair.FromSecretKey(pair.GetSecretKeyText());
        Assert.Equal(40, pair.PublicKey.ToString().Length);
        Assert.Equal(pair.PublicKey, derived.PublicKey);
    }

    [Fact]
    public void FromSecretKey_OfAKnownPair_GivesItsPublicKey()
    {
        using ZmqCurveKeyPair pair = ZmqCurveKeyPair.FromSecretKey(SecretKey);
        Assert.Equal(PublicKey, pair.PublicKey.ToString());
    }

    [Theory]
    [InlineData("42")]
    [InlineData("0123456789012345678901234567890123456789.")]
    [InlineData("01234567890123456789012345678901234567890123456789")]
    public void FromSecretKey_OfAnotherLength_IsRefused(string text) =>
        Assert.Throws<ArgumentException>(() => ZmqCurveKeyPair.FromSecretKey(text));
}
