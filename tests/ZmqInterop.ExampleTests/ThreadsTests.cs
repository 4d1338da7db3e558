using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ExampleTests.Support;

namespace ZmqInterop.ExampleTests;

public sealed partial class ThreadsTests() : ExampleTest("Threads")
{
    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task Server_AskedByManyClients_UsesAllThreads(Language servers, Language clients)
    {
        ExampleProcess server = Start(servers, "server", AnyPort, "4");
        ExampleProcess client = StartFrom("RequestReply", clients, "clients", [.. await server.EndpointsAsync(), "8", "20"]);
        Assert.Equal("8 clients got 160 replies", await client.LastLineAsync());

        // Threads of Python that write at the same time may do so into one line.
        string output = string.Join('\n', await server.StopAsync());
        int[] shares = [.. Share().Matches(output).Select(share => int.Parse(share.Groups[1].ValueSpan, CultureInfo.InvariantCulture))];
        Assert.Equal((4, 160, true), (shares.Length, shares.Sum(), shares.All(share => share > 0)));
    }

    [Theory]
    [InlineData("relay", Language.CSharp)]
    [InlineData("relay", Language.Python)]
    [InlineData("relay-tasks", Language.CSharp)]
    [InlineData("relay-tasks", Language.Python)]
    public async Task Relay_OfThreePoints_DoesFiveSteps(string program, Language language) =>
        Assert.Equal(["(-2, 2)", "(-8, 4)", "(-18, 6)", "all points are sent"], await Start(language, program, "3").EndAsync());

    [GeneratedRegex(@"thread \S+ \S+ (\d+)")]
    private static partial Regex Share();
}
