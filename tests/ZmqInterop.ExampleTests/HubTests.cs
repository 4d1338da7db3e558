using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ExampleTests.Support;

namespace ZmqInterop.ExampleTests;

public sealed class HubTests() : ExampleTest("Hub")
{
    // The publisher speaks the language of the hub, subscribers and pullers the other one.
    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task Hub_WithAndWithoutPullers_ServesSubscribers(Language hubs, Language others)
    {
        ExampleProcess hub = Start(hubs, "hub", AnyPort, AnyPort, AnyPort);
        string[] endpoints = await hub.EndpointsAsync();
        ExampleProcess news = Start(hubs, "publisher", endpoints[0], "news", "5");
        ExampleProcess sport = Start(others, "publisher", endpoints[0], "sport", "5");

        // Nobody pulls, and the messages of the topic come one after the other.
        AssertInOrder(await Start(others, "subscriber", endpoints[1], "news", "20").EndAsync(), "news ");
        string[] pulled = await Start(others, "puller", endpoints[2], "20").EndAsync();
        Assert.Equal(20, pulled.Length);
        Assert.All(pulled, payload => Assert.True(int.TryParse(payload, CultureInfo.InvariantCulture, out _), payload));
        AssertInOrder(await Start(others, "subscriber", endpoints[1], "sport", "20").EndAsync(), "sport ");
        await news.StopAsync();
        await sport.StopAsync();
        await hub.StopAsync();
    }

    private static void AssertInOrder(string[] messages, string prefix)
    {
        Assert.All(messages, message => Assert.StartsWith(prefix, message, StringComparison.Ordinal));
        int[] numbers = [.. messages.Select(message => int.Parse(message.AsSpan(prefix.Length), CultureInfo.InvariantCulture))];
        Assert.Equal(Enumerable.Range(numbers[0], 20), numbers);
    }
}
