using System.Globalization;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>A watermark can be changed while a socket is in use. Over inproc the queue is as long as the sender's and the receiver's together.</summary>
public sealed class HighWatermarkChangeTests : BehaviorTest
{
    private const int TooMany = 10_000;

    [Fact]
    public void SendHighWatermark_BeforeBind_CountsWithThePeers()
    {
        (ZmqSocket push, ZmqSocket pull) = Create(sendHighWatermark: 2, receiveHighWatermark: 2);
        string endpoint = Endpoints.Inproc();
        pull.Connect(endpoint);
        push.Bind(endpoint);
        Assert.Equal(2, push.Options.SendHighWatermark);
        Assert.Equal(4, Fill(push));
    }

    [Fact]
    public void SendHighWatermark_AfterBind_CountsFromThenOn()
    {
        (ZmqSocket push, ZmqSocket pull) = Create(sendHighWatermark: 1, receiveHighWatermark: 1);
        string endpoint = Endpoints.Inproc();
        pull.Connect(endpoint);
        push.Bind(endpoint);
        push.Options.SendHighWatermark = 5;
        Assert.Equal(5, push.Options.SendHighWatermark);
        Assert.Equal(6, Fill(push));
    }

    [Fact]
    public void SendHighWatermark_LoweredWhenFull_LosesNothing()
    {
        (ZmqSocket push, ZmqSocket pull) = Create(sendHighWatermark: 100, receiveHighWatermark: 1);
        string endpoint = Endpoints.Inproc();
        push.Bind(endpoint);
        pull.Connect(endpoint);
        int sent = Fill(push);
        Assert.Equal(101, sent);

        push.Options.SendHighWatermark = 70;
        Assert.Equal(70, push.Options.SendHighWatermark);
        Assert.False(push.TrySend("one more"));
        for (int i = 0; i < sent; i++)
        {
            Assert.Equal(i.ToString(CultureInfo.InvariantCulture), pull.ReceiveString());
        }

        Assert.False(pull.TryReceiveBytes(out _));

        // Room is announced in portions: the sender may count some that are gone.
        Assert.InRange(Fill(push), 7, 71);
    }

    private static int Fill(ZmqSocket socket)
    {
        int sent = 0;
        while (sent < TooMany && socket.TrySend(sent.ToString(CultureInfo.InvariantCulture)))
        {
            sent++;
        }

        return sent;
    }

    private (ZmqSocket Push, ZmqSocket Pull) Create(int sendHighWatermark, int receiveHighWatermark)
    {
        ZmqSocket push = Create(ZmqSocketType.Push);
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        push.Options.SendHighWatermark = sendHighWatermark;
        pull.Options.ReceiveHighWatermark = receiveHighWatermark;
        return (push, pull);
    }
}
