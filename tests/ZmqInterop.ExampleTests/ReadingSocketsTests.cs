using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ExampleTests.Support;

namespace ZmqInterop.ExampleTests;

public sealed class ReadingSocketsTests() : ExampleTest("ReadingSockets")
{
    public static TheoryData<string, Language, Language> Readers => Pairs.With("naive", "poller", "async");

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Reader_OfTwoSockets_ReadsBoth(string program, Language readers, Language sources)
    {
        ExampleProcess source = Start(sources, "source", AnyPort, AnyPort, "5");
        ExampleProcess reader = Start(readers, program, [.. await source.EndpointsAsync(), "20"]);
        Assert.Equal("20 tasks and 20 reports, at least", await reader.LastLineAsync());
        await source.StopAsync();
    }
}
