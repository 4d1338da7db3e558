using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Matrix;
using ZmqInterop.InteropTests.Peers;
using ZmqInterop.InteropTests.Report;

namespace ZmqInterop.InteropTests.Scenarios;

[Scenario("a subscriber that joins late receives everything from then on, in order")]
public sealed class LateJoinerTests(PeerFixture peers) : ScenarioTests(peers)
{
    [Fact]
    public async Task Publisher_PyzmqJoinsLate_ReceivesWithoutGapFromThenOn()
    {
        await using PeerSocket subscriber = await (await Peers.GetAsync()).OpenAsync("SUB");
        ZmqSocket publisher = Open(ZmqSocketType.Pub);
        string endpoint = publisher.Bind(AnyPort);
        int next = 0;
        while (next < 100)
        {
            publisher.Send($"{next++}");
        }

        await subscriber.SubscribeAsync("");
        await subscriber.ConnectAsync(endpoint);
        Stopwatch watch = Stopwatch.StartNew();
        string? first;
        do
        {
            Assert.True(watch.Elapsed < Link.Limit, "Nothing arrives.");
            publisher.Send($"{next++}");
            first = await subscriber.TryReceiveStringAsync(TimeSpan.FromMilliseconds(5));
        }
        while (first is null);

        Assert.InRange(int.Parse(first, CultureInfo.InvariantCulture), 100, next - 1);
        for (int expected = int.Parse(first, CultureInfo.InvariantCulture) + 1; expected < next; expected++)
        {
            Assert.Equal($"{expected}", await subscriber.ReceiveStringAsync());
        }
    }

    [Fact]
    public async Task Subscriber_JoinsPyzmqLate_ReceivesWithoutGapFromThenOn()
    {
        await using PeerSocket publisher = await (await Peers.GetAsync()).OpenAsync("PUB");
        ZmqSocket subscriber = Open(ZmqSocketType.Sub);
        string endpoint = await publisher.BindAsync(AnyPort);
        int next = 0;
        while (next < 100)
        {
            await publisher.SendStringAsync($"{next++}");
        }

        subscriber.Subscribe("");
        subscriber.Connect(endpoint);
        using ZmqFrame frame = new();
        Stopwatch watch = Stopwatch.StartNew();
        do
        {
            Assert.True(watch.Elapsed < Link.Limit, "Nothing arrives.");
            await publisher.SendStringAsync($"{next++}");
        }
        while (!subscriber.TryReceive(frame, TimeSpan.FromMilliseconds(5)));

        int first = int.Parse(frame.GetString(), CultureInfo.InvariantCulture);
        Assert.InRange(first, 100, next - 1);
        for (int expected = first + 1; expected < next; expected++)
        {
            Assert.Equal($"{expected}", subscriber.ReceiveString());
        }
    }
}
