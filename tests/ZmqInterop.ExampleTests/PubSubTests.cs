using System;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ExampleTests.Support;

namespace ZmqInterop.ExampleTests;

public sealed class PubSubTests() : ExampleTest("PubSub")
{
    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task Publisher_GivenLines_SendsThoseThatBeginWithTheTopic(Language publishers, Language subscribers)
    {
        ExampleProcess publisher = Start(publishers, "publisher", AnyPort, "2");
        string endpoint = (await publisher.EndpointsAsync())[0];
        ExampleProcess news = Start(subscribers, "subscriber", endpoint, "news");
        ExampleProcess all = Start(subscribers, "subscriber", endpoint);
        await publisher.LineAsync("a subscriber wants");
        await publisher.LineAsync("a subscriber wants");
        await publisher.WriteAsync("sport: 3 to 1");
        await publisher.WriteAsync("news: größer");

        Assert.Equal("sport: 3 to 1", await all.LineAsync(":"));
        Assert.Equal("news: größer", await all.LineAsync(":"));
        Assert.Equal("news: größer", await news.LineAsync(":"));
        await publisher.StopAsync();
        await news.StopAsync();
        await all.StopAsync();
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task WeatherClient_OfOnePlace_AveragesItsReports(Language servers, Language clients)
    {
        ExampleProcess server = Start(servers, "weather-server", AnyPort);
        ExampleProcess client = Start(clients, "weather-client", [.. await server.EndpointsAsync(), "10042", "10"]);
        Assert.StartsWith("10 reports for 10042, average temperature ", await client.LastLineAsync(), StringComparison.Ordinal);
        await server.StopAsync();
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task EnvelopeSubscriber_OfOneCity_GetsAllItsReports(Language publishers, Language subscribers)
    {
        ExampleProcess publisher = Start(publishers, "envelope-publisher", AnyPort, "7");
        ExampleProcess subscriber = Start(subscribers, "envelope-subscriber", [.. await publisher.EndpointsAsync(), "lisbon", "7"]);
        Assert.Equal("got 7 reports for lisbon, the last one \"17 degrees\"", await subscriber.LastLineAsync());
        Assert.Equal("published 21 reports", await publisher.LastLineAsync());
    }

    // The publishers speak one language, the forwarder and the subscriber the other.
    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task Forwarder_BetweenNetworks_PassesSubscriptionsAndMessages(Language publishers, Language others)
    {
        ExampleProcess forwarder = Start(others, "forwarder", AnyPort, AnyPort);
        string[] endpoints = await forwarder.EndpointsAsync();
        ExampleProcess server = Start(publishers, "weather-server", endpoints[0], "connect");
        ExampleProcess client = Start(others, "weather-client", endpoints[1], "10007", "5");
        Assert.StartsWith("5 reports for 10007", await client.LastLineAsync(), StringComparison.Ordinal);
        await server.StopAsync();
        await forwarder.StopAsync();
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task LastValueCache_SubscribedToAfterTheLastMessage_SendsIt(Language publishers, Language others)
    {
        ExampleProcess publisher = Start(publishers, "envelope-publisher", AnyPort, "1");
        ExampleProcess cache = Start(others, "last-value-cache", [.. await publisher.EndpointsAsync(), AnyPort]);
        string endpoint = (await cache.EndpointsAsync())[1];
        await cache.LineAsync("new topic oslo");
        await publisher.EndAsync();

        ExampleProcess late = Start(publishers, "envelope-subscriber", endpoint, "berlin", "1");
        Assert.Equal("got 1 reports for berlin, the last one \"11 degrees\"", await late.LastLineAsync());
        await cache.StopAsync();
    }
}
