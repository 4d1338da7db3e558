using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ExampleTests.Support;

namespace ZmqInterop.ExampleTests;

public sealed class DurableTests() : ExampleTest("Durable")
{
    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task Subscriber_KilledAndRestarted_MissesNothing(Language publishers, Language subscribers)
    {
        string file = Path.GetTempFileName();
        try
        {
            ExampleProcess publisher = Start(publishers, "publisher", AnyPort, AnyPort, "2");
            string[] arguments = [.. await publisher.EndpointsAsync(), file];
            ExampleProcess killed = Start(subscribers, "subscriber", arguments);
            await killed.LineAsync("50 update");
            await killed.KillAsync();

            // Away for longer than the high watermark lasts, and than an answer holds.
            ExampleProcess other = Start(publishers, "subscriber", [.. arguments[..2], Path.ChangeExtension(file, "other")]);
            await other.LineAsync("400 update");
            ExampleProcess restarted = Start(subscribers, "subscriber", arguments);
            await restarted.LineAsync("600 update");
            await restarted.StopAsync();
            await other.StopAsync();
            await publisher.StopAsync();

            string[] lines = await File.ReadAllLinesAsync(file);
            Assert.True(lines.Length >= 600);
            Assert.Equal(Enumerable.Range(1, lines.Length).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i} update {i}")), lines);
        }
        finally
        {
            File.Delete(file);
            File.Delete(Path.ChangeExtension(file, "other"));
        }
    }
}
