using System;
using System.Security.Cryptography;
using System.Text;
using Xunit;
using ZmqInterop.Native;

namespace ZmqInterop.Tests.Security;

public sealed unsafe class Z85Tests
{
    // RFC 32: the test cases.
    public static TheoryData<string, string> Vectors => new()
    {
        { "", "" },
        { "864FD26FB559F75B", "HelloWorld" },
        { "8E0BDD697628B91D8F245587EE95C5B04D48963F79259877B49CD9063AEAD3B7", "JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh6" },
        { "00000000", "00000" },
        { "FFFFFFFF", "%nSc0" },
    };

    public static TheoryData<string> NotZ85 =>
    [
        "H", "Hell", "HelloW", "HelloWorl", "HelloWorld1", "Hello World", "Hel o", "Hel\"o", "Hel,o", "Hel;o", "Hel\\o", "Hel_o", "Hel`o", "Hel|o", "Hel~o", "Hel'o",
        "Hel\0o", "Hel\u007Fo", "Hel\u00E9o", "Hel\uFF21o", "HelloHel\u0130o", "%nSc1", "#####", "Hello#####", "\0\0\0\0\0",
    ];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Encode_Vector_IsThatOfTheSpecification(string bytes, string text)
    {
        Assert.Equal(text, Z85.Encode(Convert.FromHexString(bytes)));
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Decode_Vector_IsThatOfTheSpecification(string bytes, string text)
    {
        Assert.Equal(bytes, Convert.ToHexString(Z85.Decode(text)));
        Assert.Equal(bytes, Convert.ToHexString(Z85.Decode(text.AsSpan())));
    }

    [Theory]
    [MemberData(nameof(NotZ85))]
    public void Decode_SomethingElse_ThrowsWithoutRepeatingIt(string text)
    {
        FormatException exception = Assert.Throws<FormatException>(() => Z85.Decode(text));

        Assert.DoesNotContain(text, exception.Message.Replace("stand", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NotZ85))]
    public void TryDecode_SomethingElse_IsFalse(string text)
    {
        byte[] destination = new byte[64];

        Assert.False(Z85.TryDecode(text, destination, out int written));
        Assert.Equal(0, written);
        Assert.False(Z85.TryDecode(Encoding.UTF8.GetBytes(text), destination, out written));
        Assert.Equal(0, written);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(31)]
    public void Encode_LengthThatIsNotAMultipleOfFour_Throws(int length)
    {
        byte[] data = new byte[length];

        Assert.Throws<ArgumentException>(() => Z85.Encode(data));
        Assert.Throws<ArgumentException>(() => Z85.TryEncode(data, new char[100], out _));
        Assert.Throws<ArgumentException>(() => Z85.TryEncode(data, new byte[100], out _));
    }

    [Fact]
    public void Decode_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => Z85.Decode(null!));
    }

    [Fact]
    public void TryEncode_DestinationOneTooShort_WritesNothing()
    {
        char[] characters = new char[9];
        byte[] bytes = new byte[9];
        byte[] data = Convert.FromHexString("864FD26FB559F75B");

        Assert.False(Z85.TryEncode(data, characters, out int written));
        Assert.Equal(0, written);
        Assert.Equal(new char[9], characters);
        Assert.False(Z85.TryEncode(data, bytes, out written));
        Assert.Equal(0, written);
        Assert.Equal(new byte[9], bytes);
    }

    [Fact]
    public void TryEncode_LongerDestination_WritesTheTextAndNothingAfterIt()
    {
        char[] characters = new string('~', 12).ToCharArray();
        byte[] bytes = Encoding.ASCII.GetBytes(new string('~', 12));
        byte[] data = Convert.FromHexString("864FD26FB559F75B");

        Assert.True(Z85.TryEncode(data, characters, out int written));
        Assert.Equal(10, written);
        Assert.Equal("HelloWorld~~", new string(characters));
        Assert.True(Z85.TryEncode(data, bytes, out written));
        Assert.Equal(10, written);
        Assert.Equal("HelloWorld~~", Encoding.ASCII.GetString(bytes));
    }

    [Fact]
    public void TryDecode_DestinationOneTooShort_IsFalse()
    {
        Assert.False(Z85.TryDecode("HelloWorld", new byte[7], out int written));
        Assert.Equal(0, written);
        Assert.False(Z85.TryDecode("HelloWorld"u8, new byte[7], out written));
        Assert.Equal(0, written);
    }

    [Fact]
    public void TryDecode_LongerDestination_WritesTheBytesAndNothingAfterThem()
    {
        byte[] destination = [.. new byte[8], 1, 2];

        Assert.True(Z85.TryDecode("HelloWorld", destination, out int written));
        Assert.Equal(8, written);
        Assert.Equal("864FD26FB559F75B0102", Convert.ToHexString(destination));
    }

    [Fact]
    public void GetEncodedLength_OfAnyNumber_IsFiveQuartersOrThrows()
    {
        Assert.Equal(40, Z85.GetEncodedLength(32));
        Assert.Equal(2147483645, Z85.GetEncodedLength(1717986916));
        Assert.Throws<ArgumentException>(() => Z85.GetEncodedLength(1717986920));
        Assert.Throws<ArgumentException>(() => Z85.GetEncodedLength(-4));
        Assert.Throws<ArgumentException>(() => Z85.GetEncodedLength(33));
    }

    [Fact]
    public void GetDecodedLength_OfAnyNumber_IsFourFifthsOrThrows()
    {
        Assert.Equal(32, Z85.GetDecodedLength(40));
        Assert.Throws<ArgumentException>(() => Z85.GetDecodedLength(41));
        Assert.Throws<ArgumentException>(() => Z85.GetDecodedLength(-5));
    }

    [Fact]
    public void Encode_TenMegabytes_ComeBack()
    {
        byte[] data = new byte[10_000_000];
        RandomNumberGenerator.Fill(data);

        string text = Z85.Encode(data);

        Assert.Equal(12_500_000, text.Length);
        Assert.True(data.AsSpan().SequenceEqual(Z85.Decode(text)));
    }

    [Fact]
    public void Decode_TenMegabytesWithOneWrongCharacterAtTheEnd_SaysWhere()
    {
        string text = new string('0', 9_999_999) + "~";

        FormatException exception = Assert.Throws<FormatException>(() => Z85.Decode(text));

        Assert.Contains("9999996 to 10000000", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_RandomBytes_IsWhatLibzmqEncodes()
    {
        for (int length = 4; length <= 256; length += 4)
        {
            byte[] data = new byte[length];
            RandomNumberGenerator.Fill(data);
            byte[] native = new byte[(length / 4 * 5) + 1];
            fixed (byte* source = data)
            fixed (byte* destination = native)
            {
                Assert.True(LibZmq.zmq_z85_encode(destination, source, (nuint)length) == destination);
            }

            Assert.Equal(Encoding.ASCII.GetString(native.AsSpan(0, native.Length - 1)), Z85.Encode(data));
        }
    }

    [Fact]
    public void TryDecode_RandomText_AcceptsAndDecodesWhatLibzmqDoes()
    {
        // Mostly of the alphabet, so that both outcomes are frequent.
        const string Characters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#~ ";
        int accepted = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string text = RandomNumberGenerator.GetString(Characters, RandomNumberGenerator.GetInt32(1, 4) * 5);
            byte[] managed = new byte[text.Length / 5 * 4];
            byte[] native = new byte[managed.Length];
            bool nativeAccepts;
            fixed (byte* source = Encoding.ASCII.GetBytes(text + '\0'))
            fixed (byte* destination = native)
            {
                nativeAccepts = LibZmq.zmq_z85_decode(destination, source) is not null;
            }

            Assert.Equal(nativeAccepts, Z85.TryDecode(text, managed, out _));
            if (nativeAccepts)
            {
                accepted++;
                Assert.Equal(native, managed);
            }
        }

        Assert.InRange(accepted, 1, 19_999);
    }
}
