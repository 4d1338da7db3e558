using System.Buffers;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Where what is received can go.</summary>
public sealed class ZmqSocketReceiveTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(100_000)]
    public void Receive_Writer_AppendsTheContentAndTellsWhetherMoreFollow(int size)
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        byte[] content = Bytes.Pattern(size);
        pair.Connected.Send(content, more: true);
        pair.Connected.Send("end");
        ArrayBufferWriter<byte> writer = new();
        writer.Write("begin"u8);

        Assert.True(pair.Bound.Receive(writer));
        Assert.False(pair.Bound.Receive(writer));

        Assert.Equal([.. "begin"u8, .. content, .. "end"u8], writer.WrittenSpan.ToArray());
    }
}
