using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Sockets;
using Xunit;
using ZmqInterop.BehaviorTests.Support;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Requests and replies, and the endpoints that their connections are ended by.</summary>
public sealed class RequestReplyRoundTripTests : PatternTest
{
    [Theory]
    [MemberData(nameof(Transports))]
    public void Request_Connected_IsReplied(string transport)
    {
        ZmqSocket rep = Create(ZmqSocketType.Rep);
        ZmqSocket req = Create(ZmqSocketType.Req);
        req.Connect(rep.Bind(Endpoints.For(transport)));
        Exchange.Bounce(rep, req);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Reply_ToAPeerThatHasGone_IsDropped(string transport)
    {
        ZmqSocket rep = Create(ZmqSocketType.Rep);
        string endpoint = rep.Bind(Endpoints.For(transport));
        ZmqSocket gone = Create(ZmqSocketType.Req);
        gone.Connect(endpoint);
        Send(gone, "request");
        Assert.Equal(["request"], Receive(rep));
        gone.Dispose();
        Send(rep, "dropped");

        ZmqSocket req = Create(ZmqSocketType.Req);
        req.Connect(endpoint);
        Exchange.Bounce(rep, req);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public void Connection_Made_IsEndedByItsEndpoint(string host)
    {
        SetUp(host);
        ZmqSocket rep = Create(ZmqSocketType.Rep);
        string endpoint = rep.Bind($"tcp://{host}:*");
        ZmqSocket req = Create(ZmqSocketType.Req);
        req.Connect(endpoint);
        Exchange.Bounce(rep, req);
        req.Disconnect(endpoint);
        rep.Unbind(endpoint);
        Assert.Throws<ZmqException>(() => req.Disconnect(endpoint));
        Assert.Throws<ZmqException>(() => rep.Unbind(endpoint));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public void Connections_SomeWithASourceAddress_AreUsedInTurn(string host)
    {
        SetUp(host);
        ZmqSocket[] reps = Create(ZmqSocketType.Rep, 3);
        string[] bound = [.. reps.Select(rep => rep.Bind($"tcp://{host}:*"))];
        string[] connected = [bound[0], bound[1], From(host, SourcePort(host), bound[2])];
        ZmqSocket req = Create(ZmqSocketType.Req);
        foreach (string endpoint in connected)
        {
            req.Connect(endpoint);
        }

        for (int i = 0; i < 7; i++)
        {
            Exchange.Bounce(reps[i % reps.Length], req);
        }

        End(req, connected, reps, bound);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public void Connections_FromTheSamePort_GoToDifferentPeers(string host)
    {
        SetUp(host);
        ZmqSocket[] reps = Create(ZmqSocketType.Rep, 2);
        string[] bound = [.. reps.Select(rep => rep.Bind($"tcp://{host}:*"))];
        int first = SourcePort(host);
        int second = SourcePort(host);
        ZmqSocket req = Create(ZmqSocketType.Req);
        ZmqSocket other = Create(ZmqSocketType.Req);
        string[] connected = [From(host, first, bound[0]), From(host, second, bound[1])];
        string[] crossed = [From(host, second, bound[0]), From(host, first, bound[1])];
        for (int i = 0; i < 2; i++)
        {
            req.Connect(connected[i]);
            other.Connect(crossed[i]);
        }

        foreach (ZmqSocket client in new[] { req, other, req })
        {
            Exchange.Bounce(reps[0], client);
            Exchange.Bounce(reps[1], client);
        }

        foreach (string endpoint in crossed)
        {
            other.Disconnect(endpoint);
        }

        End(req, connected, reps, bound);
    }

    private void SetUp(string host)
    {
        Assert.SkipUnless(!host.Contains(':', StringComparison.Ordinal) || Socket.OSSupportsIPv6, "This system has no IPv6.");
        Context.IPv6 = true;
    }

    /// <summary>A port below those that Linux gives away by itself, so that no other connection has it in a moment.</summary>
    private int SourcePort(string host)
    {
        using ZmqSocket socket = Create(ZmqSocketType.Pair);
        return socket.BindRandomPort($"tcp://{host}", 10_000, 30_000);
    }

    private static string From(string host, int port, string endpoint) => $"tcp://{host}:{port};{endpoint["tcp://".Length..]}";

    private static void End(ZmqSocket req, IEnumerable<string> connected, IEnumerable<ZmqSocket> reps, IEnumerable<string> bound)
    {
        foreach (string endpoint in connected)
        {
            req.Disconnect(endpoint);
        }

        foreach ((ZmqSocket rep, string endpoint) in reps.Zip(bound))
        {
            rep.Unbind(endpoint);
        }
    }
}
