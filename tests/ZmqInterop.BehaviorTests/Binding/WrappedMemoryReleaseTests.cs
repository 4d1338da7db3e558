using System.Collections.Generic;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Memory that a frame wraps is given back once, when the last frame that refers to it is gone.</summary>
public sealed class WrappedMemoryReleaseTests : BehaviorTest
{
    private const int Size = 255;

    [Fact]
    public void Dispose_WrappedFrame_GivesBack()
    {
        CountingOwner owner = new(Bytes.Pattern(Size));
        using (ZmqFrame frame = ZmqFrame.Wrap(owner))
        {
            Assert.Equal(0, owner.Disposals);
            Assert.Equal(1, owner.Pins);
        }

        owner.WaitForDisposal();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dispose_CopyAndOriginal_GivesBackAfterTheLast(bool copyFirst)
    {
        CountingOwner owner = new(Bytes.Pattern(Size));
        using ZmqFrame original = ZmqFrame.Wrap(owner);
        using ZmqFrame copy = original.Copy();
        (ZmqFrame first, ZmqFrame last) = copyFirst ? (copy, original) : (original, copy);
        first.Dispose();
        Assert.Equal(0, owner.Disposals);
        Assert.Equal(Bytes.Pattern(Size), last.ToArray());
        last.Dispose();
        owner.WaitForDisposal();
    }

    [Fact]
    public void Send_WrappedFrame_GivesBackWhenTheBytesAreOut()
    {
        (ZmqSocket router, ZmqSocket dealer) = Connect();
        CountingOwner owner = new(Bytes.Pattern(Size));
        using ZmqFrame frame = ZmqFrame.Wrap(owner);
        dealer.Send(frame);
        Assert.Equal(Bytes.Pattern(Size), ReceiveBody(router));
        owner.WaitForDisposal();
        Assert.Equal(0, frame.Size);
    }

    [Fact]
    public void Send_CopyIsKept_GivesBackAfterTheCopy()
    {
        (ZmqSocket router, ZmqSocket dealer) = Connect();
        CountingOwner owner = new(Bytes.Pattern(Size));
        using ZmqFrame frame = ZmqFrame.Wrap(owner);
        using ZmqFrame copy = frame.Copy();
        dealer.Send(frame);
        Assert.Equal(Bytes.Pattern(Size), ReceiveBody(router));
        Assert.Equal(0, owner.Disposals);
        Assert.Equal(Bytes.Pattern(Size), copy.ToArray());
        copy.Dispose();
        owner.WaitForDisposal();
    }

    [Fact]
    public void Send_SeveralOverOneConnection_GivesBackInOrder()
    {
        (ZmqSocket router, ZmqSocket dealer) = Connect();
        List<CountingOwner> owners = [];
        for (int i = 0; i < 3; i++)
        {
            owners.Add(new CountingOwner(Bytes.Pattern(Size, i)));
            using ZmqFrame frame = ZmqFrame.Wrap(owners[i]);
            dealer.Send(frame);
            Assert.Equal(Bytes.Pattern(Size, i), ReceiveBody(router));
        }

        // What libzmq still writes from is the last of them, if any.
        owners[2].WaitForDisposal();
        Assert.All(owners, owner => Assert.Equal(1, owner.Disposals));
    }

    private static byte[] ReceiveBody(ZmqSocket router)
    {
        using ZmqMessage message = router.ReceiveMessage();
        Assert.Equal(2, message.Count);
        return message[1].ToArray();
    }

    private (ZmqSocket Router, ZmqSocket Dealer) Connect()
    {
        ZmqSocket router = Create(ZmqSocketType.Router);
        ZmqSocket dealer = Create(ZmqSocketType.Dealer);
        dealer.Connect(router.Bind(Endpoints.For("tcp")));
        return (router, dealer);
    }
}
