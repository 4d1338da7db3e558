using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ExampleTests.Support;

namespace ZmqInterop.ExampleTests;

/// <summary>The doctor looks at peers in both languages.</summary>
public sealed class DoctorTests() : ExampleTest("Doctor")
{
    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Socket_WithMistakes_IsTold(Language peers)
    {
        ExampleProcess publisher = StartFrom("PubSub", peers, "weather-server", AnyPort);
        string endpoint = (await publisher.EndpointsAsync())[0];
        Assert.Contains("NoSubscription", await ExamineAsync("SUB", endpoint));
        Assert.Contains("WrongSocketPair (perhaps)", await ExamineAsync("PULL", endpoint));
        Assert.Contains("NotReceived", await ExamineAsync("SUB", endpoint, "10"));
        await publisher.StopAsync();
        Assert.Contains("ConnectionFailing", await ExamineAsync("SUB", endpoint, "10"));
    }

    [Fact]
    public async Task Causes_EachMade_AreFound()
    {
        string[] findings = [.. (await Start(Language.CSharp, "causes").EndAsync()).Where(line => !line.StartsWith(' ') && !line.StartsWith("--", StringComparison.Ordinal))];
        Assert.Equal(
            ["NotAttached", "ConnectionFailing", "InprocNotBound", "NoSubscription", "OutOfStep", "WrongSocketPair", "ConnectionFailing", "HighWatermark (perhaps)", "Disposed"],
            findings);
    }

    private async Task<string[]> ExamineAsync(string type, string endpoint, params string[] subscriptions)
    {
        ExampleProcess doctor = Start(Language.CSharp, "socket", [type, "connect", endpoint, "2", .. subscriptions]);
        await doctor.EndpointsAsync();
        return await doctor.EndAsync();
    }
}
