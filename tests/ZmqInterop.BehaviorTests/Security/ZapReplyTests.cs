using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Security;

/// <summary>What a server does with the replies of its handler, right ones and wrong ones: whatever is not a plain yes lets nobody in.</summary>
public sealed class ZapReplyTests : SecurityTest
{
    private const string Domain = "ZAPTEST";

    private readonly ZmqCurveKeyPair? _serverKeys = Zmq.Has("curve") ? ZmqCurveKeyPair.Generate() : null;
    private readonly ZmqCurveKeyPair? _clientKeys = Zmq.Has("curve") ? ZmqCurveKeyPair.Generate() : null;
    private ZapHandler? _zap;
    private ZmqMonitor _atServer = null!;
    private ZmqMonitor _atClient = null!;

    public static TheoryData<string> Mechanisms => ["NULL", "PLAIN", "CURVE"];

    public static TheoryData<string, string, ZmqProtocolError> MalformedReplies
    {
        get
        {
            TheoryData<string, string, ZmqProtocolError> data = [];
            foreach (string mechanism in (string[])["NULL", "PLAIN", "CURVE"])
            {
                data.Add(mechanism, "wrong version", ZmqProtocolError.ZapBadVersion);
                data.Add(mechanism, "empty version", ZmqProtocolError.ZapBadVersion);
                data.Add(mechanism, "wrong request id", ZmqProtocolError.ZapBadRequestId);
                data.Add(mechanism, "status that is no number", ZmqProtocolError.ZapInvalidStatusCode);
                data.Add(mechanism, "status 100", ZmqProtocolError.ZapInvalidStatusCode);
                data.Add(mechanism, "status 201", ZmqProtocolError.ZapInvalidStatusCode);
                data.Add(mechanism, "status 600", ZmqProtocolError.ZapInvalidStatusCode);
                data.Add(mechanism, "status 2000", ZmqProtocolError.ZapInvalidStatusCode);
                data.Add(mechanism, "broken metadata", ZmqProtocolError.ZapInvalidMetadata);
                data.Add(mechanism, "one frame too many", ZmqProtocolError.ZapMalformedReply);
                data.Add(mechanism, "one frame too few", ZmqProtocolError.ZapMalformedReply);
                data.Add(mechanism, "one frame", ZmqProtocolError.ZapMalformedReply);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public void Reply_200_LetsTheClientIn(string mechanism)
    {
        (ZmqSocket server, ZmqSocket client) = Start(mechanism, request => ZapHandler.Reply(request, "200"));
        AssertTalk(server, client);
        Assert.Equal(ZmqMonitorEvents.HandshakeSucceeded, Next(_atServer).Kind);
        Assert.Equal(ZmqMonitorEvents.HandshakeSucceeded, Next(_atClient).Kind);
        Assert.Equal(1, _zap!.Requests);
    }

    [Theory]
    [MemberData(nameof(MalformedReplies))]
    public void Reply_Malformed_LetsNobodyInAndIsReported(string mechanism, string fault, ZmqProtocolError expected)
    {
        (ZmqSocket server, ZmqSocket client) = Start(mechanism, request => Spoil(fault, request));
        Assert.Equal(expected, Next(_atServer).ProtocolError);
        AssertSilence(server, client);
    }

    [Theory]
    [InlineData("NULL", "400")]
    [InlineData("NULL", "500")]
    [InlineData("PLAIN", "400")]
    [InlineData("PLAIN", "500")]
    [InlineData("CURVE", "400")]
    [InlineData("CURVE", "500")]
    public void Reply_DeniedOrFailed_IsToldToBothSides(string mechanism, string status)
    {
        (ZmqSocket server, ZmqSocket client) = Start(mechanism, request => ZapHandler.Reply(request, status));
        Assert.Equal(status, $"{Next(_atServer).AuthenticationStatus}");
        Assert.Equal(status, $"{Next(_atClient).AuthenticationStatus}");
        AssertSilence(server, client);
    }

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public void Reply_TemporaryFailure_IsToldToTheServerOnly(string mechanism)
    {
        (ZmqSocket server, ZmqSocket client) = Start(mechanism, request => ZapHandler.Reply(request, "300"));
        Assert.Equal(300, Next(_atServer).AuthenticationStatus);
        AssertSilence(server, client);

        // The connection may be closed meanwhile; why, the client does not hear.
        if (_atClient.TryReceive(out ZmqMonitorEvent seen))
        {
            Assert.Equal(ZmqError.BrokenPipe, seen.Error);
        }
    }

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public void Handler_NotThere_LetsNobodyIn(string mechanism)
    {
        (ZmqSocket server, ZmqSocket client) = Start(mechanism, answer: null);
        Assert.Equal(ZmqError.BadAddress, Next(_atServer).Error);
        AssertSilence(server, client);
    }

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public void Handler_GoneAfterTheRequest_KeepsTheClientOutside(string mechanism)
    {
        (ZmqSocket server, ZmqSocket client) = Start(mechanism, _ => []);
        Parked.Until(() => _zap!.Requests == 1, "requests");
        AssertWaitsUntilTheClientGoes(server, client);
    }

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public void Handler_ThatDoesNotFinishItsReply_KeepsTheClientOutside(string mechanism)
    {
        (ZmqSocket server, ZmqSocket client) = Start(mechanism, request => [.. ZapHandler.Reply(request, "200")[..^1], null]);
        Parked.Until(() => _zap!.Requests == 1, "requests");
        AssertWaitsUntilTheClientGoes(server, client);
    }

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public void Handler_ThatReceivesNothing_KeepsTheClientOutside(string mechanism)
    {
        ZmqSocket handler = Create(ZmqSocketType.Rep);
        _ = handler.Bind(ZapHandler.Endpoint);
        (ZmqSocket server, ZmqSocket client) = Start(mechanism, answer: null);
        AssertWaitsUntilTheClientGoes(server, client);
    }

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public void Request_Always_HasWhatTheSpecificationSays(string mechanism)
    {
        IReadOnlyList<string> seen = [];
        (ZmqSocket server, ZmqSocket client) = Start(mechanism, request =>
        {
            seen = request;
            return ZapHandler.Reply(request, "200");
        });
        AssertTalk(server, client);
        Assert.Equal<string>(["1.0", "1", Domain, "127.0.0.1", "IDENT", mechanism], seen.Take(6));
        int credentials = seen.Count - 6;
        Assert.Equal(mechanism switch { "NULL" => 0, "PLAIN" => 2, _ => 1 }, credentials);
        if (mechanism == "CURVE")
        {
            Assert.Equal(_clientKeys!.PublicKey, new ZmqCurvePublicKey(System.Text.Encoding.Latin1.GetBytes(seen[6])));
        }
    }

    protected override void Dispose(bool disposing)
    {
        _zap?.Dispose();
        base.Dispose(disposing);
        _serverKeys?.Dispose();
        _clientKeys?.Dispose();
    }

    private static string?[] Spoil(string fault, IReadOnlyList<string> request)
    {
        string[] reply = ZapHandler.Reply(request, fault.StartsWith("status ", StringComparison.Ordinal) ? fault[7..] : "200");
        return fault switch
        {
            "wrong version" => ["2.0", .. reply[1..]],
            "empty version" => ["", .. reply[1..]],
            "wrong request id" => [reply[0], "another", .. reply[2..]],
            "broken metadata" => [.. reply[..^1], "\u0001"],
            "one frame too many" => [.. reply, ""],
            "one frame too few" => reply[..^1],
            "one frame" => ["1.0"],
            _ => reply,
        };
    }

    private (ZmqSocket Server, ZmqSocket Client) Start(string mechanism, Func<IReadOnlyList<string>, IReadOnlyList<string?>>? answer)
    {
        Assert.SkipWhen(mechanism == "CURVE" && !Zmq.Has("curve"), "This libzmq is built without CURVE.");
        if (answer is not null)
        {
            _zap = new ZapHandler(Context, answer);
        }

        ZmqSocket server = Bind(socket =>
        {
            socket.Options.SetRoutingId("IDENT");
            switch (mechanism)
            {
                case "NULL":
                    socket.UseNullServer(Domain);
                    break;
                case "PLAIN":
                    socket.UsePlainServer(Domain);
                    break;
                default:
                    socket.UseCurveServer(_serverKeys!, Domain);
                    break;
            }

            _atServer = Watch(socket);
        });
        ZmqSocket client = Connect(server, socket =>
        {
            switch (mechanism)
            {
                case "PLAIN":
                    socket.UsePlainClient("user", "password");
                    break;
                case "CURVE":
                    socket.UseCurveClient(_clientKeys!, _serverKeys!.PublicKey);
                    break;
                default:
                    break;
            }

            _atClient = Watch(socket);
        });
        return (server, client);
    }

    private void AssertWaitsUntilTheClientGoes(ZmqSocket server, ZmqSocket client)
    {
        AssertSilence(server, client);
        AssertNothing(_atServer);
        client.Dispose();
        Assert.Equal(ZmqError.BrokenPipe, Next(_atServer).Error);
    }
}
