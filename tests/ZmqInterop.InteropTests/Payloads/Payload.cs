using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.InteropTests.Payloads;

/// <summary>What goes over the wire: how this side sends and receives it, and what the other side is told to send or says to have received.</summary>
/// <param name="name">Its name in the tests and in the table.</param>
/// <param name="frames">Its frames.</param>
/// <param name="descriptions">What peers are told of them.</param>
internal abstract class Payload(string name, byte[][] frames, JsonNode[] descriptions)
{
    /// <summary>The form that every peer knows: frames, one by one.</summary>
    public const string PlainForm = "frames";

    private static readonly WeatherReport s_report = new("Zürich", -2.5, ["snow", "雪", "\"quoted\""], null);

    private readonly JsonNode[] _digests = [.. frames.Select(frame => (JsonNode)Content.Digest(frame))];

    /// <summary>All of them; a new one is a line.</summary>
    public static IReadOnlyList<Payload> All { get; } =
    [
        FramesPayload.OfSizes("empty frame", 0),
        FramesPayload.OfSizes("1 B", 1),
        // 33 bytes are the most that libzmq stores inside of a message; 34 are the first on its heap.
        FramesPayload.OfSizes("33 B", 33),
        FramesPayload.OfSizes("34 B", 34),
        // ZMTP writes the length in one byte up to 255, in eight from 256.
        FramesPayload.OfSizes("255 B", 255),
        FramesPayload.OfSizes("256 B", 256),
        FramesPayload.OfSizes("64 KiB", 64 * 1024),
        FramesPayload.OfSizes("16 MiB", 16 * 1024 * 1024),
        FramesPayload.OfSizes("5 frames", 0, 1, 33, 70_000, 0),
        FramesPayload.OfSizes("1000 frames", [.. Enumerable.Range(0, 1000).Select(i => i % 70)]),
        FramesPayload.Random("random bytes"),
        new TextPayload("UTF-8 text", "Grüße, 世界, 🌍, \0 and on", Encoding.UTF8, "utf-8"),
        new TextPayload("Latin-1 text", "Grüße aus Ærøskøbing, ½ £, \0 and on", Encoding.Latin1, "latin-1"),
        new JsonPayload("JSON", s_report),
        new SerializedPayload("send_serialized", s_report),
    ];

    public string Name { get; } = name;

    public byte[][] Frames { get; } = frames;

    /// <summary>What pyzmq makes of it: a name in peers/payloads.py.</summary>
    public virtual string Form => PlainForm;

    public static Payload Get(string name) => All.Single(payload => payload.Name == name);

    /// <summary>What a peer is to send.</summary>
    public virtual JsonNode ToSend(string form) => new JsonArray([.. descriptions.Select(description => description.DeepClone())]);

    /// <summary>Checks what a peer says to have received.</summary>
    public virtual void AssertReceived(string form, JsonNode? value) =>
        Assert.Equal(_digests.Select(digest => (string)digest!), value!.AsArray().Select(digest => (string)digest!));

    /// <summary>Sends it in the calling thread, or asynchronously.</summary>
    public abstract Task SendAsync(ZmqSocket socket, bool awaited, CancellationToken cancellationToken);

    /// <summary>Receives it in the calling thread, or asynchronously, and checks it.</summary>
    public abstract Task ReceiveAsync(ZmqSocket socket, bool awaited, CancellationToken cancellationToken);

    public override string ToString() => Name;
}
