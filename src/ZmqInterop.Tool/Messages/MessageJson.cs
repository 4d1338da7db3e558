using System;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace ZmqInterop.Tool.Messages;

/// <summary>
/// A message as JSON: <c>{"frames":["text",{"hex":"00ff"}]}</c>. A frame that is no text is an object. What is received has, where there is such a thing,
/// <c>peerAddress</c>, <c>userId</c>, <c>group</c> and <c>routingId</c> beside the frames.
/// </summary>
internal static class MessageJson
{
    public static JsonObject Write(ZmqMessage message, ZmqSocketType type)
    {
        JsonArray frames = [];
        foreach (ZmqFrame frame in message)
        {
            frames.Add(Write(frame.Span));
        }

        JsonObject json = new() { ["frames"] = frames };
        if (message.Count > 0)
        {
            AddOrigin(json, message[0], type);
        }

        return json;
    }

    /// <exception cref="FormatException">It is neither an object with frames, nor an array of frames, nor a frame.</exception>
    public static void Read(string line, ZmqMessage message, out string? group)
    {
        try
        {
            JsonNode? node = JsonNode.Parse(line);
            group = (node as JsonObject)?["group"]?.GetValue<string>();
            JsonNode? frames = node is JsonObject whole && whole.ContainsKey("frames") ? whole["frames"] : node;
            if (frames is JsonArray array)
            {
                foreach (JsonNode? frame in array)
                {
                    message.Add(Read(frame));
                }
            }
            else
            {
                message.Add(Read(frames));
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException($"This is no message in JSON: {line}. One is {{\"frames\":[\"text\",{{\"hex\":\"00ff\"}}]}}.", exception);
        }
    }

    private static JsonNode Write(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes)
        ? JsonValue.Create(Encoding.UTF8.GetString(bytes))
        : new JsonObject { ["hex"] = Convert.ToHexStringLower(bytes) };

    private static byte[] Read(JsonNode? frame) => frame switch
    {
        JsonObject bytes when bytes["hex"] is { } hex => Convert.FromHexString(hex.GetValue<string>()),
        JsonObject bytes when bytes["base64"] is { } base64 => Convert.FromBase64String(base64.GetValue<string>()),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => Encoding.UTF8.GetBytes(text.GetValue<string>()),
        _ => throw new InvalidOperationException("A frame is a text, or an object with hex or base64."),
    };

    private static void AddOrigin(JsonObject json, ZmqFrame first, ZmqSocketType type)
    {
        if (first.PeerAddress is { Length: > 0 } address)
        {
            json["peerAddress"] = address;
        }

        if (first.UserId is { Length: > 0 } user)
        {
            json["userId"] = user;
        }

        if (type == ZmqSocketType.Dish)
        {
            json["group"] = first.Group;
        }

        if (type is ZmqSocketType.Server or ZmqSocketType.Peer)
        {
            json["routingId"] = first.RoutingId;
        }
    }
}
