using System;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ExampleTests.Support;

namespace ZmqInterop.ExampleTests;

public sealed partial class PipelineTests() : ExampleTest("Pipeline")
{
    // Ventilator and one worker speak one language, sink and the other worker the other.
    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task Sink_WithTwoWorkers_GetsAllResultsAndEndsThem(Language first, Language second)
    {
        ExampleProcess sink = Start(second, "sink", AnyPort, AnyPort);
        string[] results = await sink.EndpointsAsync();
        ExampleProcess ventilator = Start(first, "ventilator", AnyPort, results[0], "100", "2");
        string tasks = (await ventilator.EndpointsAsync())[0];
        ExampleProcess one = Start(first, "worker", tasks, results[0], results[1], "one");
        ExampleProcess two = Start(second, "worker", tasks, results[0], results[1], "two");

        Match shares = Result().Match(await sink.LastLineAsync());
        Assert.True(shares.Success, sink.Output);
        int byOne = int.Parse(shares.Groups["one"].Value, CultureInfo.InvariantCulture);
        int byTwo = int.Parse(shares.Groups["two"].Value, CultureInfo.InvariantCulture);
        Assert.Equal(100, byOne + byTwo);
        Assert.True(byOne > 0 && byTwo > 0, sink.Output);
        Assert.Equal($"one did {byOne} tasks", await one.LastLineAsync());
        Assert.Equal($"two did {byTwo} tasks", await two.LastLineAsync());
        Assert.Equal("handed out 100 tasks", await ventilator.LastLineAsync());
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task Workers_ThatJoinLaterOrLeaveBefore_ShareTheTasks(Language first, Language second)
    {
        ExampleProcess sink = Start(first, "sink", AnyPort, AnyPort);
        string[] results = await sink.EndpointsAsync();
        ExampleProcess ventilator = Start(first, "ventilator", AnyPort, results[0], "1000", "2");
        string tasks = (await ventilator.EndpointsAsync())[0];
        ExampleProcess leaves = Start(second, "worker", tasks, results[0], results[1], "leaves");
        await leaves.LineAsync("is ready");
        await leaves.StopAsync();
        ExampleProcess stays = Start(second, "worker", tasks, results[0], results[1], "stays");
        await stays.LineAsync("is ready");
        ExampleProcess joins = Start(first, "worker", tasks, results[0], results[1], "joins");

        string sum = await sink.LastLineAsync();
        Assert.StartsWith("the squares of 1 to 1000 add up to 333833500:", sum, StringComparison.Ordinal);
        Assert.Contains("by joins", sum, StringComparison.Ordinal);
        Assert.Contains("by stays", sum, StringComparison.Ordinal);
        await stays.EndAsync();
        await joins.EndAsync();
        await ventilator.EndAsync();
    }

    [GeneratedRegex(@"^the squares of 1 to 100 add up to 338350: (?<one>\d+) by one, (?<two>\d+) by two$")]
    private static partial Regex Result();
}
