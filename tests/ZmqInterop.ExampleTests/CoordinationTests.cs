using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ExampleTests.Support;

namespace ZmqInterop.ExampleTests;

public sealed class CoordinationTests() : ExampleTest("Coordination")
{
    private const string Count = "1000000";

    // One subscriber speaks the language of the publisher, the other one the other.
    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task Publisher_AfterAllHaveReported_LosesNone(Language publishers, Language subscribers)
    {
        ExampleProcess publisher = Start(publishers, "publisher", AnyPort, AnyPort, "2", Count);
        string[] endpoints = await publisher.EndpointsAsync();
        ExampleProcess first = Start(subscribers, "subscriber", endpoints);
        ExampleProcess second = Start(publishers, "subscriber", endpoints);
        await AssertAllGotAsync(publisher, first, second);
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task XPubPublisher_AfterAllSubscriptions_LosesNone(Language publishers, Language subscribers)
    {
        ExampleProcess publisher = Start(publishers, "xpub-publisher", AnyPort, "2", Count);
        string[] endpoints = await publisher.EndpointsAsync();
        ExampleProcess first = Start(subscribers, "xpub-subscriber", endpoints);
        ExampleProcess second = Start(publishers, "xpub-subscriber", endpoints);
        await AssertAllGotAsync(publisher, first, second);
    }

    private static async Task AssertAllGotAsync(ExampleProcess publisher, ExampleProcess first, ExampleProcess second)
    {
        Assert.Equal($"got {Count} updates", await first.LastLineAsync());
        Assert.Equal($"got {Count} updates", await second.LastLineAsync());
        Assert.Equal($"published {Count} updates", await publisher.LastLineAsync());
    }
}
