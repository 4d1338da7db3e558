using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ExampleTests.Support;

namespace ZmqInterop.ExampleTests;

public sealed class RequestReplyTests() : ExampleTest("RequestReply")
{
    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task Server_AskedByClient_AnswersEach(Language servers, Language clients)
    {
        ExampleProcess server = Start(servers, "server", AnyPort, "20");
        ExampleProcess client = Start(clients, "client", [.. await server.EndpointsAsync(), "20"]);
        Assert.Equal($"got 20 replies, the last one \"Hello {(clients == Language.CSharp ? "C#" : "Python")} 20\"", await client.LastLineAsync());
        Assert.Equal("answered 20 requests", await server.LastLineAsync());
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task Server_AskedByManyClients_AnswersEachItsOwn(Language servers, Language clients)
    {
        ExampleProcess server = Start(servers, "server", AnyPort);
        ExampleProcess client = Start(clients, "clients", [.. await server.EndpointsAsync(), "20", "5"]);
        Assert.Equal("20 clients got 100 replies", await client.LastLineAsync());
        await server.StopAsync();
    }

    public static TheoryData<string, Language, Language> Brokers => Pairs.With("broker", "proxy");

    // Clients and one of the workers speak the other language than the broker, or all C#.
    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task Broker_BetweenClientsAndWorkers_UsesAllWorkers(string program, Language brokers, Language others)
    {
        ExampleProcess broker = Start(brokers, program, AnyPort, AnyPort);
        string[] endpoints = await broker.EndpointsAsync();
        ExampleProcess first = Start(others, "worker", endpoints[1], "first");
        ExampleProcess second = Start(brokers, "worker", endpoints[1], "second");
        await first.LineAsync("works for");
        await second.LineAsync("works for");

        Assert.Equal("10 clients got 200 replies", await Start(others, "clients", endpoints[0], "10", "20").LastLineAsync());
        Assert.StartsWith("got 5 replies", await Start(brokers, "client", endpoints[0], "5").LastLineAsync(), System.StringComparison.Ordinal);
        await first.StopAsync();
        await second.StopAsync();
        await broker.StopAsync();
    }
}
