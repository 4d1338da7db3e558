using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;
using ZmqInterop.InteropTests.Payloads;

namespace ZmqInterop.NetMqPeer;

/// <summary>What the tests have the peer do.</summary>
internal sealed class Commands : IDisposable
{
    // Longer than any test should take: a call that waits for ever would leave nobody to say where.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private readonly Dictionary<int, NetMQSocket> _sockets = [];

    /// <summary>Carries out a command and returns its result.</summary>
    public JsonNode? Run(JsonObject command)
    {
        int number = (int)command["socket"]!;
        if ((string)command["do"]! == "open")
        {
            _sockets.Add(number, Open(command));
            return null;
        }

        NetMQSocket socket = _sockets[number];
        switch ((string)command["do"]!)
        {
            case "bind":
                socket.Bind((string)command["endpoint"]!);
                return socket.Options.LastEndpoint;
            case "connect":
                socket.Connect((string)command["endpoint"]!);
                return null;
            case "subscribe":
                ((SubscriberSocket)socket).Subscribe((string)command["prefix"]!);
                return null;
            case "send_payload":
                Send(socket, [.. command["prefix"]!.AsArray().Select(Text), .. command["value"]!.AsArray().Select(Decode)]);
                return null;
            case "receive_payload":
                return Split(Receive(socket, s_limit) ?? throw new TimeoutException("Nothing came."), (int)command["prefix"]!);
            case "send":
                Send(socket, command["frames"]!.AsArray().Select(Decode));
                return null;
            case "receive":
                return Encode(Receive(socket, s_limit) ?? throw new TimeoutException("Nothing came."));
            case "try_receive":
                return Receive(socket, TimeSpan.FromMilliseconds((int)command["milliseconds"]!)) is NetMQMessage message ? Encode(message) : null;
            case "close":
                _ = _sockets.Remove(number);
                socket.Dispose();
                return null;
            default:
                throw new NotSupportedException($"{command["do"]} is not a command.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (NetMQSocket socket in _sockets.Values)
        {
            socket.Dispose();
        }
    }

    private static NetMQSocket Open(JsonObject command)
    {
        NetMQSocket socket = (string)command["type"]! switch
        {
            "REQ" => new RequestSocket(),
            "REP" => new ResponseSocket(),
            "PUB" => new PublisherSocket(),
            "SUB" => new SubscriberSocket(),
            "XPUB" => new XPublisherSocket(),
            "XSUB" => new XSubscriberSocket(),
            "PUSH" => new PushSocket(),
            "PULL" => new PullSocket(),
            "DEALER" => new DealerSocket(),
            "ROUTER" => new RouterSocket(),
            "PAIR" => new PairSocket(),
            string type => throw new NotSupportedException($"{type} is not a type of socket here."),
        };
        if (command["routing_id"] is JsonNode routingId)
        {
            socket.Options.Identity = Text(routingId);
        }

        if (command["security"] is JsonObject security)
        {
            Secure(socket, security);
        }

        return socket;
    }

    private static void Secure(NetMQSocket socket, JsonObject security)
    {
        socket.Options.CurveCertificate = new NetMQCertificate((string)security["secret_key"]!, (string)security["public_key"]!);
        if ((bool)security["server"]!)
        {
            socket.Options.CurveServer = true;
        }
        else
        {
            socket.Options.CurveServerCertificate = NetMQCertificate.FromPublicKey((string)security["server_key"]!);
        }
    }

    private static void Send(NetMQSocket socket, IEnumerable<byte[]> frames)
    {
        if (!socket.TrySendMultipartBytes(s_limit, frames))
        {
            throw new TimeoutException("Nobody takes the message.");
        }
    }

    private static NetMQMessage? Receive(NetMQSocket socket, TimeSpan limit)
    {
        NetMQMessage? message = null;
        return socket.TryReceiveMultipartMessage(limit, ref message) ? message : null;
    }

    private static JsonObject Split(NetMQMessage message, int prefix) => new()
    {
        ["prefix"] = new JsonArray([.. message.Take(prefix).Select(frame => (JsonNode)frame.ConvertToString(System.Text.Encoding.UTF8))]),
        ["value"] = new JsonArray([.. message.Skip(prefix).Select(frame => (JsonNode)Content.Digest(frame.Buffer.AsSpan(0, frame.MessageSize)))]),
    };

    private static JsonArray Encode(NetMQMessage message) =>
        [.. message.Select(frame => (JsonNode)Convert.ToBase64String(frame.Buffer.AsSpan(0, frame.MessageSize)))];

    private static byte[] Text(JsonNode? text) => System.Text.Encoding.UTF8.GetBytes((string)text!);

    private static byte[] Decode(JsonNode? frame) => frame is JsonObject description
        ? Content.Create((int)description["size"]!, (int)description["seed"]!)
        : Convert.FromBase64String((string)frame!);
}
