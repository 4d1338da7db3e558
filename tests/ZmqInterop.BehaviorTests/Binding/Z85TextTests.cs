using System;
using System.Linq;
using Xunit;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Z85 as RFC 32 has it: four bytes are five characters, and nothing else is Z85.</summary>
public sealed class Z85TextTests
{
    private const string Text = "HelloWorld";
    private static readonly byte[] s_data = [0x86, 0x4F, 0xD2, 0x6F, 0xB5, 0x59, 0xF7, 0x5B];

    [Fact]
    public void Encode_ExampleOfTheSpecification_IsItsText() => Assert.Equal(Text, Z85.Encode(s_data));

    [Fact]
    public void Decode_ExampleOfTheSpecification_IsItsData() => Assert.Equal(s_data, Z85.Decode(Text));

    [Theory]
    [InlineData(1)]
    [InlineData(42)]
    public void Encode_LengthNotDivisibleByFour_Throws(int length) => Assert.Throws<ArgumentException>(() => Z85.Encode(new byte[length]));

    [Theory]
    [InlineData("01234567")]
    [InlineData("0")]
    [InlineData("#####")] // The largest that five characters can say.
    [InlineData("%nSc1")] // One more than 32 bits.
    [InlineData("####\u0020")] // Just below the range of the alphabet.
    [InlineData("####\u007F")] // Just above it.
    [InlineData("####\"")] // Within it, like the next ones.
    [InlineData("####,")]
    [InlineData("####;")]
    [InlineData("####~")]
    [InlineData("####\u00E9")]
    public void Decode_NotZ85_Throws(string text)
    {
        Assert.Throws<FormatException>(() => Z85.Decode(text));
        Assert.False(Z85.TryDecode(text, new byte[8], out int written));
        Assert.Equal(0, written);
    }

    [Theory]
    [InlineData(0x00, "00000")]
    [InlineData(0xFF, "%nSc0")]
    public void EncodeDecode_Extremes_AreTheSame(byte value, string text)
    {
        byte[] data = [.. Enumerable.Repeat(value, 4)];
        Assert.Equal(text, Z85.Encode(data));
        Assert.Equal(data, Z85.Decode(text));
    }

    [Fact]
    public void DecodeEncode_Key_IsTheSame()
    {
        const string Key = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7";
        byte[] data = Z85.Decode(Key);
        Assert.Equal(32, data.Length);
        Assert.Equal(Key, Z85.Encode(data));
    }
}
