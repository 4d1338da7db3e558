#pragma warning disable ZMQDRAFT001 // Drafts are what is tested here.
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Drafts;

public sealed class ThreadSafeTests : BehaviorTest
{
    [Theory]
    [InlineData(ZmqSocketType.Client)]
    [InlineData(ZmqSocketType.Server)]
    [InlineData(ZmqSocketType.Radio)]
    [InlineData(ZmqSocketType.Dish)]
    [InlineData(ZmqSocketType.Scatter)]
    [InlineData(ZmqSocketType.Gather)]
    [InlineData(ZmqSocketType.Peer)]
    [InlineData(ZmqSocketType.Channel)]
    public void IsThreadSafe_OfTheNewTypes_IsTrue(ZmqSocketType type)
    {
        Draft.Require();
        Assert.True(Create(type).Options.IsThreadSafe);
    }

    [Theory]
    [InlineData(ZmqSocketType.Pair)]
    [InlineData(ZmqSocketType.Dealer)]
    [InlineData(ZmqSocketType.Sub)]
    public void IsThreadSafe_OfTheOldTypes_IsFalse(ZmqSocketType type) => Assert.False(Create(type).Options.IsThreadSafe);

    [Fact]
    public void Send_FromTwoThreads_LosesNothing()
    {
        const int Messages = 15_000;
        Draft.Require();
        ZmqSocket server = Create(ZmqSocketType.Server);
        ZmqSocket client = Create(ZmqSocketType.Client);
        client.Connect(server.Bind("tcp://127.0.0.1:*"));
        BackgroundCall[] senders = [Start("1"), Start("2")];
        int[] received = new int[2];
        byte[] buffer = new byte[1];
        for (int i = 0; i < 2 * Messages; i++)
        {
            Assert.True(server.TryReceive(buffer, out int size, BackgroundCall.Limit), $"{i} messages came.");
            Assert.Equal(1, size);
            received[buffer[0] - '1']++;
        }

        foreach (BackgroundCall sender in senders)
        {
            sender.Finish();
        }

        Assert.Equal([Messages, Messages], received);
        Assert.False(server.TryReceive(buffer, out _));

        BackgroundCall Start(string text) => BackgroundCall.Start(() =>
        {
            for (int i = 0; i < Messages; i++)
            {
                client.Send(text);
            }
        });
    }
}
