using System;
using Xunit;

namespace ZmqInterop.AllocationTests;

public sealed class MessageTests : IDisposable
{
    private readonly SocketPair _pair = new();
    private readonly byte[] _data = new byte[1000];

    [Fact]
    public void SendAndReceive_ReusedMessages_AllocateNothing()
    {
        using ZmqMessage sent = new();
        using ZmqMessage received = new();
        Allocations.AssertNone(() =>
        {
            sent.Add("topic");
            sent.Add(_data.AsSpan(0, 10));
            sent.Add(_data);
            _pair.Left.Send(sent);
            _pair.Right.Receive(received);
            Assert.True(received.Count == 3 && received.TotalSize == 1015);
        });
    }

    [Fact]
    public void SendBack_ReceivedMessage_AllocatesNothing()
    {
        using ZmqMessage message = new() { "1", "2", _data };
        Allocations.AssertNone(() =>
        {
            _pair.Left.Send(message);
            _pair.Right.Receive(message);
        });
    }

    [Fact]
    public void Parts_TakenPutAndEnumerated_AllocateNothing()
    {
        using ZmqMessage message = new();
        using ZmqFrame frame = new();
        Allocations.AssertNone(() =>
        {
            message.Add(_data);
            message.Prepend("envelope");
            message.AddFrame(10).WritableSpan.Clear();
            long size = 0;
            foreach (ZmqFrame part in message)
            {
                size += part.Size;
            }

            Assert.True(size == 1018 && message.TryPop(frame) && frame.Size == 8);
            message.Prepend(frame);
            message.RemoveAt(1);
            message.Clear();
        });
    }

    public void Dispose() => _pair.Dispose();
}
