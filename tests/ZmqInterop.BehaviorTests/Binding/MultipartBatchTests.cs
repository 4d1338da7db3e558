using System;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Many buffers go out as one message and come in as as many frames: what zmq_sendiov and zmq_recviov do, a <see cref="ZmqMessage"/> does.</summary>
public sealed class MultipartBatchTests : BehaviorTest
{
    private const int Frames = 10;

    // More and less than libzmq keeps within a frame.
    [Theory]
    [InlineData(100)]
    [InlineData(10)]
    public void SendReceive_TenFrames_AllAtOnce(int size)
    {
        (ZmqSocket push, ZmqSocket pull) = Connect();
        using ZmqMessage sent = new();
        for (int i = 0; i < Frames; i++)
        {
            sent.Add(Bytes.Pattern(size, i));
        }

        push.Send(sent);
        using ZmqMessage received = pull.ReceiveMessage();
        Assert.Equal(Frames, received.Count);
        for (int i = 0; i < Frames; i++)
        {
            Assert.Equal(Bytes.Pattern(size, i), received[i].ToArray());
        }

        Assert.False(pull.HasMore);
        Assert.True(sent.IsEmpty);
    }

    [Fact]
    public void Send_NoFrames_Throws()
    {
        (ZmqSocket push, ZmqSocket pull) = Connect();
        using ZmqMessage message = new();
        Assert.Throws<InvalidOperationException>(() => push.Send(message));
        Assert.Throws<ArgumentNullException>(() => push.Send((ZmqMessage)null!));
        Assert.Throws<ArgumentNullException>(() => pull.Receive((ZmqMessage)null!));
        Assert.False(pull.TryReceive(message));
    }

    private (ZmqSocket Push, ZmqSocket Pull) Connect()
    {
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        ZmqSocket push = Create(ZmqSocketType.Push);
        push.Connect(pull.Bind(Endpoints.Inproc()));
        return (push, pull);
    }
}
