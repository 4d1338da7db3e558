using System;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ExampleTests.Support;

namespace ZmqInterop.ExampleTests;

public sealed class InterruptsTests() : ExampleTest("Interrupts")
{
    public static TheoryData<string, Language, Language> Servers => Pairs.With("receive", "poll", "await");

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Server_InterruptedWhileItWaits_EndsWellAfterItsReplies(string program, Language servers, Language clients)
    {
        foreach (PosixSignal signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT })
        {
            ExampleProcess server = Start(servers, program, AnyPort);
            ExampleProcess client = StartFrom("RequestReply", clients, "client", [.. await server.EndpointsAsync(), "7"]);
            Assert.StartsWith("got 7 replies", await client.LastLineAsync(), StringComparison.Ordinal);
            string[] told = await server.StopAsync(signal);
            Assert.StartsWith("interrupted in a", told[0], StringComparison.Ordinal);
            Assert.EndsWith("after 7 requests", told[0], StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task Sender_InterruptedWhileItSends_LosesNothing(Language senders, Language counters)
    {
        ExampleProcess counter = Start(counters, "counter", AnyPort);
        ExampleProcess sender = Start(senders, "sender", await counter.EndpointsAsync());
        await sender.LineAsync("sending");
        sender.Signal(PosixSignal.SIGTERM);
        string sent = (await sender.LastLineAsync()).Split(' ')[1];
        Assert.Equal($"{sent} received of {sent} sent", await counter.LastLineAsync());
    }

    [Fact]
    public async Task Leaks_InCSharp_AreCountedAndCollected() => Assert.Equal(
        [
            "at the start: 0 frames, 0 sockets, 0 calls that wait",
            "after forgetting: 100 frames, 1 sockets, 0 calls that wait",
            "after the garbage collector: 0 frames, 0 sockets, 0 calls that wait",
            "never disposed of: 100 frames, 1 sockets",
            "in a using statement: 1 frames, 0 sockets, 0 calls that wait",
            "after it: 0 frames, 0 sockets, 0 calls that wait",
        ],
        await Start(Language.CSharp, "leaks", "100").EndAsync());

    [Fact]
    public async Task Leaks_InPython_AreCollected()
    {
        ExampleProcess leaks = Start(Language.Python, "leaks", "100");
        Assert.Equal(["at the start: 0 frames, 0 sockets", "after forgetting: 100 frames, 1 sockets", "after the garbage collector: 0 frames, 0 sockets"], await leaks.EndAsync());
        Assert.Contains("ResourceWarning", leaks.Output, StringComparison.Ordinal);
    }
}
