using System;
using System.Buffers.Binary;
using Xunit;

namespace ZmqInterop.Tests.Core;

/// <summary>What libzmq would never send must not do harm either.</summary>
public sealed class ZmqMonitorFramesTests
{
    [Fact]
    public void ReadVersion1_ValidFrames_GivesEvent()
    {
        using FrameList frames = Frames(Header(0x0800, unchecked((uint)-1)), "tcp://host:1"u8.ToArray());
        Assert.Equal(new ZmqMonitorEvent(ZmqMonitorEvents.HandshakeFailedNoDetail, -1, "tcp://host:1"), ZmqMonitorFrames.ReadVersion1(frames));
    }

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 6 })]
    [InlineData(new[] { 0, 0 })]
    [InlineData(new[] { 5, 3 })]
    [InlineData(new[] { 7, 3 })]
    [InlineData(new[] { 6, 3, 0 })]
    public void ReadVersion1_OtherFrames_GivesEventOfNoKind(int[] sizes)
    {
        using FrameList frames = OfSizes(sizes);
        Assert.Equal(default, ZmqMonitorFrames.ReadVersion1(frames));
    }

    [Fact]
    public void ReadVersion2_ValidFrames_GivesEvent()
    {
        using FrameList frames = Frames(Number(0x10000), Number(2), Number(7), Number(9), "tcp://a:1"u8.ToArray(), "tcp://b:2"u8.ToArray());
        ZmqMonitorEvent monitorEvent = ZmqMonitorFrames.ReadVersion2(frames);
        Assert.Equal(0x10000, (int)monitorEvent.Kind);
        Assert.Equal("tcp://a:1", monitorEvent.LocalEndpoint);
        Assert.Equal("tcp://b:2", monitorEvent.RemoteEndpoint);
        Assert.Equal("tcp://b:2", monitorEvent.Endpoint);
        Assert.Equal(new ZmqPipeStatistics(7, 9), monitorEvent.PipeStatistics);
        Assert.Contains("7 out, 9 in", monitorEvent.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadVersion2_NoValuesAndNoPeer_GivesEvent()
    {
        using FrameList frames = Frames(Number(0x400), Number(0), "tcp://a:1"u8.ToArray(), []);
        ZmqMonitorEvent monitorEvent = ZmqMonitorFrames.ReadVersion2(frames);
        Assert.Equal(ZmqMonitorEvents.MonitorStopped, monitorEvent.Kind);
        Assert.Equal("tcp://a:1", monitorEvent.Endpoint);
        Assert.Equal(0, monitorEvent.Value);
    }

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 8 })]
    [InlineData(new[] { 8, 8, 8 })]
    [InlineData(new[] { 7, 8, 0, 0 })]
    [InlineData(new[] { 8, 9, 0, 0 })]
    [InlineData(new[] { 8, 8, 8, 0, 0 })]
    public void ReadVersion2_OtherFrames_GivesEventOfNoKind(int[] sizes)
    {
        using FrameList frames = OfSizes(sizes);
        Assert.Equal(default, ZmqMonitorFrames.ReadVersion2(frames));
    }

    [Theory]
    [InlineData(1, 1, 7)]
    [InlineData(1, 2, 8)]
    [InlineData(ulong.MaxValue, 1, 8)]
    [InlineData(1, ulong.MaxValue, 8)]
    public void ReadVersion2_WrongNumbers_GivesEventOfNoKind(ulong kind, ulong count, int valueSize)
    {
        using FrameList frames = Frames(Number(kind), Number(count), new byte[valueSize], [], []);
        Assert.Equal(default, ZmqMonitorFrames.ReadVersion2(frames));
    }

    private static byte[] Header(ushort kind, uint value)
    {
        byte[] header = new byte[6];
        BitConverter.TryWriteBytes(header, kind);
        BitConverter.TryWriteBytes(header.AsSpan(2), value);
        return header;
    }

    private static byte[] Number(ulong number)
    {
        byte[] bytes = BitConverter.GetBytes(number);
        Assert.Equal(number, BitConverter.IsLittleEndian ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : BinaryPrimitives.ReadUInt64BigEndian(bytes));
        return bytes;
    }

    private static FrameList OfSizes(int[] sizes) => Frames(Array.ConvertAll(sizes, size => new byte[size]));

    private static FrameList Frames(params byte[][] contents)
    {
        FrameList frames = new();
        foreach (byte[] content in contents)
        {
            frames.Spare().Write(content);
            frames.Insert(frames.Count);
        }

        return frames;
    }
}
