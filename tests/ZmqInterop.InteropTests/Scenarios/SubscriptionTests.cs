using System.Text;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Peers;
using ZmqInterop.InteropTests.Report;

namespace ZmqInterop.InteropTests.Scenarios;

[Scenario("subscriptions reach the publisher and select messages there")]
public sealed class SubscriptionTests(PeerFixture peers) : IClassFixture<PeerFixture>
{
    [Fact]
    public async Task XPub_SubscriptionOfPyzmq_ArrivesAndSelects()
    {
        await using PeerSocket subscriber = await (await peers.GetAsync()).OpenAsync("XSUB");
        using ZmqContext context = new();
        using ZmqSocket publisher = context.CreateSocket(ZmqSocketType.XPub);
        await subscriber.ConnectAsync(publisher.Bind("tcp://127.0.0.1:*"));
        await subscriber.SendAsync([1, (byte)'b']);
        Assert.Equal([1, (byte)'b'], publisher.ReceiveBytes());

        publisher.Send("a, which nobody wants");
        publisher.Send("b, which is wanted");
        Assert.Equal("b, which is wanted", await subscriber.ReceiveStringAsync());

        await subscriber.SendAsync([0, (byte)'b']);
        Assert.Equal([0, (byte)'b'], publisher.ReceiveBytes());
    }

    [Fact]
    public async Task Subscribe_ToPyzmq_ArrivesAndSelects()
    {
        await using PeerSocket publisher = await (await peers.GetAsync()).OpenAsync("XPUB");
        string endpoint = await publisher.BindAsync("tcp://127.0.0.1:*");
        using ZmqContext context = new();
        using ZmqSocket subscriber = context.CreateSocket(ZmqSocketType.Sub);
        subscriber.Subscribe("b");
        subscriber.Connect(endpoint);
        Assert.Equal([1, (byte)'b'], Assert.Single(await publisher.ReceiveAsync()));

        await publisher.SendStringAsync("a, which nobody wants");
        await publisher.SendAsync(Encoding.UTF8.GetBytes("b"), Encoding.UTF8.GetBytes("which is wanted"));
        using ZmqMessage message = subscriber.ReceiveMessage();
        Assert.Equal("b", message.PopString());
        Assert.Equal("which is wanted", message.PopString());
        Assert.True(message.IsEmpty);

        subscriber.Unsubscribe("b");
        Assert.Equal([0, (byte)'b'], Assert.Single(await publisher.ReceiveAsync()));
    }
}
