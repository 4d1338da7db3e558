using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.InteropTests.Payloads;

/// <summary>An object in JSON, which pyzmq sends with send_json and receives with recv_json.</summary>
internal sealed class JsonPayload(string name, WeatherReport report) : Payload(name, [ToBytes(report)], [Content.Describe(ToBytes(report))])
{
    /// <inheritdoc/>
    public override string Form => "json";

    public static byte[] ToBytes(WeatherReport report) => JsonSerializer.SerializeToUtf8Bytes(report, WeatherReportJson.Default.WeatherReport);

    /// <inheritdoc/>
    public override JsonNode ToSend(string form) => form == Form ? JsonNode.Parse(Frames[0])! : base.ToSend(form);

    /// <inheritdoc/>
    public override void AssertReceived(string form, JsonNode? value)
    {
        if (form == Form)
        {
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Frames[0]), value), $"The peer got {value}.");
        }
        else
        {
            base.AssertReceived(form, value);
        }
    }

    /// <inheritdoc/>
    public override async Task SendAsync(ZmqSocket socket, bool awaited, CancellationToken cancellationToken)
    {
        if (awaited)
        {
            await socket.SendJsonAsync(report, WeatherReportJson.Default.WeatherReport, cancellationToken: cancellationToken);
        }
        else
        {
            socket.SendJson(report, WeatherReportJson.Default.WeatherReport, cancellationToken: cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override async Task ReceiveAsync(ZmqSocket socket, bool awaited, CancellationToken cancellationToken)
    {
        WeatherReport? received = awaited
            ? await socket.ReceiveJsonAsync(WeatherReportJson.Default.WeatherReport, cancellationToken)
            : socket.ReceiveJson(WeatherReportJson.Default.WeatherReport, cancellationToken);
        Assert.Equivalent(report, received, strict: true);
        Assert.False(socket.HasMore);
    }
}
