using System;
using System.Linq;
using System.Text;
using Xunit;

namespace ZmqInterop.Tests.Core;

public sealed class Utf8EndpointTests
{
    public static TheoryData<string> Good =>
    [
        "tcp://127.0.0.1:0", "tcp://127.0.0.1:65535", "tcp://*:*", "tcp://[::1]:5555", "tcp://localhost:5555", "tcp://eth0;10.0.0.1:80", "ipc:///tmp/feed",
        "ipc://@abstract", "ipc://a:99999", "inproc://x", "inproc://Grüße:70000", "pgm://eth0;239.192.1.1:5555", "unknown://anything",
    ];

    public static TheoryData<string> Bad =>
    [
        "x", "://", "://x", "tcp:", "tcp:/127.0.0.1", "tcp://", "inproc://", "inproc://a\0b", "\0", "tcp://127.0.0.1:65536", "tcp://127.0.0.1:100000",
        "tcp://127.0.0.1:99999999999999999999", "tcp://[::1]:65536",
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public void Check_Endpoint_Passes(string endpoint) => Assert.Null(Record.Exception(() => Utf8Endpoint.Check(endpoint)));

    [Theory]
    [MemberData(nameof(Bad))]
    public void Check_AnythingElse_ThrowsWithTheNameOfTheParameter(string endpoint) =>
        Assert.Throws<ArgumentException>("address", () => Utf8Endpoint.Check(endpoint, "address"));

    [Fact]
    public void Check_NothingAtAll_Throws()
    {
        Assert.Throws<ArgumentNullException>("endpoint", () => Utf8Endpoint.Check(null!));
        Assert.Throws<ArgumentException>("endpoint", () => Utf8Endpoint.Check(""));
    }

    [Theory]
    [InlineData("inproc://x")]
    [InlineData("inproc://Grüße 世界 😀")]
    public void Encode_Endpoint_IsUtf8WithAClosingZero(string endpoint)
    {
        byte[] bytes = Utf8Endpoint.Encode(endpoint);
        Assert.Equal(0, bytes[^1]);
        Assert.Equal(endpoint, Encoding.UTF8.GetString(bytes.AsSpan(0, bytes.Length - 1)));
        Assert.Equal(bytes.Length - 1, Array.IndexOf(bytes, (byte)0));
    }

    [Fact]
    public void Encode_LongEndpoint_IsWhole()
    {
        string endpoint = "inproc://" + string.Concat(Enumerable.Repeat("ä", 5000));
        Assert.Equal(9 + 10_000 + 1, Utf8Endpoint.Encode(endpoint).Length);
    }
}
