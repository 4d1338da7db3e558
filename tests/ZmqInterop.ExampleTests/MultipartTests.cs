using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ExampleTests.Support;

namespace ZmqInterop.ExampleTests;

public sealed class MultipartTests() : ExampleTest("Multipart")
{
    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task Receiver_OfThreeFrames_ShowsThem(Language receivers, Language senders)
    {
        ExampleProcess receiver = Start(receivers, "receiver", AnyPort, "2");
        string endpoint = (await receiver.EndpointsAsync())[0];
        await Start(senders, "sender", endpoint).EndAsync();
        await Start(senders, "sender", endpoint, "one", "two").EndAsync();
        Assert.Equal(["3 frames, 9 bytes", "[006] header", "[000] ", "[003] ffffff", "2 frames, 6 bytes", "[003] one", "[003] two"], await receiver.EndAsync());
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task Router_AskedByReqAndDealer_ShowsRoutingIdAndEmptyFrame(Language routers, Language clients)
    {
        ExampleProcess router = Start(routers, "router", AnyPort, "2");
        string endpoint = (await router.EndpointsAsync())[0];
        Assert.Equal(["1 frames, 5 bytes", "[005] reply"], await Start(clients, "req", endpoint, "Alice").EndAsync());
        Assert.Equal(["2 frames, 5 bytes", "[000] ", "[005] reply"], await Start(clients, "dealer", endpoint).EndAsync());

        string[] shown = await router.EndAsync();
        Assert.Equal(["3 frames, 21 bytes", "[005] Alice", "[000] ", "[016] request of a REQ"], shown[..4]);
        Assert.Equal("3 frames, 24 bytes", shown[4]);
        Assert.Matches("^\\[005\\] 00[0-9a-f]{8}$", shown[5]);
        Assert.Equal(["[000] ", "[019] request of a DEALER"], shown[6..]);
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task Dispatcher_WithTwoWorkers_SendsToEachByName(Language dispatchers, Language workers)
    {
        ExampleProcess dispatcher = Start(dispatchers, "dispatcher", AnyPort, "9");
        string endpoint = (await dispatcher.EndpointsAsync())[0];
        ExampleProcess a = Start(workers, "named-worker", endpoint, "A");
        ExampleProcess b = Start(workers, "named-worker", endpoint, "B");
        Assert.Equal("A got 6 tasks", await a.LastLineAsync());
        Assert.Equal("B got 3 tasks", await b.LastLineAsync());
        Assert.Equal("nobody is called C", await dispatcher.LastLineAsync());
    }
}
