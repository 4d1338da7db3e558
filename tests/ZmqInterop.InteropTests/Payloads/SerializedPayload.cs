using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.InteropTests.Payloads;

/// <summary>An object as frames that the program itself makes, which pyzmq sends with send_serialized and receives with recv_serialized.</summary>
internal sealed class SerializedPayload(string name, WeatherReport report)
    : FramesPayload(name, ToFrames(report), [.. System.Linq.Enumerable.Select(ToFrames(report), Content.Describe)])
{
    private static readonly byte[] s_kind = "json"u8.ToArray();

    /// <inheritdoc/>
    public override string Form => "serialized";

    /// <inheritdoc/>
    public override JsonNode ToSend(string form) => form == Form ? JsonNode.Parse(Frames[1])! : base.ToSend(form);

    /// <inheritdoc/>
    public override void AssertReceived(string form, JsonNode? value)
    {
        if (form == Form)
        {
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Frames[1]), value), $"The peer got {value}.");
        }
        else
        {
            base.AssertReceived(form, value);
        }
    }

    /// <summary>By value: other serializers put spaces elsewhere.</summary>
    public override async Task ReceiveAsync(ZmqSocket socket, bool awaited, CancellationToken cancellationToken)
    {
        using ZmqMessage message = awaited ? await socket.ReceiveMessageAsync(cancellationToken) : socket.ReceiveMessage(cancellationToken);
        Assert.Equal(2, message.Count);
        Assert.Equal(s_kind, message[0].ToArray());
        WeatherReport? received = JsonSerializer.Deserialize(message[1].Span, WeatherReportJson.Default.WeatherReport);
        Assert.Equivalent(report, received, strict: true);
    }

    private static byte[][] ToFrames(WeatherReport report) => [s_kind, JsonPayload.ToBytes(report)];
}
