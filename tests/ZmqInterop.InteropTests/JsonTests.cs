using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests;

public sealed class JsonTests(PeerFixture peers) : IClassFixture<PeerFixture>
{
    private static readonly WeatherReport s_report = new("Zürich", -2.5, ["snow", "雪", "\"quoted\""], null);

    private static JsonObject ReportAsJson => new()
    {
        ["City"] = "Zürich",
        ["Degrees"] = -2.5,
        ["Words"] = new JsonArray("snow", "雪", "\"quoted\""),
        ["Warning"] = null,
    };

    [Fact]
    public async Task SendJson_Record_IsThatObjectForPyzmq()
    {
        await using Link link = await Link.OpenAsync(await peers.GetAsync(), ZmqSocketType.Push, "PULL", "tcp", bindsHere: true);
        link.Local.SendJson(s_report, WeatherReportJson.Default.WeatherReport);
        JsonNode? received = await link.Remote.ReceiveJsonAsync();
        Assert.True(JsonNode.DeepEquals(ReportAsJson, received), $"pyzmq got {received}.");
    }

    [Fact]
    public async Task ReceiveJson_ObjectOfPyzmq_IsThatRecord()
    {
        await using Link link = await Link.OpenAsync(await peers.GetAsync(), ZmqSocketType.Pull, "PUSH", "tcp", bindsHere: false);
        await link.Remote.SendJsonAsync(ReportAsJson);
        WeatherReport? received = link.Local.ReceiveJson(WeatherReportJson.Default.WeatherReport);
        Assert.Equivalent(s_report, received, strict: true);
    }
}
