using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ExampleTests.Support;

namespace ZmqInterop.ExampleTests;

public sealed class ReliableTests() : ExampleTest("Reliable")
{
    // Milliseconds. Short enough for a test, long enough for a busy machine; what comes late is asked for again.
    private const string Heartbeat = "300";
    private const string Timeout = "1000";

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task LazyPirateClient_ServerCrashesAndComesBack_GetsAllReplies(Language servers, Language clients)
    {
        ExampleProcess server = Start(servers, "lazy-pirate-server", AnyPort, "3");
        string endpoint = (await server.EndpointsAsync())[0];
        ExampleProcess client = Start(clients, "lazy-pirate-client", endpoint, "6", Timeout, "60");
        Assert.Equal("crashed", await server.LastLineAsync());
        ExampleProcess next = Start(servers, "lazy-pirate-server", endpoint);
        string[] told = await client.EndAsync();
        Assert.Contains("no reply, asking again", told);
        Assert.Equal(Enumerable.Range(1, 6).Select(i => string.Create(CultureInfo.InvariantCulture, $"reply {i}")), told.Where(line => line.StartsWith("reply", StringComparison.Ordinal)));
        await next.StopAsync();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task LazyPirateClient_NobodyThere_GivesUp(Language language)
    {
        ExampleProcess server = Start(language, "lazy-pirate-server", AnyPort);
        string endpoint = (await server.EndpointsAsync())[0];
        await server.StopAsync();
        Assert.Equal(
            ["no reply, asking again", "no reply, asking again", "the server seems to be offline"],
            await Start(language, "lazy-pirate-client", endpoint, "1", "50", "2").EndAsync());
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task ParanoidPirateQueue_AWorkerIsKilled_TheOthersGoOn(Language queues, Language others)
    {
        ExampleProcess queue = Start(queues, "paranoid-pirate-queue", AnyPort, AnyPort, Heartbeat);
        string[] endpoints = await queue.EndpointsAsync();
        ExampleProcess victim = Start(others, "paranoid-pirate-worker", endpoints[1], Heartbeat, "victim");
        await victim.LineAsync("is ready");
        Assert.Equal("reply 3", await Start(others, "lazy-pirate-client", endpoints[0], "3", Timeout, "60").LastLineAsync());
        await victim.KillAsync();
        ExampleProcess other = Start(queues, "paranoid-pirate-worker", endpoints[1], Heartbeat, "other");
        Assert.Equal("reply 3", await Start(queues, "lazy-pirate-client", endpoints[0], "3", Timeout, "60").LastLineAsync());
        await other.StopAsync();
        await queue.StopAsync();
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task ParanoidPirateWorker_TheQueueComesBack_WorksForIt(Language queues, Language workers)
    {
        ExampleProcess queue = Start(queues, "paranoid-pirate-queue", AnyPort, AnyPort, Heartbeat);
        string[] endpoints = await queue.EndpointsAsync();
        ExampleProcess worker = Start(workers, "paranoid-pirate-worker", endpoints[1], Heartbeat);
        Assert.Equal("reply 1", await Start(queues, "lazy-pirate-client", endpoints[0], "1", Timeout, "60").LastLineAsync());
        await queue.KillAsync();
        await worker.LineAsync("the queue is silent");
        ExampleProcess next = Start(queues, "paranoid-pirate-queue", [.. endpoints, Heartbeat]);
        await next.EndpointsAsync();
        Assert.Equal("reply 1", await Start(queues, "lazy-pirate-client", endpoints[0], "1", Timeout, "60").LastLineAsync());
        await worker.StopAsync();
        await next.StopAsync();
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task MajordomoBroker_TwoServices_HandsEachToItsWorkers(Language brokers, Language others)
    {
        ExampleProcess broker = Start(brokers, "majordomo-broker", AnyPort, Heartbeat);
        string endpoint = (await broker.EndpointsAsync())[0];
        ExampleProcess echo = Start(others, "majordomo-worker", endpoint, "echo", Heartbeat, "one");
        ExampleProcess other = Start(brokers, "majordomo-worker", endpoint, "other", Heartbeat, "two");
        Assert.Equal(["request 1 by one", "request 2 by one"], await Start(others, "majordomo-client", endpoint, "echo", "2", "20000").EndAsync());
        Assert.Equal(["request 1 by two"], await Start(brokers, "majordomo-client", endpoint, "other", "1", "20000").EndAsync());

        // A worker that leaves tells the broker; one that comes gets what waits.
        await echo.StopAsync();
        ExampleProcess client = Start(others, "majordomo-client", endpoint, "echo", "1", "20000");
        ExampleProcess late = Start(others, "majordomo-worker", endpoint, "echo", Heartbeat, "three");
        Assert.Equal("request 1 by three", await client.LastLineAsync());
        await late.StopAsync();
        await other.StopAsync();
        await broker.StopAsync();
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task MajordomoWorker_TheBrokerComesBack_WorksForIt(Language brokers, Language workers)
    {
        ExampleProcess broker = Start(brokers, "majordomo-broker", AnyPort, Heartbeat);
        string endpoint = (await broker.EndpointsAsync())[0];
        ExampleProcess worker = Start(workers, "majordomo-worker", endpoint, "echo", Heartbeat, "one");
        await broker.LineAsync("a worker for echo");
        await broker.KillAsync();
        await worker.LineAsync("connecting anew");
        ExampleProcess next = Start(brokers, "majordomo-broker", endpoint, Heartbeat);
        Assert.Equal("request 1 by one", await Start(brokers, "majordomo-client", endpoint, "echo", "1", "20000").LastLineAsync());
        await worker.StopAsync();
        await next.StopAsync();
    }

    // The backup and the client speak the other language than the primary.
    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task BinaryStar_ThePrimaryIsKilled_TheBackupTakesOver(Language primaries, Language others)
    {
        string folder = Directory.CreateTempSubdirectory("star").FullName;
        try
        {
            string[] states = [$"ipc://{folder}/primary", $"ipc://{folder}/backup"];
            ExampleProcess primary = Start(primaries, "binary-star-server", "primary", AnyPort, states[0], states[1], Heartbeat);
            ExampleProcess backup = Start(others, "binary-star-server", "backup", AnyPort, states[1], states[0], Heartbeat);
            string first = (await primary.EndpointsAsync())[0];
            string second = (await backup.EndpointsAsync())[0];
            await primary.LineAsync("active");
            await backup.LineAsync("passive");
            Assert.Equal(["reply 1 by primary", "reply 2 by primary"], await Start(others, "binary-star-client", first, second, "2", "20000").EndAsync());

            await primary.KillAsync();
            ExampleProcess client = Start(others, "binary-star-client", first, second, "2", Timeout);
            await backup.LineAsync("active");
            Assert.Equal("reply 2 by backup", await client.LastLineAsync());
            await backup.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
